package dev.flowglass.app.debug;

import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Breakpoint;
import dev.flowglass.debug.Point;
import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Reading;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Asks for the details of a breakpoint.
public final class BreakpointDialog {
    private final Window owner;
    private final Words words;

    public BreakpointDialog(Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    /// Nothing when the person thought better of it.
    public Optional<Breakpoint> ask(Breakpoint breakpoint) {
        var save = new ButtonType(words.now("dialog.ok"), ButtonData.OK_DONE);
        var cancel = new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE);
        var form = new Form(breakpoint);
        var dialog = new Dialog<Breakpoint>();
        dialog.initOwner(owner);
        dialog.setTitle(words.now("breakpoint.title", breakpoint.step()));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("breakpoint-dialog");
        pane.setContent(form.grid);
        pane.getButtonTypes().setAll(save, cancel);
        Node ok = pane.lookupButton(save);
        ok.setId("breakpoint-save");
        form.check(ok);
        dialog.setResultConverter(button -> save.equals(button) ? form.result() : null);
        dialog.setOnShown(event -> form.condition.requestFocus());
        return dialog.showAndWait();
    }

    private final class Form {
        private final Breakpoint before;
        private final GridPane grid = new GridPane();
        private final ComboBox<Point> point = new ComboBox<>();
        private final TextField condition = new TextField();
        private final TextField hits = new TextField();
        private final TextField position = new TextField();
        private final TextField message = new TextField();
        private final Label problem = new Label();

        Form(Breakpoint before) {
            this.before = before;
            grid.getStyleClass().add("form");
            grid.setHgap(10);
            grid.setVgap(8);
            var names = new ColumnConstraints();
            names.setMinWidth(GridPane.USE_PREF_SIZE);
            var fields = new ColumnConstraints();
            fields.setHgrow(Priority.ALWAYS);
            grid.getColumnConstraints().setAll(names, fields);
            point.getItems().setAll(Point.values());
            point.setValue(before.point());
            point.setMaxWidth(Double.MAX_VALUE);
            point.setConverter(new StringConverter<>() {
                @Override
                public String toString(Point shown) {
                    return words.now(DebugView.word(shown));
                }

                @Override
                public Point fromString(String text) {
                    return before.point();
                }
            });
            condition.setText(before.condition().map(Condition::text).orElse(""));
            condition.getStyleClass().add("code");
            hits.setText(before.hits() > 1 ? String.valueOf(before.hits()) : "");
            position.setText(
                    before.position().isPresent()
                            ? String.valueOf(before.position().getAsInt() + 1)
                            : "");
            message.setText(before.message().orElse(""));
            problem.setId("breakpoint-problem");
            problem.getStyleClass().add("error-text");
            problem.setWrapText(true);
            problem.setPrefWidth(300);
            problem.setMinHeight(40);
            row(0, "point", point);
            row(1, "condition", condition);
            row(2, "hits", hits);
            row(3, "position", position);
            row(4, "message", message);
            grid.add(problem, 1, 5);
            grid.setPrefWidth(460);
        }

        private void row(int at, String id, Control field) {
            var label = new Label(words.now("breakpoint." + id));
            label.setLabelFor(field);
            field.setId("breakpoint-" + id);
            field.setAccessibleText(words.now("breakpoint." + id));
            if (field instanceof TextField text) {
                text.setPromptText(words.now("breakpoint." + id + ".prompt"));
            }
            grid.addRow(at, label, field);
        }

        void check(Node ok) {
            Runnable look = () -> {
                var wrong = mistake();
                problem.setText(wrong.orElse(""));
                ok.setDisable(wrong.isPresent());
            };
            condition.textProperty().subscribe(text -> look.run());
            hits.textProperty().subscribe(text -> look.run());
            position.textProperty().subscribe(text -> look.run());
        }

        private Optional<String> mistake() {
            if (!condition.getText().isBlank()
                    && Condition.read(condition.getText().strip())
                            instanceof Reading.Unreadable<Condition>(var unreadable)) {
                return Optional.of(
                        words.now("debug.result.unreadable", unreadable.range().start() + 1));
            }
            return isNumber(hits) && isNumber(position)
                    ? Optional.empty()
                    : Optional.of(words.now("breakpoint.number"));
        }

        private static boolean isNumber(TextField field) {
            return field.getText().strip().matches("|[1-9]\\d{0,6}");
        }

        private static OptionalInt number(TextField field) {
            var text = field.getText().strip();
            return text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
        }

        Breakpoint result() {
            var only = number(position);
            return before.withPoint(point.getValue())
                    .withCondition(BreakpointText.condition(condition.getText().strip())
                            .filter(read -> !condition.getText().isBlank()))
                    .withHits(number(hits).orElse(1))
                    .withPosition(only.isPresent() ? OptionalInt.of(only.getAsInt() - 1) : OptionalInt.empty())
                    .withMessage(Optional.of(message.getText().strip()).filter(text -> !text.isEmpty()));
        }
    }
}
