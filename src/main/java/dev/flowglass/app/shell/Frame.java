package dev.flowglass.app.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;

/// The panes of the window and the bars between them: left | text | graph | right, and the bottom below all. Panes
/// can be hidden; sizes and what is hidden come back as they were left.
final class Frame {
    /// A pane that can be hidden.
    enum Side {
        LEFT(0.15),
        GRAPH(0.28),
        RIGHT(0.2),
        BOTTOM(0.3);

        private final double share;

        Side(double share) {
            this.share = share;
        }

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Part(Side side, Node node, BooleanProperty shown) {}

    private final Settings settings;
    private final Node text;
    private final List<Part> parts = new ArrayList<>();
    private final SplitPane across = new SplitPane();
    private final SplitPane down = new SplitPane();
    private boolean arranging;

    Frame(Settings settings, Node left, Node text, Node graph, Node right, Node bottom) {
        this.settings = settings;
        this.text = text;
        add(Side.LEFT, left);
        add(Side.GRAPH, graph);
        add(Side.RIGHT, right);
        add(Side.BOTTOM, bottom);
        across.setOrientation(Orientation.HORIZONTAL);
        down.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(right, false);
        SplitPane.setResizableWithParent(bottom, false);
        arrange();
        parts.forEach(part -> part.shown().subscribe((was, is) -> {
            remember();
            settings.put("shown." + part.side().key(), is.toString());
            arrange();
        }));
    }

    private void add(Side side, Node node) {
        boolean shown =
                settings.text("shown." + side.key()).map(Boolean::parseBoolean).orElse(true);
        parts.add(new Part(side, node, new SimpleBooleanProperty(this, side.key(), shown)));
    }

    Node node() {
        return down;
    }

    BooleanProperty shownProperty(Side side) {
        return part(side).shown();
    }

    private Part part(Side side) {
        return parts.stream().filter(part -> part.side() == side).findFirst().orElseThrow();
    }

    private boolean isShown(Side side) {
        return part(side).shown().get();
    }

    private void arrange() {
        arranging = true;
        across.getItems().clear();
        down.getItems().clear();
        var row = new ArrayList<Node>();
        var shares = new ArrayList<Double>();
        double rest = 1;
        for (var side : List.of(Side.LEFT, Side.GRAPH, Side.RIGHT)) {
            rest -= isShown(side) ? share(side) : 0;
        }
        if (isShown(Side.LEFT)) {
            row.add(part(Side.LEFT).node());
            shares.add(share(Side.LEFT));
        }
        row.add(text);
        shares.add(Math.max(rest, 0.1));
        for (var side : List.of(Side.GRAPH, Side.RIGHT)) {
            if (isShown(side)) {
                row.add(part(side).node());
                shares.add(share(side));
            }
        }
        across.getItems().setAll(row);
        double at = 0;
        for (int i = 0; i < row.size() - 1; i++) {
            at += shares.get(i);
            across.setDividerPosition(i, Math.min(at, 0.98));
        }
        down.getItems().add(across);
        if (isShown(Side.BOTTOM)) {
            down.getItems().add(part(Side.BOTTOM).node());
            down.setDividerPosition(0, 1 - share(Side.BOTTOM));
        }
        arranging = false;
    }

    private double share(Side side) {
        OptionalDouble remembered = settings.number("share." + side.key());
        return Math.clamp(remembered.orElse(side.share), 0.05, 0.8);
    }

    /// Remembers the sizes as they are; called before something is hidden and when the window closes.
    void remember() {
        if (arranging || across.getWidth() == 0) {
            return;
        }
        for (var part : parts) {
            if (part.node().getScene() != null) {
                boolean vertical = part.side() == Side.BOTTOM;
                double whole = vertical ? down.getHeight() : across.getWidth();
                double own = vertical
                        ? part.node().getLayoutBounds().getHeight()
                        : part.node().getLayoutBounds().getWidth();
                if (whole > 0 && own > 0) {
                    settings.put("share." + part.side().key(), String.valueOf(own / whole));
                }
            }
        }
    }
}
