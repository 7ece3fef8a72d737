package dev.flowglass.app.race;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.race.RaceLab.Played;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import dev.flowglass.engine.Event;
import dev.flowglass.value.Json;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.geometry.Orientation;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Separator;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The cases in a list; beside it what is done in the chosen one, what comes of it, and the history.
public final class RaceDialog {
    private static final double LIST_WIDTH = 280;

    private final Words words;
    private final ListView<RaceCase> cases = new ListView<>();
    private final Label meaning = new Label();
    private final VBox deeds = new VBox();
    private final Symbol sign = new Symbol("succeeded");
    private final Label end = new Label();
    private final TextArea history = new TextArea();
    private final Dialog<ButtonType> dialog = new Dialog<>();

    public RaceDialog(Window owner, Words words) {
        this.words = words;
        cases.setId("race-cases");
        cases.getItems().setAll(RaceCase.values());
        cases.setCellFactory(list -> new CaseCell());
        cases.getStyleClass().add("console");
        cases.setPrefWidth(LIST_WIDTH);
        cases.setMinWidth(LIST_WIDTH);
        cases.getSelectionModel().selectedItemProperty().subscribe(race -> {
            if (race != null) {
                show(RaceLab.play(race));
            }
        });
        meaning.setId("race-meaning");
        meaning.setWrapText(true);
        meaning.setMinHeight(Region.USE_PREF_SIZE);
        deeds.setId("race-deeds");
        deeds.getStyleClass().add("form-part");
        end.setId("race-end");
        end.setWrapText(true);
        end.setMinHeight(Region.USE_PREF_SIZE);
        end.getStyleClass().add("heading");
        history.setId("race-history");
        history.getStyleClass().add("code");
        history.setEditable(false);
        history.setPrefRowCount(10);
        history.setAccessibleText(words.now("race.history"));
        VBox.setVgrow(history, Priority.ALWAYS);
        var last = new HBox(sign, end);
        last.getStyleClass().add("field-row");
        var about = new Label(words.now("race.about"));
        about.setWrapText(true);
        about.setMinHeight(Region.USE_PREF_SIZE);
        about.getStyleClass().add("muted");
        var right = new VBox(meaning, deeds, last, new Label(words.now("race.history")), history);
        right.getStyleClass().add("form-part");
        right.setMinWidth(0);
        HBox.setHgrow(right, Priority.ALWAYS);
        var both = new HBox(cases, new Separator(Orientation.VERTICAL), right);
        both.getStyleClass().add("field-row");
        VBox.setVgrow(both, Priority.ALWAYS);
        var content = new VBox(about, both);
        content.getStyleClass().add("form");
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setResizable(true);
        dialog.setTitle(words.now("action.callbacks.race-lab"));
        var pane = dialog.getDialogPane();
        pane.setId("race-dialog");
        pane.setPrefSize(960, 600);
        pane.setMinWidth(Region.USE_PREF_SIZE);
        pane.setContent(content);
        pane.getButtonTypes().add(new ButtonType(words.now("dialog.close"), ButtonData.CANCEL_CLOSE));
    }

    public void show() {
        dialog.show();
        cases.getSelectionModel().selectFirst();
        cases.requestFocus();
    }

    private void show(Played played) {
        meaning.setText(words.now("race." + played.race().word() + ".about"));
        deeds.getChildren().clear();
        for (var step : played.steps()) {
            var said = new Label(text(step));
            said.setWrapText(true);
            said.setMinHeight(Region.USE_PREF_SIZE);
            var line = new HBox(new Symbol(step.refused().isPresent() ? "failed" : "succeeded"), said);
            line.getStyleClass().add("field-row");
            deeds.getChildren().add(line);
        }
        var status = played.after().status();
        sign.show(
                switch (status) {
                    case SUCCEEDED -> "succeeded";
                    case RUNNING -> "waiting-callback";
                    case STOPPED -> "stopped";
                    default -> "failed";
                });
        end.setText(words.now(
                "race.end." + status.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                played.after().output().map(Json::text).orElse(""),
                played.after().failure().map(failure -> failure.error()).orElse("")));
        history.setText(
                played.history().stream().map(event -> line(event, played)).collect(Collectors.joining("\n")));
    }

    private String text(RaceLab.Step step) {
        var deed = step.deed();
        var when = Spans.precise(Duration.ofMillis(deed.at()));
        var what = words.now(
                "race.deed." + deed.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'), deed.error());
        return step.refused()
                .map(reason -> words.now(
                        "race.refused",
                        when,
                        what,
                        words.now("race.reason."
                                + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
                .orElseGet(
                        () -> words.now("race.taken", when, what, step.events().size()));
    }

    private static String line(Event event, Played played) {
        return "%2d  %-10s %-20s %-8s %s"
                .formatted(
                        event.id(),
                        Spans.precise(Duration.between(played.after().startedAt(), event.time())),
                        event.type().word(),
                        event.stepName(),
                        Json.sorted(event.detail().json()));
    }

    private final class CaseCell extends ListCell<RaceCase> {
        @Override
        protected void updateItem(@Nullable RaceCase race, boolean empty) {
            super.updateItem(race, empty);
            setText(empty || race == null ? null : words.now("race." + race.word()));
        }
    }
}
