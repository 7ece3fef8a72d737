package dev.flowglass.app.debug;

import dev.flowglass.debug.Breakpoint;
import dev.flowglass.debug.Point;
import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Reading;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;
import java.util.OptionalInt;

/// A breakpoint as a line of the settings: one JSON object.
final class BreakpointText {
    private BreakpointText() {}

    static String of(Breakpoint breakpoint) {
        var text = Obj.of("path", Value.of(breakpoint.path().toString()), "step", Value.of(breakpoint.step()))
                .with("point", Value.of(breakpoint.point().name()))
                .with("enabled", Value.of(breakpoint.enabled()))
                .with("hits", Value.of(breakpoint.hits()));
        if (breakpoint.condition().isPresent()) {
            text = text.with("condition", Value.of(breakpoint.condition().get().text()));
        }
        if (breakpoint.position().isPresent()) {
            text = text.with("position", Value.of(breakpoint.position().getAsInt()));
        }
        if (breakpoint.message().isPresent()) {
            text = text.with("message", Value.of(breakpoint.message().get()));
        }
        return text.toString();
    }

    /// Nothing when the line is none of ours.
    static Optional<Breakpoint> read(int id, String line) {
        try {
            if (!(Json.read(line) instanceof Json.Reading.Parsed(Obj text))) {
                return Optional.empty();
            }
            return Optional.of(Breakpoint.at(
                            id,
                            StepPath.parse(text(text, "path").orElse("")),
                            text(text, "step").orElse(""))
                    .withPoint(text(text, "point").map(Point::valueOf).orElse(Point.BEFORE_INPUT))
                    .switched(!Value.of(false).equals(text.entries().get("enabled")))
                    .withHits(number(text, "hits").orElse(1))
                    .withCondition(text(text, "condition").flatMap(BreakpointText::condition))
                    .withPosition(number(text, "position"))
                    .withMessage(text(text, "message")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<Condition> condition(String text) {
        return Condition.read(text) instanceof Reading.Read<Condition>(Condition condition, var remarks)
                ? Optional.of(condition)
                : Optional.empty();
    }

    private static Optional<String> text(Obj object, String key) {
        return object.entries().get(key) instanceof Value.Text(String text) ? Optional.of(text) : Optional.empty();
    }

    private static OptionalInt number(Obj object, String key) {
        return object.entries().get(key) instanceof Value.Num num
                ? OptionalInt.of(num.amount().intValue())
                : OptionalInt.empty();
    }
}
