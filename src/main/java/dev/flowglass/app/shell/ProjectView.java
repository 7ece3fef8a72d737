package dev.flowglass.app.shell;

import dev.flowglass.app.shell.ProjectViewModel.Item;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import org.jspecify.annotations.Nullable;

/// The tree of samples and of the open folder. A double click or Enter opens the flow of a folder, or the file.
public final class ProjectView {
    private final ProjectViewModel model;
    private final Words words;
    private final Consumer<Path> open;
    private final TreeView<Item> tree = new TreeView<>();
    private final Set<Path> collapsed = new HashSet<>();
    private final Set<Path> expanded = new HashSet<>();

    public ProjectView(ProjectViewModel model, Words words, Consumer<Path> open) {
        this.model = model;
        this.words = words;
        this.open = open;
        tree.setId("project");
        tree.setShowRoot(false);
        tree.getStyleClass().add("dense");
        tree.accessibleTextProperty().bind(words.text("action.view.project"));
        tree.setCellFactory(view -> cell());
        tree.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                selected().ifPresent(this::openItem);
                event.consume();
            }
        });
        model.samplesProperty().subscribe(now -> show());
        model.folderProperty().subscribe(now -> show());
        words.messagesProperty().subscribe(now -> show());
    }

    public Node node() {
        return tree;
    }

    public void requestFocus() {
        tree.requestFocus();
        if (tree.getSelectionModel().isEmpty()) {
            tree.getSelectionModel().selectFirst();
        }
    }

    private Optional<Item> selected() {
        return Optional.ofNullable(tree.getSelectionModel().getSelectedItem()).map(TreeItem::getValue);
    }

    private void openItem(Item item) {
        item.main().ifPresent(open);
    }

    private void show() {
        var samples = model.samplesProperty().get();
        var root = new TreeItem<>(heading("", List.of()));
        model.folderProperty().get().ifPresent(folder -> root.getChildren().add(node(folder, true)));
        if (!samples.isEmpty()) {
            root.getChildren().add(node(heading(words.now("project.samples"), samples), true));
        }
        tree.setRoot(root);
    }

    private static Item heading(String name, List<Item> children) {
        return new Item(Path.of("/", name), name, true, Optional.empty(), children);
    }

    private TreeItem<Item> node(Item item, boolean open) {
        var node = new TreeItem<>(item);
        item.children().forEach(child -> node.getChildren().add(node(child, false)));
        node.setExpanded(expanded.contains(item.path()) || open && !collapsed.contains(item.path()));
        node.expandedProperty().subscribe((was, is) -> {
            (is ? expanded : collapsed).add(item.path());
            (is ? collapsed : expanded).remove(item.path());
        });
        return node;
    }

    private TreeCell<Item> cell() {
        var cell = new TreeCell<Item>() {
            @Override
            protected void updateItem(@Nullable Item item, boolean empty) {
                super.updateItem(item, empty);
                setText(empty || item == null ? null : item.name());
                setGraphic(empty || item == null ? null : icon(item).node());
            }
        };
        cell.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2 && !cell.isEmpty()) {
                openItem(cell.getItem());
            }
        });
        return cell;
    }

    private static Icon icon(Item item) {
        if (item.folder()) {
            return item.main().isPresent() ? Icon.SAMPLE : Icon.FOLDER;
        }
        return Icon.FLOW;
    }

    /// Text under the tree while no folder is open.
    public static Label hint(Words words) {
        var hint = new Label();
        hint.textProperty().bind(words.text("project.hint"));
        hint.setWrapText(true);
        hint.getStyleClass().addAll("muted", "hint");
        return hint;
    }
}
