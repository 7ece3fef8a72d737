package dev.flowglass.app.graph.edit;

import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A small palette over the graph: type some letters, Enter takes what is marked, Escape leaves.
final class StepPicker extends VBox {
    /// Something that can be taken.
    ///
    /// @param id for tests and stylesheets
    /// @param word of the language, which can be typed as well as the label
    record Choice(String id, String word, String label, String detail, Runnable take) {
        boolean matches(String typed) {
            var part = typed.strip().toLowerCase(Locale.ROOT);
            return label.toLowerCase(Locale.ROOT).contains(part)
                    || word.toLowerCase(Locale.ROOT).contains(part)
                    || detail.toLowerCase(Locale.ROOT).contains(part);
        }

        boolean begins(String typed) {
            var part = typed.strip().toLowerCase(Locale.ROOT);
            return word.toLowerCase(Locale.ROOT).startsWith(part)
                    || label.toLowerCase(Locale.ROOT).startsWith(part);
        }
    }

    private static final int MOST_ROWS = 10;
    private static final double ROW = 26;
    private static final double WIDTH = 320;

    private final TextField query = new TextField();
    private final Label nothing = new Label();
    private final ObservableList<Choice> shown = FXCollections.observableArrayList();
    private final ListView<Choice> list = new ListView<>(shown);
    private final Consumer<Boolean> closed;
    private List<Choice> all = List.of();

    /// @param closed is told when it has been left; true when by Escape or a choice, so that the focus is free
    StepPicker(Words words, Consumer<Boolean> closed) {
        this.closed = closed;
        setId("graph-picker");
        getStyleClass().addAll("graph-overlay", "graph-picker");
        query.setId("graph-picker-text");
        query.promptTextProperty().bind(words.text("graph.pick.prompt"));
        query.accessibleTextProperty().bind(words.text("graph.pick.prompt"));
        query.textProperty().subscribe(this::refresh);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        query.focusedProperty().subscribe(focused -> {
            if (!focused && isVisible()) {
                close(false);
            }
        });
        nothing.textProperty().bind(words.text("pick.nothing"));
        list.setId("graph-picker-list");
        list.setFocusTraversable(false);
        list.setFixedCellSize(ROW);
        list.setPlaceholder(nothing);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                take();
            }
        });
        getChildren().addAll(query, list);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        setVisible(false);
    }

    void open(List<Choice> choices) {
        all = choices;
        query.clear();
        refresh();
        setVisible(true);
        query.requestFocus();
    }

    void close(boolean free) {
        if (isVisible()) {
            setVisible(false);
            closed.accept(free);
        }
    }

    private void refresh() {
        var typed = query.getText();
        var found = all.stream().filter(choice -> choice.matches(typed)).toList();
        shown.setAll(found.stream().filter(choice -> choice.begins(typed)).toList());
        shown.addAll(found.stream().filter(choice -> !choice.begins(typed)).toList());
        list.getSelectionModel().selectFirst();
        list.setPrefHeight(Math.clamp(found.size(), 1, MOST_ROWS) * ROW + 4);
        list.scrollTo(0);
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> close(true);
            case ENTER -> take();
            case DOWN -> move(1);
            case UP -> move(-1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int by) {
        if (!shown.isEmpty()) {
            int to = Math.floorMod(list.getSelectionModel().getSelectedIndex() + by, shown.size());
            list.getSelectionModel().select(to);
            list.scrollTo(Math.max(0, to - MOST_ROWS / 2));
        }
    }

    private void take() {
        var choice = list.getSelectionModel().getSelectedItem();
        if (choice != null) {
            close(true);
            choice.take().run();
        }
    }

    private static final class Cell extends ListCell<Choice> {
        private final Label detail = new Label();

        Cell() {
            detail.getStyleClass().add("muted");
            setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
            setGraphicTextGap(10);
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setText("");
                setGraphic(null);
            } else {
                setText(choice.label());
                detail.setText(choice.detail());
                setGraphic(detail);
            }
        }
    }
}
