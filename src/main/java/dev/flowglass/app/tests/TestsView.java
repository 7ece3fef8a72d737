package dev.flowglass.app.tests;

import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.tests.TestsViewModel.Progress;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.theme.TextCell;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Coverage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The pane of tests: a row for each, with its first difference and what it came to.
public final class TestsView {
    private static final PseudoClass FAILURE = PseudoClass.getPseudoClass("failure");

    private final TestsViewModel model;
    private final Words words;
    private final Consumer<Path> open;
    private final TableView<FolderTests.Outcome> table = new TableView<>();
    private final List<Action> actions;
    private final VBox root;

    /// @param folder whose tests are run
    /// @param open opens a flow file
    public TestsView(
            TestsViewModel model,
            Words words,
            Keys keys,
            Supplier<Optional<Path>> folder,
            Runnable show,
            Consumer<Path> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        var running = Bindings.createBooleanBinding(
                () -> model.progressProperty().get() instanceof Progress.Running, model.progressProperty());
        var run = new Action("tests.run", running.not(), () -> {
            show.run();
            folder.get().ifPresent(model::run);
        });
        var cancel = new Action("tests.cancel", running, model::cancel);
        var coverage = Action.toggle("tests.show-coverage", model.coverageShownProperty());
        actions = List.of(run, cancel, coverage);
        table.setId("tests");
        table.getStyleClass().addAll("events", "dense");
        table.accessibleTextProperty().bind(words.text("tests.table"));
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("result", 110, of -> new ResultCell()),
                        text("name", 240, false, model::name),
                        text("events", 70, true, outcome -> String.valueOf(outcome.events())),
                        text(
                                "took",
                                80,
                                true,
                                outcome -> "%.2f s".formatted(outcome.took().toNanos() / 1e9)),
                        text("coverage", 110, true, this::covered),
                        text(
                                "difference",
                                420,
                                false,
                                outcome -> outcome.difference()
                                        .map(difference -> String.join(
                                                "  ",
                                                difference
                                                        .lines()
                                                        .map(String::strip)
                                                        .toList()))
                                        .orElse(""))));
        table.setRowFactory(view -> new Row());
        table.setItems(model.outcomes());
        table.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(this::open);
            }
        });
        var empty = new Label();
        empty.getStyleClass().add("empty-text");
        empty.setWrapText(true);
        empty.textProperty().bind(words.text("tests.empty"));
        table.setPlaceholder(empty);
        var summary = new Label();
        summary.setId("tests-summary");
        summary.textProperty()
                .bind(Bindings.createStringBinding(this::summary, model.progressProperty(), words.messagesProperty()));
        var controls = new Controls(words, keys);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var toggle = controls.toggle(coverage, Icon.DONE);
        toggle.textProperty().bind(words.text(coverage.word()));
        var part = new HBox(controls.namedButton(run, Icon.RUN), controls.button(cancel, Icon.STOP), toggle);
        part.getStyleClass().add("pane-part");
        var bar = new HBox(part, summary, gap);
        bar.getStyleClass().add("pane-bar");
        words.messagesProperty().subscribe(messages -> table.refresh());
        root = new VBox(bar, table);
        root.getStyleClass().add("pane");
        VBox.setVgrow(table, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }

    public List<Action> actions() {
        return actions;
    }

    private void open(FolderTests.Outcome outcome) {
        open.accept(outcome.folder().resolve("flow.yaml"));
    }

    private String covered(FolderTests.Outcome outcome) {
        return outcome.run()
                .flatMap(run -> model.coverage(run.flow()))
                .map(Coverage::share)
                .map(share -> words.now("tests.covered", share.percent(), share.taken(), share.all()))
                .orElse("");
    }

    private String summary() {
        return switch (model.progressProperty().get()) {
            case Progress.Nothing nothing -> "";
            case Progress.Running(int done, int all) -> words.now("tests.running", done, all);
            case Progress.Done(int passed, int failed) -> words.now("tests.done", passed, failed);
            case Progress.NoTests(var folder) -> words.now("tests.none", folder);
            case Progress.Unreadable(var folder, var why) -> words.now("tests.unreadable", folder, why);
        };
    }

    private TableColumn<FolderTests.Outcome, FolderTests.Outcome> column(
            String word, double width, Function<Object, TableCell<FolderTests.Outcome, FolderTests.Outcome>> cell) {
        var column = new TableColumn<FolderTests.Outcome, FolderTests.Outcome>();
        column.textProperty().bind(words.text("tests.column." + word));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(cell::apply);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        return column;
    }

    private TableColumn<FolderTests.Outcome, FolderTests.Outcome> text(
            String word, double width, boolean right, Function<FolderTests.Outcome, String> text) {
        var column = column(word, width, of -> new TextCell<>(text));
        column.getStyleClass().add(right ? "number-column" : "text-column");
        return column;
    }

    private final class Row extends TableRow<FolderTests.Outcome> {
        Row() {
            setOnMouseClicked(click -> {
                if (click.getClickCount() == 2 && getItem() != null) {
                    open(getItem());
                }
            });
        }

        @Override
        protected void updateItem(FolderTests.@Nullable Outcome outcome, boolean empty) {
            super.updateItem(outcome, empty);
            pseudoClassStateChanged(FAILURE, !empty && outcome != null && !outcome.passed());
        }
    }

    private final class ResultCell extends TableCell<FolderTests.Outcome, FolderTests.Outcome> {
        private final Symbol icon = new Symbol("succeeded");

        @Override
        protected void updateItem(FolderTests.@Nullable Outcome outcome, boolean empty) {
            super.updateItem(outcome, empty);
            if (empty || outcome == null) {
                setText(null);
                setGraphic(null);
            } else {
                icon.show(outcome.passed() ? "succeeded" : "failed");
                setText(words.now(outcome.passed() ? "tests.passed" : "tests.failed"));
                setGraphic(icon);
            }
        }
    }
}
