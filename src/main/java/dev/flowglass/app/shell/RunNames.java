package dev.flowglass.app.shell;

import dev.flowglass.runtime.History;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Names for executions started in the window: `run-1`, `run-2` …, going on where the history of the flow ends. Any
/// thread may call it; the first name of a flow waits for the disk.
final class RunNames {
    private static final String PREFIX = "run-";
    private static final Pattern NUMBERED = Pattern.compile(Pattern.quote(PREFIX) + "([1-9]\\d{0,8})");

    /// How far back is looked for the highest number. Those started last have it.
    private static final int LOOKED_AT = 20;

    private final History history;
    private final Map<String, AtomicInteger> numbers = new ConcurrentHashMap<>();

    RunNames(History history) {
        this.history = history;
    }

    /// A name that was not given before.
    String next(String flow) {
        return PREFIX
                + numbers.computeIfAbsent(flow, name -> new AtomicInteger(highest(name)))
                        .incrementAndGet();
    }

    private int highest(String flow) {
        return history.names(flow, PREFIX, LOOKED_AT).stream()
                .map(RunNames::number)
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElse(0);
    }

    private static OptionalInt number(String name) {
        var found = NUMBERED.matcher(name);
        return found.matches() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
    }
}
