package dev.flowglass.app.debug;

import dev.flowglass.app.debug.Threads.Branch;
import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Stop;
import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.FrameView;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Where the execution is stopped and why, its threads with their frames, the variables of the chosen one, and the
/// watches.
public final class DebugView {
    /// A frame of a thread; the innermost one stands for the thread.
    ///
    /// @param outer nothing for the execution that is stopped; else one that waits for it
    private record Row(ThreadView thread, FrameView frame, boolean innermost, Optional<ExecutionItem> outer) {}

    private final DebuggerViewModel debugger;
    private final Words words;
    private final TreeView<Row> threads = new TreeView<>();
    private final VBox root;
    private boolean filling;

    public DebugView(
            DebuggerViewModel debugger, FrameData data, Changes changes, Watches watches, Words words, Keys keys) {
        this.debugger = debugger;
        this.words = words;
        var reason = new Label();
        reason.setId("debug-reason");
        reason.getStyleClass().add("heading");
        reason.setWrapText(true);
        reason.setMinHeight(VBox.USE_PREF_SIZE);
        reason.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> debugger.stop()
                                .map(this::reason)
                                .orElseGet(() -> words.now(
                                        "debug.not-stopped", keys.text("debug.toggle"), keys.text("run.start"))),
                        debugger.stopProperty(),
                        words.messagesProperty(),
                        keys.schemeProperty()));
        var head = new VBox(reason);
        head.getStyleClass().add("data-heading");
        threads.setId("debug-threads");
        threads.setShowRoot(false);
        threads.getStyleClass().add("dense");
        threads.accessibleTextProperty().bind(words.text("debug.threads"));
        threads.setCellFactory(view -> new Cell());
        threads.setContextMenu(threadMenu());
        threads.getSelectionModel().selectedItemProperty().subscribe(this::choose);
        var variables = new VariablesView(data, watches, changes, words);
        var parts = new SplitPane(threads, variables.node(), new WatchesView(data, watches, words).node());
        parts.setOrientation(Orientation.VERTICAL);
        parts.setDividerPositions(0.22, 0.74);
        root = new VBox(head, parts);
        root.setId("debug-pane");
        root.getStyleClass().add("pane");
        VBox.setVgrow(parts, Priority.ALWAYS);
        parts.visibleProperty().bind(debugger.stopProperty().map(Optional::isPresent));
        debugger.stopProperty().subscribe(stop -> fill(stop));
        words.messagesProperty().subscribe(messages -> threads.refresh());
    }

    public Node node() {
        return root;
    }

    private String reason(Stop stop) {
        var at = stop.stepName().isEmpty() ? stop.id().name() : stop.stepName();
        return switch (stop.reason()) {
            case Stop.Reason.AtBreakpoint(var breakpoint) ->
                words.now("debug.reason.breakpoint", at, words.now(word(breakpoint.point())));
            case Stop.Reason.On(var what) -> words.now("debug.reason.on", at, words.now(BreakOnWords.of(what)));
            case Stop.Reason.Stepped stepped -> words.now("debug.reason.stepped", at);
            case Stop.Reason.Reached reached -> words.now("debug.reason.reached", at);
            case Stop.Reason.Paused paused -> words.now("debug.reason.paused", at);
        };
    }

    static String word(Enum<?> point) {
        return "debug.point." + point.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // --- threads ---

    private void fill(Optional<Stop> stop) {
        filling = true;
        var all = new TreeItem<Row>();
        stop.ifPresent(at -> Threads.of(at.state()).forEach(branch -> add(branch, all)));
        debugger.outer().forEach(outer -> add(outer, all));
        threads.setRoot(all);
        stop.flatMap(at -> find(all, at)).ifPresent(threads.getSelectionModel()::select);
        filling = false;
    }

    private static void add(Branch branch, TreeItem<Row> to) {
        var frames = branch.thread().frames();
        if (frames.isEmpty()) {
            return;
        }
        var item = new TreeItem<>(new Row(branch.thread(), frames.getFirst(), true, Optional.empty()));
        item.setExpanded(true);
        frames.stream()
                .skip(1)
                .forEach(frame -> item.getChildren()
                        .add(new TreeItem<>(new Row(branch.thread(), frame, false, Optional.empty()))));
        branch.started().forEach(started -> add(started, item));
        to.getChildren().add(item);
    }

    /// The frames of a task that waits for a child flow, and of the steps around it.
    private static void add(DebuggerViewModel.Outer outer, TreeItem<Row> to) {
        var frames = outer.thread().frames();
        for (int i = 0; i < frames.size(); i++) {
            to.getChildren()
                    .add(new TreeItem<>(new Row(outer.thread(), frames.get(i), i == 0, Optional.of(outer.item()))));
        }
    }

    private static Optional<TreeItem<Row>> find(TreeItem<Row> in, Stop stop) {
        for (var item : in.getChildren()) {
            var row = item.getValue();
            if (row.thread().id() == stop.thread()
                    && row.innermost()
                    && row.outer().isEmpty()) {
                return Optional.of(item);
            }
            var inner = find(item, stop);
            if (inner.isPresent()) {
                return inner;
            }
        }
        return Optional.empty();
    }

    private void choose(@Nullable TreeItem<Row> item) {
        if (!filling && item != null && item.getValue() != null) {
            var row = item.getValue();
            row.outer()
                    .map(ExecutionItem::id)
                    .or(() -> debugger.stop().map(Stop::id))
                    .ifPresent(id -> debugger.choiceProperty()
                            .set(Optional.of(new DebuggerViewModel.Choice(
                                    id, row.thread().id(), row.frame().path()))));
        }
    }

    private ContextMenu threadMenu() {
        var freeze = new CheckMenuItem();
        freeze.setId("debug-freeze");
        freeze.textProperty().bind(words.text("debug.freeze"));
        freeze.setOnAction(event -> selected().ifPresent(row -> {
            debugger.freeze(row.thread().id(), freeze.isSelected());
            threads.refresh();
        }));
        var menu = new ContextMenu(freeze);
        menu.setOnShowing(event -> freeze.setSelected(
                selected().filter(row -> debugger.isFrozen(row.thread().id())).isPresent()));
        return menu;
    }

    private Optional<Row> selected() {
        return Optional.ofNullable(threads.getSelectionModel().getSelectedItem())
                .map(TreeItem::getValue);
    }

    private final class Cell extends TreeCell<Row> {
        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setText(null);
                setGraphic(null);
                return;
            }
            var stop = debugger.stop();
            boolean here = row.innermost()
                    && row.outer().isEmpty()
                    && stop.filter(at -> at.thread() == row.thread().id()).isPresent();
            setGraphic(here ? Icon.CURRENT.node() : null);
            var frame = row.frame();
            var step = words.now("debug.frame", frame.stepName(), Threads.phase(frame, words));
            if (row.outer().isPresent()) {
                var from = row.outer().get().id();
                setText(words.now("debug.outer", from.flow() + "/" + from.name(), step));
                return;
            }
            var title = stop.map(at -> Threads.title(row.thread(), at.state(), words))
                    .orElse("");
            var text = row.innermost() ? words.now("debug.thread", title, step) : step;
            setText(
                    row.innermost() && debugger.isFrozen(row.thread().id())
                            ? words.now("debug.thread.frozen", text)
                            : text);
        }
    }
}
