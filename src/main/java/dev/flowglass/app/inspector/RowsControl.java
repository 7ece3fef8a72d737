package dev.flowglass.app.inspector;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.language.form.FormField;
import dev.flowglass.language.form.FormField.Row;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A list of mappings as a table: a row each, a cell for each of its keys; below it a button for one more.
final class RowsControl implements FieldControl {
    /// So many keys stand beside each other, more below each other.
    private static final int BESIDE = 2;

    private final StepFormViewModel model;
    private final FormWords words;
    private final BiFunction<StepPath, FormField, FieldControl> controls;
    private final VBox rows = new VBox();
    private final Button add = new Button();
    private final Label foreign = new Label();
    private final VBox root = new VBox(rows, foreign, add);
    private final List<FieldControl> cells = new ArrayList<>();
    private List<String> shape = List.of();
    private StepPath step;
    private FormField field;

    /// @param controls makes the control of a cell
    RowsControl(
            StepFormViewModel model,
            StepPath step,
            FormField field,
            FormWords words,
            BiFunction<StepPath, FormField, FieldControl> controls) {
        this.model = model;
        this.words = words;
        this.controls = controls;
        this.step = step;
        this.field = field;
        rows.getStyleClass().add("form-rows");
        root.getStyleClass().add("form-table");
        add.setId(StepFormViewModel.id(field.path()) + "-add");
        add.getStyleClass().addAll("flat", "form-add");
        add.textProperty().bind(words.words().text("form.add", field.label()));
        add.setOnAction(event -> model.addRow(this.step, this.field));
        var tip = new Tooltip();
        tip.textProperty().bind(words.words().text("form.add", field.label()));
        add.setTooltip(tip);
        foreign.getStyleClass().add("muted");
        foreign.textProperty().bind(words.words().text("form.foreign"));
        show(step, field);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(StepPath now, FormField current) {
        step = now;
        field = current;
        var list = current.state() instanceof State.Rows(var found) ? found : List.<Row>of();
        var newShape = list.stream()
                .map(row -> row.cells().stream().map(FormField::label).toList() + " " + row.steps())
                .toList();
        if (newShape.equals(shape)) {
            int i = 0;
            for (var row : list) {
                for (var cell : row.cells()) {
                    cells.get(i++).show(now, cell);
                }
            }
        } else {
            shape = newShape;
            cells.clear();
            rows.getChildren().setAll(list.stream().map(this::row).toList());
        }
        boolean known = !(current.state() instanceof State.Foreign);
        add.setVisible(known);
        add.setManaged(known);
        foreign.setVisible(!known);
        foreign.setManaged(!known);
    }

    private Node row(Row row) {
        boolean fits = row.steps() == 0 && !row.cells().isEmpty() && row.cells().size() <= BESIDE;
        var content = fits ? beside(row) : below(row);
        var remove = new Button();
        remove.setGraphic(Icon.CLOSE.node());
        remove.setId(StepFormViewModel.id(row.path()) + "-remove");
        remove.getStyleClass().add("flat");
        remove.accessibleTextProperty().bind(words.words().text("form.remove"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.words().text("form.remove"));
        remove.setTooltip(tip);
        int index = field.state() instanceof State.Rows(var all) ? all.indexOf(row) : 0;
        remove.setOnAction(event -> {
            if (field.state() instanceof State.Rows(var now) && index < now.size()) {
                model.removeRow(step, field, now.get(index));
            }
        });
        var box = new BorderPane(content);
        box.setRight(remove);
        box.getStyleClass().add("form-row");
        return box;
    }

    private Node beside(Row row) {
        var line = new HBox();
        line.getStyleClass().add("row");
        for (var cell : row.cells()) {
            var control = control(cell);
            HBox.setHgrow(control, Priority.ALWAYS);
            if (!line.getChildren().isEmpty()) {
                line.getChildren().add(new Label(cell.label().equals("goto") ? "→" : "←"));
            }
            line.getChildren().add(control);
        }
        return line;
    }

    private Node below(Row row) {
        var grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        for (var cell : row.cells()) {
            var name = new Label(cell.label());
            name.getStyleClass().add("form-cell-name");
            var control = control(cell);
            GridPane.setHgrow(control, Priority.ALWAYS);
            grid.addRow(grid.getRowCount(), name, control);
        }
        if (row.steps() > 0 || row.cells().isEmpty()) {
            var steps = new Label();
            steps.textProperty().bind(words.words().text("form.steps", row.steps()));
            steps.getStyleClass().add("muted");
            grid.add(steps, 1, grid.getRowCount());
        }
        return grid;
    }

    private Node control(FormField cell) {
        var control = controls.apply(step, cell);
        cells.add(control);
        return control.node();
    }
}
