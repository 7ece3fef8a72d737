package dev.flowglass.app.callback;

import dev.flowglass.app.shell.Action;
import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.util.Duration;

/// Tells in the corner of the screen of steps that have begun to wait while no window of the program is in front. It
/// takes no focus from whoever types elsewhere, and goes away by itself.
public final class ArrivalNotice {
    private static final Duration STAYS = Duration.seconds(12);
    private static final double WIDTH = 380;
    private static final double DISTANCE = 16;

    private final Stage owner;
    private final CallbacksViewModel model;
    private final Words words;
    private final Consumer<CallbackRow> show;
    private final BooleanProperty wanted = new SimpleBooleanProperty(this, "wanted", true);
    private final PauseTransition leaving = new PauseTransition(STAYS);
    private final Popup popup = new Popup();
    private Set<CallbackRow.Key> known = new HashSet<>();

    /// @param owner the main window
    /// @param show brings a step to the front
    public ArrivalNotice(Stage owner, CallbacksViewModel model, Words words, Consumer<CallbackRow> show) {
        this.owner = owner;
        this.model = model;
        this.words = words;
        this.show = show;
        leaving.setOnFinished(end -> popup.hide());
        model.rows().subscribe(this::look);
        owner.focusedProperty().subscribe(focused -> {
            if (focused) {
                popup.hide();
            }
        });
        owner.setOnHidden(gone -> popup.hide());
    }

    /// False: nothing is told.
    public BooleanProperty wantedProperty() {
        return wanted;
    }

    public List<Action> actions() {
        return List.of(Action.toggle("callbacks.notify", wanted));
    }

    private void look() {
        var fresh =
                model.rows().stream().filter(row -> !known.contains(row.key())).toList();
        known = new HashSet<>();
        model.rows().forEach(row -> known.add(row.key()));
        if (known.isEmpty()) {
            popup.hide();
        } else if (!fresh.isEmpty() && wanted.get() && owner.isShowing() && !isInFront()) {
            tell(fresh);
        }
    }

    private static boolean isInFront() {
        return Window.getWindows().stream()
                .anyMatch(window -> window.isFocused() && !(window instanceof Stage shown && shown.isIconified()));
    }

    private void tell(List<CallbackRow> fresh) {
        var first = fresh.getFirst();
        var text = new Label(
                fresh.size() == 1
                        ? words.now(
                                "callback.arrived",
                                first.task().step().name(),
                                first.item().id().name())
                        : words.now("callback.arrived.many", fresh.size()));
        text.setId("arrival-text");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var open = new Button(words.now("callback.arrived.show"));
        open.setId("arrival-show");
        open.setOnAction(press -> {
            popup.hide();
            owner.setIconified(false);
            owner.toFront();
            owner.requestFocus();
            show.accept(first);
        });
        var dismiss = new Button(words.now("callback.arrived.dismiss"));
        dismiss.setId("arrival-dismiss");
        dismiss.setOnAction(press -> popup.hide());
        var line = new HBox(new Symbol("waiting-callback"), text);
        line.getStyleClass().add("field-row");
        var buttons = new HBox(open, dismiss);
        buttons.getStyleClass().add("dialog-buttons");
        var card = new VBox(line, buttons);
        card.setId("arrival");
        card.getStyleClass().addAll("dialog", "arrival");
        card.setPrefWidth(WIDTH);
        card.setMaxWidth(WIDTH);
        popup.getContent().setAll(card);
        var screen = Screen.getPrimary().getVisualBounds();
        popup.show(owner, screen.getMaxX() - WIDTH - DISTANCE, screen.getMaxY());
        popup.setY(screen.getMaxY() - popup.getHeight() - DISTANCE);
        leaving.playFromStart();
    }
}
