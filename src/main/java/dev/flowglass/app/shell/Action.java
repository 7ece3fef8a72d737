package dev.flowglass.app.shell;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

/// Something a person can do: a line of a menu, a button, a line of the palette, a key. What it is called is the
/// word `action.<id>`, its keys are in [Keys].
///
/// @param enabled false while it cannot be done
/// @param state of an action that switches something on and off
public record Action(String id, ObservableBooleanValue enabled, Optional<BooleanProperty> state, Runnable handler) {
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    public Action(String id, Runnable handler) {
        this(id, ALWAYS, handler);
    }

    public Action(String id, ObservableBooleanValue enabled, Runnable handler) {
        this(id, enabled, Optional.empty(), handler);
    }

    /// Switches `state` each time it is run.
    public static Action toggle(String id, BooleanProperty state) {
        return new Action(id, ALWAYS, Optional.of(state), () -> state.set(!state.get()));
    }

    public String word() {
        return "action." + id;
    }

    /// The id as stylesheets and tests can use it: `run-start`.
    public String name() {
        return id.replace('.', '-');
    }

    /// Does it, if it can be done now.
    public void run() {
        if (enabled.get()) {
            handler.run();
        }
    }
}
