package dev.flowglass.desktop;

import dev.flowglass.app.console.ConsoleLine;
import dev.flowglass.app.console.FunctionOutput;
import dev.flowglass.connector.FunctionLog;
import dev.flowglass.runtime.TimeSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Hands what functions print to the window.
final class Printed implements FunctionLog, FunctionOutput {
    private final TimeSource time;
    private final List<Consumer<ConsoleLine>> listeners = new CopyOnWriteArrayList<>();

    Printed(TimeSource time) {
        this.time = time;
    }

    @Override
    public void line(Line line) {
        var shown =
                new ConsoleLine(time.now(), line.execution(), line.step(), line.stream() == Stream.STDERR, line.text());
        listeners.forEach(listener -> listener.accept(shown));
    }

    @Override
    public Runnable listen(Consumer<ConsoleLine> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
