package dev.flowglass.expression;

import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;

/// A choice condition: `$.level > 2 && $.kind == "new"`.
///
/// Documented are paths into the step's input, strings in double quotes or backquotes, numbers, `true`, `false`, the
/// six comparisons, `&&`, `||`, parentheses and a minus before a number. Beyond that `!`, `+ - * / %`, `null`, `in`,
/// `[a, b]`, `? :` and `??` are understood, with a remark.
///
/// How values compare, in this order:
/// 1. two numbers as 64-bit floats;
/// 2. two texts by code unit;
/// 3. `==` and `!=` of two values that stand for a boolean (`true`, `"true"`, `"TRUE"`, a number other than 0; `false`,
///    `"false"`, `"FALSE"`, 0, `null`, a missing field) as booleans;
/// 4. else `==` and `!=` go by deep equality and the order comparisons do not hold.
public final class Condition {
    /// Deepest nesting of parentheses, signs and `? :` that is read.
    public static final int MAX_DEPTH = 100;

    private final String text;
    private final Expression expression;
    private final List<PathUse> paths;

    Condition(String text, Expression expression, List<PathUse> paths) {
        this.text = text;
        this.expression = expression;
        this.paths = List.copyOf(paths);
    }

    /// Reads a condition. Never throws; warns of what the service does not document.
    public static Reading<Condition> read(String text) {
        return new ConditionParser(text).read();
    }

    /// @param holds what the choice goes by
    /// @param unclear true when a value had to be a boolean and was none, nor a number or word that stands for one, and
    ///     so counted as false
    public record Verdict(boolean holds, boolean unclear) {}

    /// A path in the condition, with its place in the condition's text.
    public record PathUse(Path path, Range range) {}

    public Verdict evaluate(Value stepInput) {
        return Evaluation.verdict(expression, stepInput);
    }

    /// Whether the condition holds, when that is the same for every input.
    public Optional<Boolean> always() {
        return Constancy.of(expression);
    }

    /// In the order of the text.
    public List<PathUse> paths() {
        return paths;
    }

    public String text() {
        return text;
    }

    /// Equal when written equally.
    @Override
    public boolean equals(Object other) {
        return other instanceof Condition that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
