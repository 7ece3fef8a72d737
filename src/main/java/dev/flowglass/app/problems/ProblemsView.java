package dev.flowglass.app.problems;

import dev.flowglass.app.editor.DiagnosticText;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The problems of the text in front, by place; a click or Enter goes there, Alt+Enter offers what repairs it.
public final class ProblemsView {
    /// A problem and where it is, in the words of a person.
    private record Row(Diagnostic diagnostic, String place) {}

    private final Words words;
    private final Consumer<Diagnostic> goTo;
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final TableView<Row> table = new TableView<>(rows);

    /// @param current the text in front
    /// @param goTo shows the place of a problem
    /// @param fix offers the quick fixes of a problem
    public ProblemsView(
            ObservableValue<Optional<EditorViewModel>> current,
            Words words,
            Consumer<Diagnostic> goTo,
            Consumer<Diagnostic> fix) {
        this.words = words;
        this.goTo = goTo;
        table.setId("problems");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.accessibleTextProperty().bind(words.text("problems.accessible"));
        severityColumn();
        column("problems.place", 100, Row::place).setMaxWidth(120);
        column("problems.message", 600, row -> DiagnosticText.of(row.diagnostic(), words));
        column("problems.code", 180, row -> row.diagnostic().code().id()).setMaxWidth(260);
        var empty = new Label();
        empty.textProperty().bind(words.text("problems.empty"));
        empty.getStyleClass().add("empty");
        table.setPlaceholder(empty);
        table.setRowFactory(view -> row());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(event.isAltDown() ? fix : goTo);
                event.consume();
            }
        });
        var offer = new MenuItem();
        offer.textProperty().bind(words.text("action.edit.quick-fix"));
        offer.setOnAction(event -> selected().ifPresent(fix));
        offer.disableProperty()
                .bind(table.getSelectionModel().selectedItemProperty().isNull());
        table.setContextMenu(new ContextMenu(offer));
        current.flatMap(ProblemsView::document).subscribe(this::show);
        words.messagesProperty().subscribe(messages -> table.refresh());
    }

    private static ObservableValue<Optional<FlowDocument>> document(Optional<EditorViewModel> file) {
        return file.<ObservableValue<Optional<FlowDocument>>>map(EditorViewModel::documentProperty)
                .orElseGet(() -> new ReadOnlyObjectWrapper<>(Optional.empty()));
    }

    private void show(Optional<FlowDocument> document) {
        rows.setAll(document.map(read -> read.diagnostics().stream()
                        .map(diagnostic -> new Row(diagnostic, place(read, diagnostic)))
                        .toList())
                .orElseGet(List::of));
    }

    private static String place(FlowDocument read, Diagnostic diagnostic) {
        int start = diagnostic.range().start();
        return "%d:%d".formatted(read.lines().line(start), read.lines().column(start));
    }

    public Node node() {
        return table;
    }

    public void requestFocus() {
        table.requestFocus();
        if (table.getSelectionModel().isEmpty()) {
            table.getSelectionModel().selectFirst();
        }
    }

    private Optional<Diagnostic> selected() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).map(Row::diagnostic);
    }

    private TableRow<Row> row() {
        var row = new TableRow<Row>();
        row.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && !row.isEmpty()) {
                goTo.accept(row.getItem().diagnostic());
            }
        });
        return row;
    }

    private void severityColumn() {
        var column = column("problems.severity", 110, row -> DiagnosticText.severity(row.diagnostic(), words));
        column.setMaxWidth(130);
        column.setCellFactory(any -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String text, boolean empty) {
                super.updateItem(text, empty);
                var row = getTableRow() == null ? null : getTableRow().getItem();
                setText(empty ? null : text);
                setGraphic(empty || row == null ? null : icon(row.diagnostic().severity()));
            }
        });
    }

    private static Node icon(Severity severity) {
        var icon = switch (severity) {
            case ERROR -> Icon.ERROR;
            case WARNING -> Icon.WARNING;
            case INFO -> Icon.INFO;
        };
        return icon.node();
    }

    private TableColumn<Row, String> column(String word, double width, Function<Row, String> text) {
        var column = new TableColumn<Row, String>();
        column.textProperty().bind(words.text(word));
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(cell -> words.messagesProperty().map(messages -> text.apply(cell.getValue())));
        column.setCellFactory(any -> new TableCell<>() {
            private final Tooltip tip = new Tooltip();

            @Override
            protected void updateItem(@Nullable String shown, boolean empty) {
                super.updateItem(shown, empty);
                setText(empty ? null : shown);
                tip.setText(shown);
                setTooltip(empty ? null : tip);
            }
        });
        table.getColumns().add(column);
        return column;
    }
}
