package dev.flowglass.app.shell;

import java.util.function.Supplier;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;

/// Turns keys into actions before the control that has the focus sees them. Keys of the table that mean nothing
/// where the focus is go to that control and end there, so that no menu takes them up.
final class KeyDispatch {
    private final Keys keys;
    private final Actions actions;
    private final Supplier<Keys.Context> focus;

    /// True from a key press that was a command until the next one: the character it gives is not typed.
    private boolean taken;

    KeyDispatch(Keys keys, Actions actions, Supplier<Keys.Context> focus) {
        this.keys = keys;
        this.actions = actions;
        this.focus = focus;
    }

    void install(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::dispatch);
        scene.addEventFilter(KeyEvent.KEY_TYPED, this::swallow);
        scene.getRoot().addEventHandler(KeyEvent.KEY_PRESSED, this::stop);
    }

    private void dispatch(KeyEvent event) {
        taken = false;
        keys.action(event, focus.get()).filter(actions::has).map(actions::get).ifPresent(action -> {
            event.consume();
            taken = true;
            action.run();
        });
    }

    private void swallow(KeyEvent event) {
        if (taken) {
            event.consume();
        }
    }

    private void stop(KeyEvent event) {
        if (keys.knows(event)) {
            event.consume();
        }
    }
}
