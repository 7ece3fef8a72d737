package dev.flowglass.app.graph;

import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The buttons over the graph: farther, 100 %, nearer, all, find.
final class GraphTools extends HBox {
    private final Words words;
    private final Function<String, Optional<KeyCombination>> keys;

    /// In a narrower view only some tools have room.
    private static final double ROOMY = 250;

    private final Button percent;
    private final List<Button> zooming;

    /// @param keys the key of an action, to be shown in the tooltip
    GraphTools(Words words, Function<String, Optional<KeyCombination>> keys, GraphView view) {
        this.words = words;
        this.keys = keys;
        setId("graph-tools");
        getStyleClass().add("graph-overlay");
        percent = tool("graph.zoom-normal", "percent", view::zoomNormal);
        percent.setGraphic(null);
        zooming = List.of(
                tool("graph.zoom-out", "zoom-out", view::zoomOut),
                percent,
                tool("graph.zoom-in", "zoom-in", view::zoomIn));
        getChildren().addAll(zooming);
        getChildren().addAll(tool("graph.fit", "fit", view::fit), tool("graph.find", "find", view::find));
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// Where there is little room, the tools that the wheel is for as well step back.
    void fit(double width) {
        boolean roomy = width >= ROOMY;
        zooming.forEach(tool -> {
            tool.setVisible(roomy);
            tool.setManaged(roomy);
        });
    }

    void show(double scale) {
        percent.setText("%d%%".formatted(Math.round(scale * 100)));
    }

    private Button tool(String action, String style, Runnable run) {
        var button = new Button();
        var icon = new Region();
        icon.getStyleClass().add("icon");
        button.setGraphic(icon);
        button.setId(action.replace('.', '-'));
        button.getStyleClass().addAll("graph-tool", style);
        button.setFocusTraversable(false);
        button.setOnAction(_ -> run.run());
        var word = words.text("action." + action);
        button.accessibleTextProperty().bind(word);
        var tooltip = new Tooltip();
        tooltip.textProperty()
                .bind(word.map(text -> keys.apply(action)
                        .map(key -> words.now("graph.tip", text, display(key)))
                        .orElse(text)));
        button.setTooltip(tooltip);
        return button;
    }

    /// `Ctrl+1` rather than `Ctrl+Digit1`.
    private static String display(KeyCombination key) {
        return key.getDisplayText().replace("Digit", "");
    }
}
