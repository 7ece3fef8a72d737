package dev.flowglass.debug;

import dev.flowglass.engine.Preview;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.engine.ThreadView.Phase;
import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.value.Value;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What paths and conditions mean at a step: `$input`, `$local` and `$context` as in the mapping that comes next, `$`
/// as the step's own input.
///
/// @param input what `$input` means
public record Evaluator(Value input, Preview data) {
    private static final Pattern BRACED = Pattern.compile("\\{(\\$[^{}]*)}");

    public sealed interface Result {
        record Found(Value value) implements Result {}

        /// A path that leads nowhere.
        record Missing() implements Result {}

        /// @param problem with its range in what was asked
        record Unreadable(Diagnostic problem) implements Result {}
    }

    public static Evaluator of(FrameView frame, Preview data) {
        boolean outputIsNext = frame.phase() == Phase.LOCAL_KNOWN || frame.phase() == Phase.CAUGHT;
        return new Evaluator(outputIsNext ? data.input() : frame.parentInput(), data);
    }

    /// A path, or a condition over the step's input.
    public Result evaluate(String text) {
        var asked = text.strip();
        if (Path.read(asked) instanceof Reading.Read<Path>(Path path, var remarks)) {
            return at(path).<Result>map(Result.Found::new).orElseGet(Result.Missing::new);
        }
        return switch (Condition.read(asked)) {
            case Reading.Read<Condition>(Condition condition, var remarks) ->
                new Result.Found(Value.of(holds(condition)));
            case Reading.Unreadable<Condition>(Diagnostic problem) -> new Result.Unreadable(problem);
        };
    }

    public boolean holds(Condition condition) {
        return condition.evaluate(data.input()).holds();
    }

    private Optional<Value> at(Path path) {
        return path.from(
                switch (path.root()) {
                    case INPUT -> input;
                    case LOCAL -> data.local();
                    case CONTEXT -> data.context();
                    case STEP_INPUT -> data.input();
                });
    }

    /// A message with the values in the places of the paths in braces: `order {$input.id} is late`.
    String fill(String message) {
        return BRACED.matcher(message).replaceAll(match -> Matcher.quoteReplacement(text(match.group(1))));
    }

    private String text(String path) {
        return switch (evaluate(path)) {
            case Result.Found(Value.Text(String text)) -> text;
            case Result.Found(Value value) -> value.toString();
            case Result.Missing missing -> "null";
            case Result.Unreadable unreadable -> "{" + path + "}";
        };
    }
}
