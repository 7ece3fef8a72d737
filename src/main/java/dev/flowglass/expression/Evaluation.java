package dev.flowglass.expression;

import dev.flowglass.expression.Condition.Verdict;
import dev.flowglass.expression.Expression.Operator;
import dev.flowglass.value.Array;
import dev.flowglass.value.Value;
import java.util.List;

/// One evaluation of a condition. A missing field is `null`, and so is what cannot be calculated.
final class Evaluation {
    private static final Verdict HOLDS = new Verdict(true, false);
    private static final Verdict DOES_NOT_HOLD = new Verdict(false, false);
    private static final Value TRUE = Value.of(true);
    private static final Value FALSE = Value.of(false);

    private final Value input;
    private boolean unclear;

    private Evaluation(Value input) {
        this.input = input;
    }

    static Verdict verdict(Expression expression, Value input) {
        var evaluation = new Evaluation(input);
        boolean holds = evaluation.holds(evaluation.value(expression));
        return evaluation.unclear ? new Verdict(holds, true) : holds ? HOLDS : DOES_NOT_HOLD;
    }

    private Value value(Expression expression) {
        return switch (expression) {
            case Expression.Constant(Value value) -> value;
            case Expression.At(Path path) -> path.from(input).orElse(Value.NULL);
            case Expression.Items(List<Expression> elements) ->
                Array.of(elements.stream().map(this::value).toList());
            case Expression.Not(Expression operand) -> bool(!holds(value(operand)));
            case Expression.Negative(Expression operand) ->
                value(operand) instanceof Value.Num num ? number(-num.amount().doubleValue()) : Value.NULL;
            case Expression.AllOf(List<Expression> operands) ->
                bool(operands.stream().allMatch(operand -> holds(value(operand))));
            case Expression.AnyOf(List<Expression> operands) ->
                bool(operands.stream().anyMatch(operand -> holds(value(operand))));
            case Expression.FirstOf(List<Expression> operands) -> first(operands);
            case Expression.Choice(Expression test, Expression then, Expression otherwise) ->
                value(holds(value(test)) ? then : otherwise);
            case Expression.Chain(Expression first, List<Expression.Link> links) -> {
                var result = value(first);
                for (var link : links) {
                    result = apply(link.operator(), result, value(link.operand()));
                }
                yield result;
            }
        };
    }

    private Value first(List<Expression> operands) {
        Value last = Value.NULL;
        for (var operand : operands) {
            last = value(operand);
            if (!last.equals(Value.NULL) && !last.equals(FALSE)) {
                return last;
            }
        }
        return last;
    }

    private static Value apply(Operator operator, Value left, Value right) {
        return switch (operator) {
            case EQUAL -> bool(equal(left, right));
            case UNEQUAL -> bool(!equal(left, right));
            case LESS -> bool(ordered(left, right) && compare(left, right) < 0);
            case LESS_OR_EQUAL -> bool(ordered(left, right) && compare(left, right) <= 0);
            case GREATER -> bool(ordered(left, right) && compare(left, right) > 0);
            case GREATER_OR_EQUAL -> bool(ordered(left, right) && compare(left, right) >= 0);
            case IN ->
                bool(right instanceof Array array
                        && array.elements().stream().anyMatch(element -> equal(left, element)));
            case PLUS, MINUS, TIMES, DIVIDED, MODULO -> calculate(operator, left, right);
        };
    }

    private static Value calculate(Operator operator, Value left, Value right) {
        if (operator == Operator.PLUS
                && left instanceof Value.Text(String head)
                && right instanceof Value.Text(String tail)) {
            return Value.of(head + tail);
        }
        if (!(left instanceof Value.Num first && right instanceof Value.Num second)) {
            return Value.NULL;
        }
        double a = first.amount().doubleValue();
        double b = second.amount().doubleValue();
        return switch (operator) {
            case PLUS -> number(a + b);
            case MINUS -> number(a - b);
            case TIMES -> number(a * b);
            case DIVIDED -> number(a / b);
            case MODULO -> number(a % b);
            case EQUAL, UNEQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, IN -> Value.NULL;
        };
    }

    /// Only numbers among themselves and texts among themselves have an order.
    private static boolean ordered(Value left, Value right) {
        return left instanceof Value.Num && right instanceof Value.Num
                || left instanceof Value.Text && right instanceof Value.Text;
    }

    private static int compare(Value left, Value right) {
        if (left instanceof Value.Num a && right instanceof Value.Num b) {
            double x = a.amount().doubleValue();
            double y = b.amount().doubleValue();
            return x < y ? -1 : x > y ? 1 : 0;
        }
        return left instanceof Value.Text(String a) && right instanceof Value.Text(String b) ? a.compareTo(b) : 0;
    }

    static boolean equal(Value left, Value right) {
        if (ordered(left, right)) {
            return compare(left, right) == 0;
        }
        var first = Truth.of(left);
        var second = Truth.of(right);
        return first != Truth.NEITHER && second != Truth.NEITHER ? first == second : left.equals(right);
    }

    private boolean holds(Value value) {
        var truth = Truth.of(value);
        if (truth == Truth.NEITHER) {
            unclear = true;
        }
        return truth == Truth.YES;
    }

    private static Value bool(boolean value) {
        return value ? TRUE : FALSE;
    }

    private static Value number(double value) {
        return Double.isFinite(value) ? Value.of(value) : Value.NULL;
    }
}
