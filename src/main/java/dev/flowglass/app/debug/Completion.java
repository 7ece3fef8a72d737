package dev.flowglass.app.debug;

import dev.flowglass.debug.Evaluator.Result;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What an expression that is being typed may go on with: the roots, and the keys that the data has.
final class Completion {
    private static final List<String> ROOTS = List.of("$input", "$local", "$context", "$");
    private static final Pattern PATH = Pattern.compile("\\$[\\p{L}\\p{N}_\\-.\\[\\]\"*]*$");
    private static final Pattern KEY = Pattern.compile("[\\p{L}\\p{N}_-]+");

    private Completion() {}

    /// @param typed the text up to the caret
    /// @param evaluate gives the value of a path
    /// @return whole texts in the place of what was typed
    static List<String> of(String typed, Function<String, Optional<Result>> evaluate) {
        var path = PATH.matcher(typed);
        if (!path.find()) {
            return typed.isBlank() ? ROOTS : List.of();
        }
        var before = typed.substring(0, path.start());
        var begun = path.group();
        int dot = begun.lastIndexOf('.');
        if (dot < 0) {
            return ROOTS.stream()
                    .filter(root -> root.startsWith(begun) && !root.equals(begun))
                    .map(root -> before + root)
                    .toList();
        }
        var owner = begun.substring(0, dot);
        var start = begun.substring(dot + 1);
        return keys(evaluate.apply(owner))
                .filter(key -> key.startsWith(start) && !key.equals(start))
                .map(key -> before + owner + (KEY.matcher(key).matches() ? "." + key : "[\"" + key + "\"]"))
                .toList();
    }

    private static Stream<String> keys(Optional<Result> owner) {
        return owner.filter(Result.Found.class::isInstance).map(Result.Found.class::cast).stream()
                .map(Result.Found::value)
                .flatMap(Completion::keysOf);
    }

    private static Stream<String> keysOf(Value value) {
        return switch (value) {
            case Obj obj -> obj.entries().keySet().stream();
            case Array array -> Stream.empty();
            case Value.Null n -> Stream.empty();
            case Value.Bool bool -> Stream.empty();
            case Value.Num num -> Stream.empty();
            case Value.Text text -> Stream.empty();
        };
    }
}
