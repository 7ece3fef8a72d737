package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A small field over the graph that finds steps by a part of their name.
final class FindField extends HBox {
    private final Words words;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final Consumer<Optional<Box>> goTo;
    private final Runnable close;
    private List<Box> boxes = List.of();
    private List<Box> found = List.of();
    private int current;

    /// @param goTo is told the step that was found, and that what is found has changed
    FindField(Words words, Consumer<Optional<Box>> goTo, Runnable close) {
        this.words = words;
        this.goTo = goTo;
        this.close = close;
        setId("graph-find-bar");
        getStyleClass().addAll("graph-overlay", "graph-find");
        field.setId("graph-find-text");
        field.setPrefColumnCount(14);
        field.promptTextProperty().bind(words.text("graph.find.prompt"));
        field.accessibleTextProperty().bind(words.text("graph.find.prompt"));
        field.textProperty().subscribe(this::search);
        count.setMinWidth(USE_PREF_SIZE);
        count.getStyleClass().add("count");
        getChildren()
                .addAll(
                        field,
                        count,
                        button("previous", "graph.find.previous", () -> step(-1)),
                        button("next", "graph.find.next", () -> step(1)),
                        button("close", "graph.find.close", close));
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
    }

    private Button button(String style, String word, Runnable action) {
        var button = new Button();
        var icon = new Region();
        icon.getStyleClass().add("icon");
        button.setGraphic(icon);
        button.getStyleClass().addAll("graph-tool", style);
        button.setOnAction(_ -> action.run());
        button.setFocusTraversable(false);
        button.accessibleTextProperty().bind(words.text(word));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(words.text(word));
        button.setTooltip(tooltip);
        return button;
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close.run();
            case ENTER, F3 -> step(event.isShiftDown() ? -1 : 1);
            case DOWN -> step(1);
            case UP -> step(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    void open() {
        setVisible(true);
        field.requestFocus();
        field.selectAll();
        search();
    }

    void hide() {
        setVisible(false);
        found = List.of();
    }

    /// Searches again in another picture.
    void in(List<Box> all) {
        boxes = all;
        if (isVisible()) {
            find();
            tell();
        }
    }

    List<Box> found() {
        return found;
    }

    private void search() {
        if (isVisible()) {
            find();
            current = 0;
            tell();
            goTo.accept(found.stream().findFirst());
        }
    }

    private void find() {
        var part = field.getText().strip().toLowerCase(Locale.ROOT);
        found = part.isEmpty()
                ? List.of()
                : boxes.stream()
                        .filter(box -> box.isStep()
                                && box.name().toLowerCase(Locale.ROOT).contains(part))
                        .toList();
        current = Math.min(current, Math.max(0, found.size() - 1));
    }

    private void step(int by) {
        if (!found.isEmpty()) {
            current = Math.floorMod(current + by, found.size());
            tell();
            goTo.accept(Optional.of(found.get(current)));
        }
    }

    private void tell() {
        boolean asked = !field.getText().isBlank();
        count.setText(
                found.isEmpty()
                        ? asked ? words.now("graph.find.none") : ""
                        : words.now("graph.find.count", current + 1, found.size()));
    }
}
