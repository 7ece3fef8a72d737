package dev.flowglass.app.debug;

import dev.flowglass.app.debug.DebuggerViewModel.LogLine;
import dev.flowglass.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A line in which paths and conditions are evaluated in the chosen frame, and above it what came of them and what log
/// points told. Up and Down go through what was asked before, Ctrl+Space completes.
public final class EvaluateView {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_OFFERED = 30;

    private sealed interface Line {
        record Asked(String text) implements Line {}

        record Answered(ResultText result) implements Line {}

        record Told(LogLine line) implements Line {}
    }

    private final FrameData data;
    private final Words words;
    private final ObservableList<Line> lines = FXCollections.observableArrayList();
    private final ListView<Line> list = new ListView<>(lines);
    private final TextField field = new TextField();
    private final ContextMenu offers = new ContextMenu();
    private final List<String> history = new ArrayList<>();
    private final VBox root = new VBox();
    private int at;

    public EvaluateView(FrameData data, DebuggerViewModel debugger, Words words) {
        this.data = data;
        this.words = words;
        list.setId("evaluate-lines");
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.accessibleTextProperty().bind(words.text("evaluate.lines"));
        list.setFocusTraversable(false);
        var empty = new Label();
        empty.textProperty().bind(words.text("evaluate.empty"));
        empty.getStyleClass().add("empty-text");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(view -> new Cell());
        field.setId("evaluate");
        field.getStyleClass().add("code");
        field.promptTextProperty().bind(words.text("evaluate.prompt"));
        field.accessibleTextProperty().bind(words.text("evaluate.prompt"));
        field.setOnAction(event -> ask());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        HBox.setHgrow(field, Priority.ALWAYS);
        var prompt = new Label(">");
        prompt.getStyleClass().addAll("code", "muted");
        var bar = new HBox(prompt, field);
        bar.getStyleClass().add("pane-bar");
        root.getChildren().setAll(list, bar);
        root.getStyleClass().add("pane");
        VBox.setVgrow(list, Priority.ALWAYS);
        debugger.setOnLog(line -> add(new Line.Told(line)));
        words.messagesProperty().subscribe(messages -> list.refresh());
    }

    public Node node() {
        return root;
    }

    private void ask() {
        var text = field.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        add(new Line.Asked(text));
        add(new Line.Answered(ResultText.of(data.evaluate(text), words)));
        history.remove(text);
        history.add(text);
        at = history.size();
        field.clear();
    }

    private void add(Line line) {
        if (lines.size() >= MOST_LINES) {
            lines.remove(0, MOST_LINES / 10);
        }
        lines.add(line);
        list.scrollTo(lines.size() - 1);
    }

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.UP) {
            recall(-1);
        } else if (event.getCode() == KeyCode.DOWN) {
            recall(1);
        } else if (event.getCode() == KeyCode.SPACE && event.isControlDown()) {
            complete();
        } else {
            return;
        }
        event.consume();
    }

    private void recall(int step) {
        at = Math.clamp(at + step, 0, history.size());
        field.setText(at == history.size() ? "" : history.get(at));
        field.end();
    }

    private void complete() {
        var typed = field.getText().substring(0, field.getCaretPosition());
        var rest = field.getText().substring(field.getCaretPosition());
        var found = Completion.of(typed, data::evaluate);
        if (found.size() == 1) {
            take(found.getFirst(), rest);
        } else if (!found.isEmpty()) {
            offers.getItems()
                    .setAll(found.stream()
                            .limit(MOST_OFFERED)
                            .map(text -> offer(text, rest))
                            .toList());
            offers.show(field, Side.TOP, 0, 0);
        }
    }

    private MenuItem offer(String text, String rest) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> take(text, rest));
        return item;
    }

    private void take(String text, String rest) {
        field.setText(text + rest);
        field.positionCaret(text.length());
    }

    private final class Cell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("code", "muted", "error-text");
            getStyleClass().add("code");
            if (empty || line == null) {
                setText(null);
                return;
            }
            switch (line) {
                case Line.Asked(String text) -> {
                    setText("> " + text);
                    getStyleClass().add("muted");
                }
                case Line.Answered(ResultText(String text, boolean wrong)) -> {
                    setText(text);
                    if (wrong) {
                        getStyleClass().add("error-text");
                    }
                }
                case Line.Told(LogLine told) ->
                    setText(words.now("evaluate.told", told.id().name(), told.message()));
            }
        }
    }
}
