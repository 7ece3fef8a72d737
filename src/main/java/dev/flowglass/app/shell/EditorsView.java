package dev.flowglass.app.shell;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.words.Words;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// The open files as tabs, each with its editor.
final class EditorsView {
    private record Page(Tab tab, FlowEditor editor) {}

    private final Words words;
    private final Supplier<List<MenuItem>> menu;
    private final Consumer<EditorViewModel> close;
    private final TabPane tabs = new TabPane();
    private final Map<EditorViewModel, Page> pages = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<FlowEditor>> current =
            new ReadOnlyObjectWrapper<>(this, "current", Optional.empty());
    private final BorderPane root = new BorderPane();

    /// @param welcome shown while no file is open
    /// @param menu items for the menu over the text
    /// @param close asked when a person closes a tab
    EditorsView(
            OpenFilesViewModel model,
            Words words,
            Node notices,
            Node welcome,
            Supplier<List<MenuItem>> menu,
            Consumer<EditorViewModel> close) {
        this.words = words;
        this.menu = menu;
        this.close = close;
        tabs.setId("files");
        tabs.getStyleClass().addAll("dense", "files");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        tabs.setTabDragPolicy(TabPane.TabDragPolicy.FIXED);
        root.setTop(notices);
        root.setCenter(new StackPane(welcome, tabs));
        tabs.visibleProperty().bind(current.map(Optional::isPresent));
        welcome.visibleProperty().bind(current.map(Optional::isEmpty));
        model.files().addListener((ListChangeListener<EditorViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::remove);
                change.getAddedSubList().forEach(this::add);
            }
        });
        model.currentProperty().subscribe(this::show);
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> pages.forEach((file, page) -> {
                    if (page.tab().equals(tab)) {
                        model.currentProperty().set(Optional.of(file));
                    }
                }));
    }

    Node node() {
        return root;
    }

    ReadOnlyObjectProperty<Optional<FlowEditor>> currentProperty() {
        return current.getReadOnlyProperty();
    }

    Optional<FlowEditor> current() {
        return current.get();
    }

    private void add(EditorViewModel file) {
        var editor = new FlowEditor(file, words);
        var items = new ContextMenu();
        items.getItems().setAll(menu.get());
        editor.setContextMenu(items);
        var dot = new Region();
        dot.getStyleClass().add("dirty-dot");
        var tab = new Tab();
        tab.textProperty().bind(file.nameProperty());
        tab.setContent(editor.node());
        // Put in and taken out: a label leaves out for good a graphic that was not managed when it was made.
        file.dirtyProperty().subscribe(dirty -> tab.setGraphic(dirty ? dot : null));
        var tip = new Tooltip();
        tip.textProperty()
                .bind(words.text(
                        "editor.tab.tip",
                        file.pathProperty().map(path -> path.map(Path::toString).orElse(file.name()))));
        tab.setTooltip(tip);
        tab.setOnCloseRequest(event -> {
            event.consume();
            close.accept(file);
        });
        pages.put(file, new Page(tab, editor));
        tabs.getTabs().add(tab);
    }

    private void remove(EditorViewModel file) {
        Optional.ofNullable(pages.remove(file)).ifPresent(page -> {
            tabs.getTabs().remove(page.tab());
            page.editor().close();
        });
    }

    private void show(Optional<EditorViewModel> file) {
        var page = file.flatMap(wanted -> Optional.ofNullable(pages.get(wanted)));
        page.ifPresent(shown -> tabs.getSelectionModel().select(shown.tab()));
        current.set(page.map(Page::editor));
    }
}
