package dev.flowglass.app.theme;

import java.util.Locale;
import javafx.scene.Node;

/// How a breakpoint looks, in gutter, graph and list: shape and colour. The style class is `breakpoint-<lower case>`,
/// the word is `breakpoint.mark.<lower case>`.
public enum BreakpointMark {
    ACTIVE(Icon.BREAKPOINT),
    /// It stops under a condition, from some visit on, or in one branch or iteration only.
    CONDITIONAL(Icon.CONDITIONAL_BREAKPOINT),
    /// It tells and does not stop.
    LOG(Icon.LOG_POINT),
    DISABLED(Icon.BREAKPOINT),
    /// Its step is not there.
    UNBOUND(Icon.UNBOUND_BREAKPOINT);

    private final Icon icon;

    BreakpointMark(Icon icon) {
        this.icon = icon;
    }

    public Node node() {
        var node = icon.node();
        node.getStyleClass().add(style());
        return node;
    }

    public String style() {
        return "breakpoint-" + name().toLowerCase(Locale.ROOT);
    }

    public String word() {
        return "breakpoint.mark." + name().toLowerCase(Locale.ROOT);
    }
}
