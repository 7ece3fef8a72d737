package dev.flowglass.app.history;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.ToldEvent;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// Two executions side by side, with the first difference in sight.
final class CompareDialog {
    /// Columns below this width stay as wide as they are.
    private static final double NARROW = 100;

    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("differs");

    private final Words words;
    private final ObservableList<Comparison.Row> rows = FXCollections.observableArrayList();
    private final TableView<Comparison.Row> table = new TableView<>(rows);
    private final Label verdict = new Label();
    private final Symbol sign = new Symbol("succeeded");
    private final ComboBox<ExecutionItem> left;
    private final ComboBox<ExecutionItem> right;
    private final Dialog<ButtonType> dialog = new Dialog<>();

    CompareDialog(Window owner, Words words, ExecutionsViewModel known, ExecutionItem one, ExecutionItem other) {
        this.words = words;
        left = chooser("compare-left", known, one);
        right = chooser("compare-right", known, other);
        table.setId("comparison");
        table.getStyleClass().addAll("events", "dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(view -> new Row());
        table.getColumns()
                .setAll(List.of(
                        column(
                                "timeline.column.number",
                                44,
                                row -> row.left()
                                        .or(row::right)
                                        .map(event -> String.valueOf(event.id()))
                                        .orElse("")),
                        column("compare.same", 90, row -> words.now(row.same() ? "compare.yes" : "compare.no")),
                        column("compare.left", 380, row -> text(row.left())),
                        column("compare.right", 380, row -> text(row.right()))));
        verdict.setId("compare-verdict");
        verdict.setWrapText(true);
        verdict.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(verdict, Priority.ALWAYS);
        var choosers = new HBox(left, right);
        choosers.getStyleClass().add("row");
        var line = new HBox(sign, verdict);
        line.getStyleClass().add("row");
        var content = new VBox(choosers, line, table);
        content.getStyleClass().add("form");
        VBox.setVgrow(table, Priority.ALWAYS);
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        dialog.setTitle(words.now("action.history.compare"));
        dialog.getDialogPane().setId("compare-dialog");
        dialog.getDialogPane().setPrefSize(1_120, 560);
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().getButtonTypes().add(new ButtonType(words.now("dialog.close"), ButtonData.CANCEL_CLOSE));
        left.valueProperty().subscribe(item -> compare());
        right.valueProperty().subscribe(item -> compare());
    }

    void show() {
        dialog.show();
    }

    private ComboBox<ExecutionItem> chooser(String id, ExecutionsViewModel known, ExecutionItem chosen) {
        var box = new ComboBox<>(known.items());
        box.setId(id);
        box.setValue(chosen);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(ExecutionItem item) {
                return item == null ? "" : item.id().toString();
            }

            @Override
            public ExecutionItem fromString(String text) {
                return Objects.requireNonNull(chosen);
            }
        });
        return box;
    }

    private void compare() {
        var one = left.getValue();
        var other = right.getValue();
        if (one == null || other == null) {
            return;
        }
        var comparison = Comparison.of(one.events(), other.events());
        rows.setAll(comparison.rows());
        boolean same = comparison.first().isEmpty();
        sign.show(same ? "succeeded" : "failed");
        verdict.setText(
                same
                        ? words.now("compare.equal", one.events().size(), took(one), took(other))
                        : words.now(
                                "compare.differ",
                                comparison.first().getAsInt() + 1,
                                text(comparison
                                        .rows()
                                        .get(comparison.first().getAsInt())
                                        .left()),
                                text(comparison
                                        .rows()
                                        .get(comparison.first().getAsInt())
                                        .right())));
        comparison.first().ifPresent(row -> {
            table.getSelectionModel().clearAndSelect(row);
            table.scrollTo(Math.max(0, row - 3));
        });
    }

    private static String took(ExecutionItem item) {
        return Spans.precise(
                Duration.between(item.state().startedAt(), item.state().lastTime()));
    }

    private String text(Optional<ToldEvent> event) {
        return event.map(Comparison::text).orElseGet(() -> words.now("compare.none"));
    }

    private TableColumn<Comparison.Row, Comparison.Row> column(
            String word, double width, Function<Comparison.Row, String> text) {
        var column = new TableColumn<Comparison.Row, Comparison.Row>(words.now(word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setSortable(false);
        column.setPrefWidth(width);
        if (width < NARROW) {
            column.setMaxWidth(width);
        }
        column.setCellFactory(of -> new TextCell<>(text));
        return column;
    }

    private static final class Row extends TableRow<Comparison.Row> {
        @Override
        protected void updateItem(Comparison.Row row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(OTHER, !empty && row != null && !row.same());
        }
    }
}
