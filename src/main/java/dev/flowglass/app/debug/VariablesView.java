package dev.flowglass.app.debug;

import dev.flowglass.app.words.Words;
import dev.flowglass.expression.Path;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The variables of the chosen frame as a tree, or those that a search finds.
final class VariablesView {
    private static final int MOST_FOUND = 500;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination COPY_PATH =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private final FrameData data;
    private final Watches watches;
    private final Changes changes;
    private final Words words;
    private final TextField search = new TextField();
    private final TreeView<Variable> tree = new TreeView<>();
    private final VBox root = new VBox();

    /// Why a change did not work after all.
    private final Label told = new Label();

    /// What stays open from stop to stop.
    private final Set<Path> open = new HashSet<>();

    VariablesView(FrameData data, Watches watches, Changes changes, Words words) {
        this.data = data;
        this.changes = changes;
        this.watches = watches;
        this.words = words;
        search.setId("debug-search");
        search.promptTextProperty().bind(words.text("debug.search"));
        search.accessibleTextProperty().bind(words.text("debug.search"));
        search.getStyleClass().add("filter");
        HBox.setHgrow(search, Priority.ALWAYS);
        var bar = new HBox(search);
        bar.getStyleClass().add("pane-bar");
        tree.setId("debug-variables");
        tree.setShowRoot(false);
        tree.getStyleClass().add("dense");
        tree.accessibleTextProperty().bind(words.text("debug.variables"));
        tree.setCellFactory(view -> new Cell());
        tree.setContextMenu(menu());
        tree.setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                selected().ifPresent(VariablesView::copyValue);
                event.consume();
            } else if (COPY_PATH.match(event)) {
                selected().ifPresent(VariablesView::copyPath);
                event.consume();
            } else if (event.getCode() == KeyCode.F2 || event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(this::change);
                event.consume();
            }
        });
        tree.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                selected().filter(variable -> !variable.hasParts()).ifPresent(this::change);
            }
        });
        told.setId("debug-change-refused");
        told.getStyleClass().add("error-text");
        told.setWrapText(true);
        told.visibleProperty().bind(told.textProperty().isNotEmpty());
        told.managedProperty().bind(told.visibleProperty());
        root.getChildren().setAll(bar, tree, told);
        VBox.setVgrow(tree, Priority.ALWAYS);
        data.variablesProperty().subscribe(variables -> fill());
        search.textProperty().subscribe((was, is) -> fill());
    }

    Node node() {
        return root;
    }

    private void fill() {
        told.setText("");
        var top = new TreeItem<Variable>();
        var variables = data.variablesProperty().get();
        var text = search.getText();
        var shown = text.isBlank() ? variables : Variable.search(variables, text.strip(), MOST_FOUND);
        shown.forEach(variable -> top.getChildren().add(item(variable, text.isBlank())));
        tree.setRoot(top);
    }

    private TreeItem<Variable> item(Variable variable, boolean opens) {
        var item = new Part(variable);
        boolean root = variable.path().map(path -> path.segments().isEmpty()).orElse(true);
        item.setExpanded(opens
                && (root && !isContext(variable)
                        || variable.path().filter(open::contains).isPresent()));
        item.expandedProperty()
                .subscribe((was, is) -> variable.path().ifPresent(path -> {
                    if (is) {
                        open.add(path);
                    } else {
                        open.remove(path);
                    }
                }));
        return item;
    }

    private static boolean isContext(Variable variable) {
        return variable.path().filter(path -> path.root() == Path.Root.CONTEXT).isPresent();
    }

    /// Makes what is inside only when it is shown.
    private final class Part extends TreeItem<Variable> {
        private boolean filled;

        Part(Variable variable) {
            super(variable);
        }

        @Override
        public boolean isLeaf() {
            return !getValue().hasParts();
        }

        @Override
        public ObservableList<TreeItem<Variable>> getChildren() {
            var children = super.getChildren();
            if (!filled) {
                filled = true;
                getValue().parts().forEach(part -> children.add(item(part, true)));
            }
            return children;
        }
    }

    private void change(Variable variable) {
        if (changes.canChange(variable)) {
            var window = tree.getScene().getWindow();
            new ValueDialog(window, words)
                    .ask(name(variable), variable.value(), value -> changes.refusal(variable, value))
                    .ifPresent(value -> changes.change(
                            variable, value, reason -> told.setText(ValueDialog.sentence(reason, words))));
        }
    }

    private static String name(Variable variable) {
        return variable.path().map(Path::toString).orElse(variable.name());
    }

    private ContextMenu menu() {
        var change = item("debug.change", this::change);
        change.setId("debug-change");
        var menu = new ContextMenu(
                change,
                item("data.copy-value", VariablesView::copyValue),
                item("data.copy-path", VariablesView::copyPath),
                item("debug.watch", variable -> variable.path().ifPresent(path -> watches.add(path.toString()))));
        menu.setOnShowing(
                event -> change.setDisable(selected().filter(changes::canChange).isEmpty()));
        return menu;
    }

    private MenuItem item(String word, Consumer<Variable> action) {
        var item = new MenuItem();
        item.textProperty().bind(words.text(word));
        item.setOnAction(event -> selected().ifPresent(action));
        return item;
    }

    private Optional<Variable> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    private static void copyValue(Variable variable) {
        put(variable.value() instanceof Value.Text(String text) ? text : Json.pretty(variable.value()));
    }

    private static void copyPath(Variable variable) {
        variable.path().map(Path::toString).ifPresent(VariablesView::put);
    }

    private static void put(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private final class Cell extends TreeCell<Variable> {
        private final Tooltip about = new Tooltip();

        @Override
        protected void updateItem(@Nullable Variable variable, boolean empty) {
            super.updateItem(variable, empty);
            if (empty || variable == null) {
                setText(null);
                setGraphic(null);
                setTooltip(null);
                return;
            }
            setText(shown(variable) + " = " + variable.line());
            getStyleClass().remove("code");
            getStyleClass().add("code");
            var what = variable.path().map(path -> about(path)).orElse(words.now("debug.variable." + variable.name()));
            about.setText(changes.canChange(variable) ? words.now("debug.change.tip", what) : what);
            setTooltip(about);
        }

        private String shown(Variable variable) {
            boolean found = !search.getText().isBlank();
            return found ? variable.path().map(Path::toString).orElse(variable.name()) : variable.name();
        }

        private String about(Path path) {
            return path.segments().isEmpty()
                    ? words.now("debug.variable."
                            + path.root().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    : path.toString();
        }
    }
}
