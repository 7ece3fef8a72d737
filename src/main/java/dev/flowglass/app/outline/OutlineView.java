package dev.flowglass.app.outline;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.RunStates;
import dev.flowglass.app.graph.StateWords;
import dev.flowglass.app.graph.StepState;
import dev.flowglass.app.graph.StepStatus;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The tree. Arrows go through it, Enter goes to the text of a step, and what is selected is selected everywhere.
public final class OutlineView {
    private final Words words;
    private final StateWords stateWords;
    private final Selection selection;
    private final Supplier<Instant> now;
    private final Consumer<StepPath> reveal;
    private final TreeItem<OutlineRow> root = new TreeItem<>();
    private final TreeView<OutlineRow> tree = new TreeView<>(root);
    private final Map<StepPath, TreeItem<OutlineRow>> items = new HashMap<>();
    private List<OutlineTree> shown = List.of();
    private Optional<RunStates> states = Optional.empty();
    private boolean selecting;

    /// @param files the one in front
    /// @param now the time that waits are counted to
    /// @param reveal goes to the text of a step
    public OutlineView(
            ObservableValue<Optional<EditorViewModel>> files,
            Selection selection,
            Words words,
            Supplier<Instant> now,
            Consumer<StepPath> reveal) {
        this.words = words;
        this.stateWords = new StateWords(words);
        this.selection = selection;
        this.now = now;
        this.reveal = reveal;
        tree.setId("outline");
        tree.getStyleClass().addAll("dense", "outline");
        tree.setShowRoot(false);
        tree.setCellFactory(view -> new Cell());
        tree.accessibleTextProperty().bind(words.text("outline.accessible"));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        tree.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                go();
            }
        });
        tree.getSelectionModel().selectedItemProperty().subscribe(this::select);
        selection.stepProperty().subscribe(step -> step.ifPresent(this::follow));
        words.messagesProperty().subscribe(messages -> tree.refresh());
        files.flatMap(file -> file.map(EditorViewModel::outlineProperty)
                        .<ObservableValue<Outline>>map(outline -> outline)
                        .orElseGet(() -> new SimpleObjectProperty<>(Outline.EMPTY)))
                .subscribe(this::show);
    }

    public Node node() {
        return tree;
    }

    /// States of the run that is shown; nothing without one.
    public void showRun(Optional<RunStates> run) {
        states = run;
        tree.refresh();
    }

    // --- lines ---

    private void show(Outline outline) {
        var closed = closed(root, new HashSet<>());
        shown = OutlineTree.of(outline);
        items.clear();
        selecting = true;
        root.getChildren().setAll(shown.stream().map(each -> item(each, closed)).toList());
        selecting = false;
        selection.step().ifPresent(this::follow);
    }

    private TreeItem<OutlineRow> item(OutlineTree from, Set<StepPath> closed) {
        var item = new TreeItem<>(from.row());
        from.below().forEach(below -> item.getChildren().add(item(below, closed)));
        item.setExpanded(true);
        if (from.row() instanceof OutlineRow.Step(var node)) {
            items.put(node.path(), item);
            item.setExpanded(!closed.contains(node.path()));
        }
        return item;
    }

    private static Set<StepPath> closed(TreeItem<OutlineRow> item, Set<StepPath> found) {
        for (var below : item.getChildren()) {
            if (below.getValue() instanceof OutlineRow.Step(var node) && !below.isExpanded() && !below.isLeaf()) {
                found.add(node.path());
            }
            closed(below, found);
        }
        return found;
    }

    // --- words ---

    private StepState state(StepPath path) {
        return states.map(run -> run.state(path)).orElse(StepState.NOT_STARTED);
    }

    private String text(OutlineRow row) {
        return switch (row) {
            case OutlineRow.Step(var node) -> {
                var state = stateWords.line(state(node.path()), now.get());
                var name = node.name().isEmpty() ? words.now("graph.unnamed") : node.name();
                var type = words.now(
                        "graph.type." + node.type().map(StepType::word).orElse("unknown"));
                var about = node.detail().isBlank()
                        ? words.now("outline.step", name, type)
                        : words.now("outline.step.detail", name, type, node.detail());
                var whole = node.end() ? words.now("outline.ends", about) : about;
                yield state.isEmpty() ? whole : words.now("outline.state", whole, state);
            }
            case OutlineRow.Group(var owner, var group) ->
                words.now(
                        "outline.group." + group.kind().name().toLowerCase(Locale.ROOT),
                        group.index() + 1,
                        group.label());
            case OutlineRow.Jump(var jump, var to) ->
                words.now("outline.jump." + jump.kind().name().toLowerCase(Locale.ROOT), jump.target(), jump.label());
        };
    }

    /// All of it, one line each.
    String text() {
        return OutlineTree.text(shown, this::text);
    }

    // --- what a person does ---

    private void key(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            go();
            event.consume();
        } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
            copy();
            event.consume();
        }
    }

    /// The whole outline as text.
    public void copy() {
        var content = new ClipboardContent();
        content.putString(text());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void go() {
        var item = tree.getSelectionModel().getSelectedItem();
        if (item != null) {
            item.getValue().step().ifPresent(reveal);
        }
    }

    private void select(@Nullable TreeItem<OutlineRow> item) {
        if (!selecting && item != null && item.getValue() instanceof OutlineRow.Step(var node)) {
            selection.select(node.path());
        }
    }

    private void follow(StepPath step) {
        if (items.get(step) instanceof TreeItem<OutlineRow> item
                && !item.equals(tree.getSelectionModel().getSelectedItem())) {
            for (var above = item.getParent(); above != null; above = above.getParent()) {
                above.setExpanded(true);
            }
            selecting = true;
            tree.getSelectionModel().select(item);
            selecting = false;
            tree.scrollTo(Math.max(0, tree.getRow(item) - 3));
        }
    }

    private final class Cell extends TreeCell<OutlineRow> {
        private final Symbol symbol = new Symbol("off");
        private final Label label = new Label();
        private final HBox box = new HBox(symbol, label);

        Cell() {
            box.getStyleClass().add("outline-line");
        }

        @Override
        protected void updateItem(OutlineRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            if (empty || row == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var text = OutlineView.this.text(row);
            label.setText(text);
            setAccessibleText(text);
            var picture = row instanceof OutlineRow.Step(var node)
                    ? picture(state(node.path()).status())
                    : "";
            symbol.setVisible(!picture.isEmpty());
            symbol.setManaged(!picture.isEmpty());
            symbol.show(picture);
            setGraphic(box);
        }
    }

    private static String picture(StepStatus status) {
        return switch (status) {
            case NOT_STARTED -> "";
            case SCHEDULED, RUNNING -> "running";
            case WAITING_CALLBACK -> "waiting-callback";
            case WAITING_TIME -> "waiting-time";
            case RETRYING, CAUGHT -> "retrying";
            case SUCCEEDED, SUCCEEDED_AFTER_RETRY -> "succeeded";
            case FAILED -> "failed";
            case TIMED_OUT -> "timed-out";
            case CANCELLED, SKIPPED -> "stopped";
        };
    }
}
