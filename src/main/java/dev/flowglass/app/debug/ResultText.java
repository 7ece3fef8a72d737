package dev.flowglass.app.debug;

import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Evaluator.Result;
import dev.flowglass.value.Value;
import java.util.Optional;

/// What came of an expression, on one line.
///
/// @param wrong true when there is no value
record ResultText(String text, boolean wrong) {
    static ResultText of(Optional<Result> result, Words words) {
        return result.map(some -> switch (some) {
                    case Result.Found(Value value) -> new ResultText(Variable.brief(value), false);
                    case Result.Missing missing -> new ResultText(words.now("debug.result.missing"), true);
                    case Result.Unreadable(var problem) ->
                        new ResultText(
                                words.now(
                                        "debug.result.unreadable",
                                        problem.range().start() + 1),
                                true);
                })
                .orElseGet(() -> new ResultText(words.now("debug.result.not-stopped"), true));
    }
}
