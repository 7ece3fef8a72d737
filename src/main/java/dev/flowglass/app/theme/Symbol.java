package dev.flowglass.app.theme;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A small picture in the colour of its place. Its shape comes from the stylesheet: `.symbol-<name>`.
///
/// It tells nobody anything by itself: a word stands beside it, or its control has a tooltip and an accessible
/// text.
public final class Symbol extends Region {
    private String name = "";

    /// @param name as in the stylesheet
    public Symbol(String name) {
        getStyleClass().add("symbol");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMouseTransparent(true);
        show(name);
    }

    /// Becomes another picture.
    public void show(String other) {
        if (!other.equals(name)) {
            getStyleClass().remove("symbol-" + name);
            name = other;
            getStyleClass().add("symbol-" + name);
        }
    }
}
