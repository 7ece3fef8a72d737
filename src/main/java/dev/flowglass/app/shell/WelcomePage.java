package dev.flowglass.app.shell;

import dev.flowglass.app.shell.ProjectViewModel.Item;
import dev.flowglass.app.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Where a person begins: what can be done without a file, the files used last, and the samples with what each shows.
/// Stands where the text would be while no file is open.
final class WelcomePage {
    private static final List<String> STARTS = List.of(
            "file.new", "file.new-from-template", "file.open", "file.open-folder", "history.import", "remote.attach");
    private static final int MOST_RECENT = 5;

    private final Words words;
    private final Keys keys;
    private final Actions actions;
    private final Consumer<Path> open;
    private final Supplier<List<Path>> recent;
    private final VBox recentPart = new VBox();
    private final GridPane samples = grid();
    private final ScrollPane root;

    /// @param actions looked up when one is asked for
    /// @param recent files used last, the last one first
    /// @param open opens a file
    WelcomePage(
            Words words,
            Keys keys,
            Actions actions,
            ProjectViewModel project,
            Supplier<List<Path>> recent,
            Consumer<Path> open) {
        this.words = words;
        this.keys = keys;
        this.actions = actions;
        this.recent = recent;
        this.open = open;
        var name = new Label("Flowglass");
        name.getStyleClass().add("title");
        var about = text("welcome.about");
        recentPart.getStyleClass().add("welcome-part");
        var page = new VBox(name, about, part("welcome.start", starts()), recentPart, part("welcome.samples", samples));
        page.getStyleClass().add("welcome");
        page.setId("welcome");
        root = new ScrollPane(page);
        root.setFitToWidth(true);
        root.getStyleClass().addAll("edge-to-edge", "welcome-scroll");
        root.visibleProperty().subscribe(shown -> {
            if (shown) {
                fillRecent();
            }
        });
        project.samplesProperty().subscribe(this::fill);
        words.messagesProperty().subscribe(now -> fill(project.samplesProperty().get()));
    }

    Region node() {
        return root;
    }

    private Label text(String word) {
        var text = new Label();
        text.textProperty().bind(words.text(word));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.getStyleClass().add("muted");
        return text;
    }

    private VBox part(String word, Node content) {
        var head = new Label();
        head.textProperty().bind(words.text(word));
        head.getStyleClass().add("welcome-head");
        head.setAccessibleRole(AccessibleRole.TEXT);
        var part = new VBox(head, content);
        part.getStyleClass().add("welcome-part");
        return part;
    }

    private static GridPane grid() {
        var grid = new GridPane();
        grid.getStyleClass().add("welcome-grid");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var texts = new ColumnConstraints();
        texts.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, texts);
        return grid;
    }

    private Node starts() {
        var grid = grid();
        for (var id : STARTS) {
            var link = new Hyperlink();
            link.setId("welcome-" + id.replace('.', '-'));
            link.textProperty().bind(words.text("action." + id));
            link.setOnAction(event -> actions.get(id).run());
            var key = new Label();
            key.getStyleClass().addAll("muted", "code");
            key.textProperty().bind(keys.schemeProperty().map(scheme -> keys.text(id)));
            grid.addRow(grid.getRowCount(), link, key);
        }
        return grid;
    }

    private void fillRecent() {
        var files = recent.get().stream().limit(MOST_RECENT).toList();
        var grid = grid();
        for (var file : files) {
            var place = new Label(String.valueOf(file.getParent()));
            place.getStyleClass().add("muted");
            grid.addRow(grid.getRowCount(), link(String.valueOf(file.getFileName()), file), place);
        }
        recentPart.getChildren().setAll(part("welcome.recent", grid));
        recentPart.setVisible(!files.isEmpty());
        recentPart.setManaged(!files.isEmpty());
    }

    private void fill(List<Item> items) {
        samples.getChildren().clear();
        for (var item : items) {
            item.main().ifPresent(main -> {
                var word = "sample." + item.name();
                var about = new Label(words.messagesProperty().get().has(word) ? words.now(word) : "");
                about.setWrapText(true);
                about.getStyleClass().add("muted");
                var link = link(item.name(), main);
                link.setId("welcome-sample-" + item.name());
                samples.addRow(samples.getRowCount(), link, about);
            });
        }
    }

    private Hyperlink link(String name, Path file) {
        var link = new Hyperlink(name);
        link.setTooltip(new Tooltip(file.toString()));
        link.setOnAction(event -> {
            link.setVisited(false);
            open.accept(file);
        });
        return link;
    }
}
