package dev.flowglass.app.shell;

import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// "About" and the page of keys. They stand beside the window and do not block it.
final class HelpDialogs {
    private record KeyRow(String action, String where, String keys) {}

    private final Window owner;
    private final Words words;
    private final Keys keys;
    private final Actions actions;
    private final String version;

    HelpDialogs(Window owner, Words words, Keys keys, Actions actions, String version) {
        this.owner = owner;
        this.words = words;
        this.keys = keys;
        this.actions = actions;
        this.version = version;
    }

    void about() {
        var name = new Label("Flowglass");
        name.getStyleClass().add("title");
        var text = new Label(words.now(
                "about.text",
                version,
                System.getProperty("java.version"),
                System.getProperty("javafx.version"),
                System.getProperty("os.name")));
        text.setWrapText(true);
        text.setMaxWidth(420);
        var box = new VBox(name, text);
        box.getStyleClass().add("form");
        var dialog = dialog("action.help.about", "about-dialog");
        dialog.getDialogPane().setContent(box);
        dialog.show();
    }

    /// @param page as it stands where the text would be while no file is open
    void welcome(Region page) {
        page.setPrefSize(620, 560);
        var dialog = dialog("action.help.welcome", "welcome-dialog");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(page);
        dialog.show();
    }

    void keys() {
        var scheme = new ComboBox<>(FXCollections.observableArrayList(Keys.Scheme.values()));
        scheme.setId("key-scheme");
        scheme.setConverter(new StringConverter<>() {
            @Override
            public String toString(Keys.Scheme value) {
                return value == null
                        ? ""
                        : words.now("keys.scheme." + value.name().toLowerCase(Locale.ROOT));
            }

            @Override
            public Keys.Scheme fromString(String text) {
                return Keys.Scheme.STANDARD;
            }
        });
        scheme.valueProperty().bindBidirectional(keys.schemeProperty());
        var rows = FXCollections.<KeyRow>observableArrayList();
        var table = new TableView<>(rows);
        table.setId("keys");
        table.getStyleClass().add("dense");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(List.of(
                        column("keys.action", 260, KeyRow::action),
                        column("keys.keys", 220, KeyRow::keys),
                        column("keys.where", 120, KeyRow::where)));
        table.setPrefSize(640, 480);
        var subscription = keys.schemeProperty().subscribe(chosen -> fill(rows));
        var schemeLabel = new Label(words.now("keys.scheme"));
        schemeLabel.setLabelFor(scheme);
        var top = new HBox(schemeLabel, scheme);
        top.getStyleClass().add("row");
        var box = new VBox(top, table);
        box.getStyleClass().add("form");
        var dialog = dialog("action.help.keys", "keys-dialog");
        dialog.setResizable(true);
        dialog.getDialogPane().setContent(box);
        dialog.setOnHidden(event -> {
            subscription.unsubscribe();
            scheme.valueProperty().unbindBidirectional(keys.schemeProperty());
        });
        dialog.show();
    }

    private void fill(ObservableList<KeyRow> rows) {
        rows.setAll(keys.bindings().stream()
                .filter(binding -> actions.has(binding.action()))
                .map(binding -> new KeyRow(
                        words.now("action." + binding.action()),
                        binding.contexts().size() == Keys.Context.values().length
                                ? words.now("keys.where.everywhere")
                                : binding.contexts().stream()
                                        .sorted()
                                        .map(context -> words.now(
                                                "keys.where." + context.name().toLowerCase(Locale.ROOT)))
                                        .collect(Collectors.joining(", ")),
                        binding.keys().stream()
                                .map(KeyCombination::getDisplayText)
                                .distinct()
                                .collect(Collectors.joining(", "))))
                .toList());
    }

    private TableColumn<KeyRow, String> column(String word, double width, Function<KeyRow, String> text) {
        var column = new TableColumn<KeyRow, String>(words.now(word));
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        return column;
    }

    private Dialog<ButtonType> dialog(String title, String id) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle(words.now(title));
        var close = new ButtonType(words.now("dialog.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        dialog.getDialogPane().getButtonTypes().add(close);
        dialog.getDialogPane().setId(id);
        return dialog;
    }
}
