package dev.flowglass.app.shell;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowEditor;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The line at the foot of the window: what was last done, place of the caret, problems, store, language, theme.
final class StatusBar {
    private static final PseudoClass DEBUGGING = PseudoClass.getPseudoClass("debugging");

    private final Words words;
    private final Label told = new Label();
    private final Label place = new Label();
    private final Label encoding = new Label();
    private final HBox bar;

    /// @param debugging true while the execution that is shown is stopped
    StatusBar(
            Words words,
            Theme theme,
            ObservableValue<Optional<FlowEditor>> editor,
            ObservableValue<String> store,
            ObservableValue<Boolean> debugging,
            Action problems,
            Action language,
            Action dark) {
        this.words = words;
        told.setId("told");
        place.setId("caret-place");
        var problemCount = button(problems, "status-problems");
        var errors = count(editor, EditorViewModel::errorsProperty);
        var warnings = count(editor, EditorViewModel::warningsProperty);
        errors.subscribe(any -> problemCount.setGraphic(icon(errors, warnings).node()));
        warnings.subscribe(any -> problemCount.setGraphic(icon(errors, warnings).node()));
        problemCount.textProperty().bind(words.text("status.problems", errors, warnings));
        var languageName = button(language, "status-language");
        languageName
                .textProperty()
                .bind(words.localeProperty().flatMap(locale -> words.text("language." + locale.getLanguage())));
        var themeName = button(dark, "status-theme");
        themeName.textProperty().bind(words.text("status.light"));
        theme.darkProperty().subscribe(is -> {
            themeName.textProperty().unbind();
            themeName.textProperty().bind(words.text(is ? "status.dark" : "status.light"));
        });
        var storeName = new Label();
        storeName.setId("store");
        storeName.textProperty().bind(store);
        HBox.setHgrow(told, Priority.ALWAYS);
        told.setMaxWidth(Double.MAX_VALUE);
        told.setMinWidth(0);
        bar = new HBox(told, place, encoding, problemCount, storeName, languageName, themeName);
        bar.getStyleClass().add("status-bar");
        bar.setId("status-bar");
        debugging.subscribe(now -> bar.pseudoClassStateChanged(DEBUGGING, now));
        for (var node : bar.getChildren().subList(1, bar.getChildren().size())) {
            ((Region) node).setMinWidth(Region.USE_PREF_SIZE);
        }
        editor.flatMap(shown -> shown.<ObservableValue<? extends Number>>map(
                                one -> one.model().caretProperty())
                        .orElseGet(() -> new SimpleIntegerProperty()))
                .subscribe(caret -> showPlace(editor.getValue()));
        editor.subscribe(this::showPlace);
        words.messagesProperty().subscribe(messages -> showPlace(editor.getValue()));
    }

    private static Icon icon(ObservableValue<Integer> errors, ObservableValue<Integer> warnings) {
        return errors.getValue() > 0 ? Icon.ERROR : warnings.getValue() > 0 ? Icon.WARNING : Icon.DONE;
    }

    private static ObservableValue<Integer> count(
            ObservableValue<Optional<FlowEditor>> editor, Function<EditorViewModel, ObservableValue<Integer>> number) {
        return editor.flatMap(
                shown -> shown.map(FlowEditor::model).map(number).orElseGet(() -> new SimpleObjectProperty<>(0)));
    }

    private void showPlace(Optional<FlowEditor> editor) {
        place.setText(editor.map(shown -> words.now("status.place", shown.line(), shown.column()))
                .orElse(""));
        encoding.setText(editor.map(shown -> shown.model().file())
                .map(file -> "%s · %s"
                        .formatted(
                                file.charset().displayName(),
                                switch (file.usualEnd()) {
                                    case "\r\n" -> "CRLF";
                                    case "\r" -> "CR";
                                    default -> "LF";
                                }))
                .orElse(""));
    }

    private Button button(Action action, String id) {
        var button = new Button();
        button.setId(id);
        button.getStyleClass().add("status-button");
        button.setFocusTraversable(false);
        button.setOnAction(event -> action.run());
        var tip = new Tooltip();
        tip.textProperty().bind(words.text(action.word()));
        button.setTooltip(tip);
        return button;
    }

    /// Says what has just happened, until something else has.
    void tell(ObservableValue<String> sentence) {
        told.textProperty().bind(sentence);
    }

    Node node() {
        return bar;
    }
}
