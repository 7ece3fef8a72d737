package dev.flowglass.app.override;

import dev.flowglass.app.override.ReplyRow.Kind;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.runtime.Reply;
import dev.flowglass.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import javafx.util.StringConverter;

/// The replies that a step gets, one line for each attempt.
final class OverrideDialog {
    private static final int TEXT_COLUMNS = 22;

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Words words;
    private final OverridesModel model;
    private final Outline.Node step;
    private final List<ReplyRow> replies = new ArrayList<>();
    private final VBox lines = new VBox();
    private final Dialog<ButtonType> dialog = new Dialog<>();

    OverrideDialog(Window owner, Words words, OverridesModel model, Outline.Node step) {
        this.words = words;
        this.model = model;
        this.step = step;
        model.replies(step.name()).stream().map(ReplyRow::of).forEach(replies::add);
        if (replies.isEmpty()) {
            replies.add(new ReplyRow(Kind.ANSWER, last()));
        }
        var about = new Label(words.now("override.about", step.name()));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        var add = button("override.add", "override-add");
        add.setOnAction(event -> {
            replies.add(new ReplyRow(Kind.USE_RESOURCE, ""));
            write();
        });
        lines.getStyleClass().add("form");
        var content = new VBox(about, lines, add);
        content.getStyleClass().add("form");
        var ok = new ButtonType(words.now("override.set"), ButtonData.OK_DONE);
        var remove = new ButtonType(words.now("override.remove"), ButtonData.LEFT);
        dialog.initOwner(owner);
        dialog.setTitle(words.now("action.override.step"));
        dialog.setResizable(true);
        dialog.getDialogPane().setId("override-dialog");
        dialog.getDialogPane().setContent(content);
        dialog.getDialogPane().setPrefWidth(680);
        dialog.getDialogPane()
                .getButtonTypes()
                .setAll(ok, remove, new ButtonType(words.now("dialog.cancel"), ButtonData.CANCEL_CLOSE));
        dialog.getDialogPane().lookupButton(ok).setId("override-set");
        dialog.getDialogPane().lookupButton(remove).setId("override-remove");
        dialog.setResultConverter(pressed -> pressed);
        write();
        dialog.setOnHidden(event -> {
            var pressed = dialog.getResult();
            if (ok.equals(pressed)) {
                model.set(step.name(), given());
            } else if (remove.equals(pressed)) {
                model.set(step.name(), List.of());
            }
        });
    }

    void show() {
        dialog.show();
    }

    private String last() {
        return model.lastAnswer(step.path()).map(Json::text).orElse("{}");
    }

    private List<Reply> given() {
        return replies.stream().map(ReplyRow::reply).flatMap(Optional::stream).toList();
    }

    private void write() {
        lines.getChildren().clear();
        for (int i = 0; i < replies.size(); i++) {
            lines.getChildren().add(line(i));
        }
        check();
        var scene = dialog.getDialogPane().getScene();
        if (scene != null && scene.getWindow() != null) {
            scene.getWindow().sizeToScene();
        }
    }

    private Node line(int number) {
        var row = replies.get(number);
        boolean repeats = number == replies.size() - 1;
        var label = new Label(words.now(
                repeats ? number == 0 ? "override.always" : "override.from" : "override.attempt", number + 1));
        label.setMinWidth(110);
        var kind = new ComboBox<Kind>();
        kind.setId("override-kind-" + (number + 1));
        kind.setMinWidth(190);
        kind.getItems().setAll(Kind.values());
        kind.setConverter(new StringConverter<>() {
            @Override
            public String toString(Kind each) {
                return each == null
                        ? ""
                        : words.now("override.kind."
                                + each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }

            @Override
            public Kind fromString(String text) {
                return Kind.USE_RESOURCE;
            }
        });
        kind.valueProperty().bindBidirectional(row.kindProperty());
        var text = new TextField();
        text.setId("override-text-" + (number + 1));
        text.textProperty().bindBidirectional(row.textProperty());
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setPrefColumnCount(TEXT_COLUMNS);
        row.kindProperty().subscribe(now -> {
            text.setVisible(now.hasText());
            text.setPromptText(
                    now.hasText() ? words.now("override.prompt." + now.name().toLowerCase(Locale.ROOT)) : "");
            check();
        });
        row.textProperty().subscribe(now -> {
            text.pseudoClassStateChanged(WRONG, row.reply().isEmpty());
            check();
        });
        var pin = button("override.last", "override-last-" + (number + 1));
        pin.setDisable(model.lastAnswer(step.path()).isEmpty());
        pin.setOnAction(event -> {
            row.kindProperty().set(Kind.ANSWER);
            row.textProperty().set(last());
        });
        var remove = button("override.less", "override-less-" + (number + 1));
        remove.setDisable(replies.size() == 1);
        remove.setOnAction(event -> {
            replies.remove(row);
            write();
        });
        var line = new HBox(label, kind, text, pin, remove);
        line.getStyleClass().add("row");
        return line;
    }

    private Button button(String word, String id) {
        var button = new Button(words.now(word));
        button.setId(id);
        button.setTooltip(new Tooltip(words.now(word + ".about")));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void check() {
        if (dialog.getDialogPane().lookup("#override-set") instanceof Button button) {
            button.setDisable(replies.stream().anyMatch(row -> row.reply().isEmpty()));
        }
    }
}
