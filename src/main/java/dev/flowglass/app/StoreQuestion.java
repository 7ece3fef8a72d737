package dev.flowglass.app;

import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/// Says why a store cannot be used and asks what to do. Nothing that is there is ever overwritten.
final class StoreQuestion {
    private final Words words;
    private final FileDialogs dialogs;
    private final Stage stage = new Stage();

    StoreQuestion(Words words, FileDialogs dialogs) {
        this.words = words;
        this.dialogs = dialogs;
    }

    /// @param answer called once; nothing when the person would rather not start
    void ask(StorePlace refused, String message, Consumer<Optional<StorePlace>> answer) {
        var head = new Label(words.now("store.refused.title"), new Symbol("failed"));
        head.getStyleClass().add("dialog-head");
        var why = new Label(message);
        why.setId("store-why");
        why.setWrapText(true);
        why.setPrefWidth(560);
        var buttons = new VBox();
        buttons.getStyleClass().add("choices");
        if (refused instanceof StorePlace.InFolder(Path folder)) {
            buttons.getChildren()
                    .add(choice("read-only", () -> finish(answer, Optional.of(new StorePlace.ReadOnly(folder)))));
        }
        buttons.getChildren()
                .addAll(
                        choice(
                                "folder",
                                () -> dialogs.openFolder(Path.of(System.getProperty("user.home")))
                                        .ifPresent(folder ->
                                                finish(answer, Optional.of(new StorePlace.InFolder(folder))))),
                        choice("memory", () -> finish(answer, Optional.of(new StorePlace.InMemory()))),
                        choice("quit", () -> finish(answer, Optional.empty())));
        var box = new VBox(head, why, buttons);
        box.setId("store-question");
        box.getStyleClass().addAll("form", "workbench", "store-question");
        VBox.setVgrow(why, Priority.ALWAYS);
        stage.setTitle(words.now("store.refused.window"));
        stage.setScene(new Scene(box));
        stage.setResizable(false);
        stage.setOnCloseRequest(event -> answer.accept(Optional.empty()));
        stage.show();
    }

    private HBox choice(String what, Runnable action) {
        var button = new Button(words.now("store.choice." + what));
        button.setId("store-" + what);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setPrefWidth(180);
        button.setMinWidth(180);
        button.setOnAction(event -> action.run());
        button.setTooltip(new Tooltip(words.now("store.choice." + what + ".about")));
        var about = new Label(words.now("store.choice." + what + ".about"));
        about.getStyleClass().add("muted");
        about.setWrapText(true);
        HBox.setHgrow(about, Priority.ALWAYS);
        var line = new HBox(button, about);
        line.setSpacing(12);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private void finish(Consumer<Optional<StorePlace>> answer, Optional<StorePlace> place) {
        stage.hide();
        answer.accept(place);
    }
}
