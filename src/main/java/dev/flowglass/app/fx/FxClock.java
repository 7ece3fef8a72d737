package dev.flowglass.app.fx;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;

/// The time of the runtime, read once a second, for everything that shows how long something takes or how much time is
/// left. One for the window.
public final class FxClock {
    private final InstantSource source;
    private final ReadOnlyObjectWrapper<Instant> now;
    private final Timeline seconds;

    /// @param source the clock of the executions, which need not be that of the wall
    public FxClock(InstantSource source) {
        this.source = source;
        this.now = new ReadOnlyObjectWrapper<>(this, "now", source.instant());
        this.seconds = new Timeline(new KeyFrame(Duration.seconds(1), tick -> read()));
        this.seconds.setCycleCount(Animation.INDEFINITE);
    }

    public ReadOnlyObjectProperty<Instant> nowProperty() {
        return now.getReadOnlyProperty();
    }

    public Instant now() {
        return Objects.requireNonNull(now.get());
    }

    /// Reads the clock now, as after something has happened.
    public void read() {
        now.set(source.instant());
    }

    public void start() {
        read();
        seconds.play();
    }

    public void stop() {
        seconds.stop();
    }
}
