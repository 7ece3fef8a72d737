package dev.flowglass.expression;

import dev.flowglass.expression.Expression.Chain;
import dev.flowglass.expression.Expression.Operator;
import dev.flowglass.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds conditions whose result does not depend on the input. Says nothing when in doubt.
final class Constancy {
    private Constancy() {}

    static Optional<Boolean> of(Expression expression) {
        if (fixed(expression)) {
            return Optional.of(Evaluation.verdict(expression, Value.NULL).holds());
        }
        return switch (expression) {
            case Expression.Not(Expression operand) -> of(operand).map(holds -> !holds);
            case Expression.AllOf(List<Expression> operands) ->
                some(operands, false) || exclude(operands, Operator.EQUAL) ? Optional.of(false) : Optional.empty();
            case Expression.AnyOf(List<Expression> operands) ->
                some(operands, true) || exclude(operands, Operator.UNEQUAL) ? Optional.of(true) : Optional.empty();
            case Expression.Constant constant -> Optional.empty();
            case Expression.At at -> Optional.empty();
            case Expression.Items items -> Optional.empty();
            case Expression.Negative negative -> Optional.empty();
            case Expression.FirstOf firstOf -> Optional.empty();
            case Expression.Choice choice -> Optional.empty();
            case Chain chain -> Optional.empty();
        };
    }

    private static boolean some(List<Expression> operands, boolean holds) {
        return operands.stream().anyMatch(operand -> of(operand).equals(Optional.of(holds)));
    }

    /// True when two operands compare one path with texts that exclude each other: `$.a == "x" && $.a == "y"`. Texts
    /// that stand for a boolean do not, for `true` equals both `"true"` and `"TRUE"`.
    private static boolean exclude(List<Expression> operands, Operator operator) {
        Map<Path, Value> texts = new HashMap<>();
        for (var operand : operands) {
            if (operand instanceof Chain(Expression.At(Path path), List<Expression.Link> links)
                    && links.size() == 1
                    && links.getFirst().operator() == operator
                    && links.getFirst().operand() instanceof Expression.Constant(Value.Text text)
                    && Truth.of(text) == Truth.NEITHER) {
                var other = texts.putIfAbsent(path, text);
                if (other != null && !other.equals(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean fixed(Expression expression) {
        return switch (expression) {
            case Expression.Constant constant -> true;
            case Expression.At at -> false;
            case Expression.Items(List<Expression> elements) ->
                elements.stream().allMatch(Constancy::fixed);
            case Expression.Not(Expression operand) -> fixed(operand);
            case Expression.Negative(Expression operand) -> fixed(operand);
            case Expression.AllOf(List<Expression> operands) ->
                operands.stream().allMatch(Constancy::fixed);
            case Expression.AnyOf(List<Expression> operands) ->
                operands.stream().allMatch(Constancy::fixed);
            case Expression.FirstOf(List<Expression> operands) ->
                operands.stream().allMatch(Constancy::fixed);
            case Expression.Choice(Expression test, Expression then, Expression otherwise) ->
                fixed(test) && fixed(then) && fixed(otherwise);
            case Chain(Expression first, List<Expression.Link> links) ->
                fixed(first) && links.stream().allMatch(link -> fixed(link.operand()));
        };
    }
}
