package dev.flowglass.app.shell;

import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A field with a list below it, over the window: type some letters of what is wanted, Enter takes it, Escape
/// leaves. The palette of commands and "go to" are made of it.
public final class QuickPick {
    /// A line of the list.
    ///
    /// @param detail stands at the right: a key, a path
    /// @param enabled false: it is shown and cannot be taken
    public record Choice(String label, String detail, boolean enabled, Runnable take) {}

    private static final double ROW = 2.2;

    private final StackPane layer = new StackPane();
    private final TextField query = new TextField();
    private final Label nothing = new Label();
    private final ObservableList<Choice> shown = FXCollections.observableArrayList();
    private final ListView<Choice> list = new ListView<>(shown);
    private Function<String, List<Choice>> source = text -> List.of();
    private Consumer<String> preview = text -> {};
    private Optional<Node> focusBefore = Optional.empty();

    public QuickPick(Words words) {
        query.setId("pick");
        list.setId("pick-list");
        list.getStyleClass().add("pick-list");
        list.setFocusTraversable(false);
        list.setCellFactory(view -> new Cell());
        list.setPlaceholder(nothing);
        nothing.textProperty().bind(words.text("pick.nothing"));
        nothing.getStyleClass().add("muted");
        var box = new VBox(query, list);
        box.getStyleClass().add("pick");
        box.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        layer.getChildren().add(box);
        layer.getStyleClass().add("pick-layer");
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        layer.setVisible(false);
        query.textProperty().subscribe(text -> refresh());
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                take();
            }
        });
        layer.setOnMousePressed(event -> {
            if (layer.equals(event.getTarget())) {
                close();
            }
        });
        query.focusedProperty().subscribe(focused -> {
            if (!focused && layer.isVisible()) {
                close();
            }
        });
    }

    /// To be put over everything else.
    public Node node() {
        return layer;
    }

    public boolean isOpen() {
        return layer.isVisible();
    }

    /// Offers these choices, those first whose label begins with what is typed.
    public void open(String prompt, List<Choice> choices) {
        open(prompt, text -> matching(choices, text), text -> {});
    }

    /// Offers what `source` says for what is typed.
    public void open(String prompt, Function<String, List<Choice>> source, Consumer<String> preview) {
        this.source = source;
        this.preview = preview;
        focusBefore = Optional.ofNullable(layer.getScene().getFocusOwner());
        query.setPromptText(prompt);
        query.setAccessibleText(prompt);
        query.clear();
        layer.setVisible(true);
        refresh();
        query.requestFocus();
    }

    public void close() {
        layer.setVisible(false);
        focusBefore.ifPresent(Node::requestFocus);
        focusBefore = Optional.empty();
    }

    private void refresh() {
        shown.setAll(source.apply(query.getText()));
        preview.accept(query.getText());
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        double row = query.getFont().getSize() * ROW;
        list.setFixedCellSize(row);
        list.setPrefHeight(Math.clamp(shown.size(), 1, 14) * row + 4);
    }

    static List<Choice> matching(List<Choice> choices, String text) {
        var parts = List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        return choices.stream()
                .filter(choice -> parts.stream().allMatch(choice.label().toLowerCase(Locale.ROOT)::contains))
                .sorted((one, other) -> Boolean.compare(begins(other, parts), begins(one, parts)))
                .toList();
    }

    private static boolean begins(Choice choice, List<String> parts) {
        return choice.label().toLowerCase(Locale.ROOT).startsWith(parts.getFirst());
    }

    private void onKey(KeyEvent event) {
        var selection = list.getSelectionModel();
        switch (event.getCode()) {
            case DOWN -> selection.select(Math.min(selection.getSelectedIndex() + 1, shown.size() - 1));
            case UP -> selection.select(Math.max(selection.getSelectedIndex() - 1, 0));
            case PAGE_DOWN -> selection.select(Math.min(selection.getSelectedIndex() + 10, shown.size() - 1));
            case PAGE_UP -> selection.select(Math.max(selection.getSelectedIndex() - 10, 0));
            case ENTER -> take();
            case ESCAPE -> close();
            default -> {
                return;
            }
        }
        if (event.getCode() != KeyCode.ENTER) {
            list.scrollTo(Math.max(0, selection.getSelectedIndex() - 6));
        }
        event.consume();
    }

    private void take() {
        var choice =
                Optional.ofNullable(list.getSelectionModel().getSelectedItem()).filter(Choice::enabled);
        if (choice.isPresent()) {
            close();
            choice.get().take().run();
        }
    }

    private static final class Cell extends ListCell<Choice> {
        private final Label label = new Label();
        private final Label detail = new Label();
        private final HBox row = new HBox(label, space(), detail);

        Cell() {
            label.setMinWidth(Region.USE_PREF_SIZE);
            detail.getStyleClass().add("pick-detail");
            row.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Choice choice, boolean empty) {
            super.updateItem(choice, empty);
            if (empty || choice == null) {
                setGraphic(null);
                setText(null);
            } else {
                label.setText(choice.label());
                detail.setText(choice.detail());
                row.setDisable(!choice.enabled());
                setGraphic(row);
            }
        }

        private static Region space() {
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            return space;
        }
    }
}
