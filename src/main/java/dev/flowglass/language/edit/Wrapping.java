package dev.flowglass.language.edit;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A new step around others, whose text stays as it is but for its indentation.
///
/// @param end true when the list is to end with it, as it did with the last step inside
record Wrapping(Operation.Wrapper kind, String name, boolean end) {

    /// @param steps a list of them
    Fragment around(Fragment steps, Notation notation) {
        var outer = Obj.of("type", Value.of(kind.name().toLowerCase(java.util.Locale.ROOT)), "name", Value.of(name));
        if (end) {
            outer = outer.with("end", Value.of(true));
        }
        return switch (kind) {
            case PARALLEL ->
                in(outer, "branches", steps.under("steps", notation).inList(), steps, notation);
            case CHOICE -> {
                var option = new ArrayList<String>();
                option.add("condition: "
                        + notation.inline(StepKind.option().get("condition").orElseThrow(), false));
                option.addAll(steps.keyed("steps", notation));
                var value = StepKind.option().with("steps", steps.value());
                var lines =
                        new Fragment(value, Optional.empty(), Optional.of(option), Optional.empty(), steps.commented());
                yield in(outer, "choices", lines.inList(), steps, notation);
            }
            case FOREACH -> in(outer.with("iterationMapping", StepKind.iteration()), "steps", steps, steps, notation);
        };
    }

    private static Fragment in(Obj outer, String key, Fragment list, Fragment steps, Notation notation) {
        var value = outer.with(key, list.value());
        var lines = new ArrayList<String>(notation.lines(outer));
        lines.addAll(list.keyed(key, notation));
        List<String> dashed = Notation.dashed(lines);
        return new Fragment(
                value,
                steps.inline().map(text -> written(value, steps.value(), text, notation)),
                Optional.empty(),
                Optional.of(dashed),
                steps.commented());
    }

    /// Between brackets, with the inner steps as they were written.
    private static String written(Value whole, Value steps, String text, Notation notation) {
        var mark = "\u0001";
        var outside = notation.inline(replaced(whole, steps, Value.of(mark)), true);
        return outside.replaceFirst(
                "(['\"]?)(?:" + mark + "|\\\\u0001)\\1", java.util.regex.Matcher.quoteReplacement(text));
    }

    private static Value replaced(Value value, Value old, Value by) {
        return switch (value) {
            case Value same when same.equals(old) -> by;
            case Obj obj -> {
                var copy = Obj.EMPTY;
                for (var entry : obj.entries().entrySet()) {
                    copy = copy.with(entry.getKey(), replaced(entry.getValue(), old, by));
                }
                yield copy;
            }
            case Array array ->
                Array.of(array.elements().stream()
                        .map(element -> replaced(element, old, by))
                        .toList());
            case Value.Null other -> other;
            case Value.Bool other -> other;
            case Value.Num other -> other;
            case Value.Text other -> other;
        };
    }
}
