package dev.flowglass.app.endpoint;

import dev.flowglass.app.shell.Settings;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;

/// Whether the endpoint is on, and where.
public final class EndpointViewModel {
    public static final int USUAL_PORT = 8765;
    public static final int USUAL_QUEUES_PORT = 8766;
    public static final int HIGHEST_PORT = 65_535;

    /// How it stands.
    public sealed interface Standing {
        record Off() implements Standing {}

        record Changing() implements Standing {}

        record On(EndpointSwitch.Open open) implements Standing {}

        /// @param taken true when another program has a port
        record Refused(boolean taken, String reason) implements Standing {}
    }

    private final EndpointSwitch endpoint;
    private final Settings settings;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(this, "standing", new Standing.Off());
    private final IntegerProperty port;
    private final IntegerProperty queuesPort;

    /// @param settings remembers the ports
    public EndpointViewModel(EndpointSwitch endpoint, Settings settings, Executor background, Executor fx) {
        this.endpoint = endpoint;
        this.settings = settings;
        this.background = background;
        this.fx = fx;
        this.port = remembered("endpoint.port", USUAL_PORT);
        this.queuesPort = remembered("endpoint.queues-port", USUAL_QUEUES_PORT);
    }

    private IntegerProperty remembered(String key, int usual) {
        int last = (int) settings.number(key).orElse(usual);
        var property = new SimpleIntegerProperty(this, key, last >= 0 && last <= HIGHEST_PORT ? last : usual);
        property.subscribe((was, is) -> settings.put(key, is.toString()));
        return property;
    }

    public ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    public Standing standing() {
        return Objects.requireNonNull(standing.get());
    }

    public Optional<EndpointSwitch.Open> open() {
        return standing() instanceof Standing.On(var open) ? Optional.of(open) : Optional.empty();
    }

    public BooleanBinding onProperty() {
        return Bindings.createBooleanBinding(() -> standing() instanceof Standing.On, standing);
    }

    /// Port for the next time it is switched on; 0 for any that is free.
    public IntegerProperty portProperty() {
        return port;
    }

    public IntegerProperty queuesPortProperty() {
        return queuesPort;
    }

    /// Where programs of this person find address and key while it is on.
    public Path note() {
        return endpoint.note();
    }

    /// Switches it on or off.
    public void toggle() {
        switch (standing()) {
            case Standing.Changing changing -> {}
            case Standing.On on -> switchOff();
            case Standing.Off off -> switchOn();
            case Standing.Refused refused -> switchOn();
        }
    }

    private void switchOn() {
        standing.set(new Standing.Changing());
        int wanted = port.get();
        int wantedForQueues = queuesPort.get();
        background.execute(() -> {
            var after = opened(wanted, wantedForQueues);
            fx.execute(() -> standing.set(after));
        });
    }

    private Standing opened(int wanted, int wantedForQueues) {
        try {
            return new Standing.On(endpoint.open(
                    wanted,
                    wantedForQueues,
                    open -> fx.execute(() -> {
                        if (standing() instanceof Standing.On) {
                            standing.set(new Standing.On(open));
                        }
                    })));
        } catch (IOException e) {
            return new Standing.Refused(
                    e instanceof BindException || e.getCause() instanceof BindException,
                    String.valueOf(e.getMessage()));
        }
    }

    private void switchOff() {
        standing.set(new Standing.Changing());
        background.execute(() -> {
            endpoint.close();
            fx.execute(() -> standing.set(new Standing.Off()));
        });
    }
}
