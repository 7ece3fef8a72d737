package dev.flowglass.engine;

import dev.flowglass.expression.Path;
import dev.flowglass.model.WaitStep;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Until when a `wait` waits.
final class WaitBehavior {
    private WaitBehavior() {}

    static Detail.Plan plan(WaitStep step, Obj input, Instant now, Limits limits) {
        return switch (step.until()) {
            case WaitStep.Until.Seconds(long seconds) -> seconds(step, BigDecimal.valueOf(seconds), now, limits);
            case WaitStep.Until.SecondsAt(Path path) ->
                path.from(input).orElse(Value.NULL) instanceof Value.Num(BigDecimal amount) && isWhole(amount)
                        ? seconds(step, amount, now, limits)
                        : bad(step, "duration", path, input, "a whole number of seconds");
            case WaitStep.Until.Time(Instant time) -> until(step, time, now, limits);
            case WaitStep.Until.TimeAt(Path path) -> {
                Optional<Instant> time = path.from(input).orElse(Value.NULL) instanceof Value.Text(String text)
                        ? WaitStep.time(text)
                        : Optional.empty();
                yield time.map(at -> until(step, at, now, limits))
                        .orElseGet(() -> bad(step, "timestamp", path, input, "an RFC 3339 time"));
            }
        };
    }

    private static boolean isWhole(BigDecimal amount) {
        return amount.signum() == 0
                || amount.scale() <= 0
                || amount.stripTrailingZeros().scale() <= 0;
    }

    private static Detail.Plan seconds(WaitStep step, BigDecimal seconds, Instant now, Limits limits) {
        if (seconds.signum() <= 0) {
            return new Detail.Plan.Proceed();
        }
        return seconds.compareTo(BigDecimal.valueOf(limits.longestWait().toSeconds())) > 0
                ? tooLong(step, limits)
                : new Detail.Plan.Until(now.plus(Duration.ofSeconds(seconds.longValue())));
    }

    private static Detail.Plan until(WaitStep step, Instant time, Instant now, Limits limits) {
        if (!time.isAfter(now)) {
            return new Detail.Plan.Proceed();
        }
        return time.isAfter(now.plus(limits.longestWait())) ? tooLong(step, limits) : new Detail.Plan.Until(time);
    }

    private static Detail.Plan tooLong(WaitStep step, Limits limits) {
        return broken("Step %s would wait longer than %d seconds."
                .formatted(step.name(), limits.longestWait().toSeconds()));
    }

    private static Detail.Plan bad(WaitStep step, String field, Path path, Obj input, String wanted) {
        return broken("Step %s: %s %s is %s, but has to be %s."
                .formatted(
                        step.name(),
                        field,
                        path,
                        path.from(input).map(value -> Texts.brief(value)).orElse("missing"),
                        wanted));
    }

    private static Detail.Plan broken(String cause) {
        return new Detail.Plan.Break(Failure.runtime(cause));
    }
}
