package dev.flowglass.expression;

import dev.flowglass.expression.Condition.PathUse;
import dev.flowglass.expression.Expression.Link;
import dev.flowglass.expression.Expression.Operator;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a condition by rank: `? :`, `??`, `||`, `&&`, comparisons with `in`, `+ -`, `* / %`, then `!` and `-` before a
/// value. A method that finds a problem keeps it and gives nothing; the first problem is the one that counts.
final class ConditionParser {
    private static final Set<Operator> COMPARISONS = Set.of(
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL,
            Operator.IN);
    private static final Set<Operator> SUMS = Set.of(Operator.PLUS, Operator.MINUS);
    private static final Set<Operator> PRODUCTS = Set.of(Operator.TIMES, Operator.DIVIDED, Operator.MODULO);
    private static final Set<Operator> DOCUMENTED = Set.of(
            Operator.EQUAL,
            Operator.UNEQUAL,
            Operator.LESS,
            Operator.LESS_OR_EQUAL,
            Operator.GREATER,
            Operator.GREATER_OR_EQUAL);

    private final String text;
    private final ConditionLexer lexer;
    private final List<PathUse> paths = new ArrayList<>();
    private final List<Diagnostic> remarks = new ArrayList<>();
    private final Set<String> remarked = new HashSet<>();
    private Token token;
    private Range previous = Range.at(0);
    private int depth;
    private @Nullable Diagnostic problem;

    ConditionParser(String text) {
        this.text = text;
        this.lexer = new ConditionLexer(text);
        this.token = lexer.next();
    }

    Reading<Condition> read() {
        var expression = expression();
        if (problem == null && !(token instanceof Token.End)) {
            unexpected();
        }
        return expression == null || problem != null
                ? new Reading.Unreadable<>(problem != null ? problem : endsEarly())
                : new Reading.Read<>(new Condition(text, expression, paths), remarks);
    }

    private @Nullable Expression expression() {
        if (!enter()) {
            return null;
        }
        var test = fallback();
        if (test == null || !isSign("?")) {
            depth--;
            return test;
        }
        undocumented("? :", token.range());
        take();
        var then = expression();
        if (then == null || !expect(":")) {
            return null;
        }
        var otherwise = expression();
        depth--;
        return otherwise == null ? null : new Expression.Choice(test, then, otherwise);
    }

    private @Nullable Expression fallback() {
        var first = anyOf();
        if (first == null || !isSign("??")) {
            return first;
        }
        var operands = new ArrayList<Expression>(List.of(first));
        while (isSign("??")) {
            undocumented("??", token.range());
            take();
            var next = anyOf();
            if (next == null) {
                return null;
            }
            operands.add(next);
        }
        return new Expression.FirstOf(operands);
    }

    private @Nullable Expression anyOf() {
        var first = allOf();
        if (first == null || !isSign("||")) {
            return first;
        }
        var operands = new ArrayList<Expression>(List.of(first));
        while (isSign("||")) {
            take();
            var next = allOf();
            if (next == null) {
                return null;
            }
            operands.add(next);
        }
        return new Expression.AnyOf(operands);
    }

    private @Nullable Expression allOf() {
        var first = comparison();
        if (first == null || !isSign("&&")) {
            return first;
        }
        var operands = new ArrayList<Expression>(List.of(first));
        while (isSign("&&")) {
            take();
            var next = comparison();
            if (next == null) {
                return null;
            }
            operands.add(next);
        }
        return new Expression.AllOf(operands);
    }

    private @Nullable Expression comparison() {
        var left = token;
        var first = sum();
        var operator = operator(COMPARISONS);
        if (first == null || operator == null) {
            return first;
        }
        var links = new ArrayList<Link>();
        while (operator != null) {
            undocumented(operator);
            take();
            var right = token;
            var next = sum();
            if (next == null) {
                return null;
            }
            links.add(new Link(operator, next));
            if (operator != Operator.EQUAL && operator != Operator.UNEQUAL && operator != Operator.IN) {
                numericText(left);
                numericText(right);
            }
            left = right;
            operator = operator(COMPARISONS);
        }
        return new Expression.Chain(first, links);
    }

    private @Nullable Expression sum() {
        var first = product();
        var operator = operator(SUMS);
        if (first == null || operator == null) {
            return first;
        }
        var links = new ArrayList<Link>();
        while (operator != null) {
            undocumented(operator);
            take();
            var next = product();
            if (next == null) {
                return null;
            }
            links.add(new Link(operator, next));
            operator = operator(SUMS);
        }
        return new Expression.Chain(first, links);
    }

    private @Nullable Expression product() {
        var first = signed();
        var operator = operator(PRODUCTS);
        if (first == null || operator == null) {
            return first;
        }
        var links = new ArrayList<Link>();
        while (operator != null) {
            undocumented(operator);
            take();
            var next = signed();
            if (next == null) {
                return null;
            }
            links.add(new Link(operator, next));
            operator = operator(PRODUCTS);
        }
        return new Expression.Chain(first, links);
    }

    private @Nullable Expression signed() {
        if (!isSign("!") && !isSign("-")) {
            return primary();
        }
        boolean not = isSign("!");
        if (!enter()) {
            return null;
        }
        if (not) {
            undocumented("!", token.range());
        }
        take();
        var operand = signed();
        depth--;
        if (operand == null) {
            return null;
        }
        if (not) {
            return new Expression.Not(operand);
        }
        return operand instanceof Expression.Constant(Value.Num(BigDecimal amount))
                ? new Expression.Constant(Value.of(amount.negate()))
                : new Expression.Negative(operand);
    }

    private @Nullable Expression primary() {
        return switch (token) {
            case Token.PathToken(Path path, Range range) -> {
                paths.add(new PathUse(path, range));
                take();
                yield new Expression.At(path);
            }
            case Token.ConstantToken(Value value, Range range) -> {
                take();
                yield new Expression.Constant(value);
            }
            case Token.Sign(String sign, Range range) ->
                switch (sign) {
                    case "true", "false" -> {
                        take();
                        yield new Expression.Constant(Value.of(sign.equals("true")));
                    }
                    case "null" -> {
                        undocumented(sign, range);
                        take();
                        yield new Expression.Constant(Value.NULL);
                    }
                    case "(" -> {
                        take();
                        var inner = expression();
                        yield inner != null && expect(")") ? inner : null;
                    }
                    case "[" -> items(range);
                    default -> unexpected();
                };
            case Token.Bad bad -> unexpected();
            case Token.End end -> unexpected();
        };
    }

    private @Nullable Expression items(Range open) {
        undocumented("[ ]", open);
        take();
        var elements = new ArrayList<Expression>();
        while (!isSign("]")) {
            if (!elements.isEmpty() && !expect(",")) {
                return null;
            }
            var element = expression();
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        take();
        return new Expression.Items(elements);
    }

    private boolean enter() {
        if (++depth <= Condition.MAX_DEPTH) {
            return true;
        }
        fail(new Diagnostic(ExpressionCode.CONDITION_TOO_DEEP, token.range(), String.valueOf(Condition.MAX_DEPTH)));
        return false;
    }

    private void take() {
        previous = token.range();
        token = lexer.next();
    }

    private boolean isSign(String sign) {
        return token instanceof Token.Sign(String text, Range range) && text.equals(sign);
    }

    private boolean expect(String sign) {
        if (isSign(sign)) {
            take();
            return true;
        }
        unexpected();
        return false;
    }

    private @Nullable Operator operator(Set<Operator> among) {
        if (token instanceof Token.Sign(String sign, Range range)) {
            for (var operator : among) {
                if (operator.sign().equals(sign)) {
                    return operator;
                }
            }
        }
        return null;
    }

    private @Nullable Expression unexpected() {
        fail(
                switch (token) {
                    case Token.Bad(Diagnostic found) -> found;
                    case Token.End end -> endsEarly();
                    case Token.Sign sign -> misplaced(sign.range());
                    case Token.PathToken path -> misplaced(path.range());
                    case Token.ConstantToken constant -> misplaced(constant.range());
                });
        return null;
    }

    private Diagnostic misplaced(Range range) {
        return new Diagnostic(ExpressionCode.BAD_CONDITION, range, range.of(text));
    }

    /// Points at the last word, since there is nothing to see at the end.
    private Diagnostic endsEarly() {
        return new Diagnostic(
                ExpressionCode.CONDITION_ENDS_EARLY, previous.length() == 0 ? new Range(0, text.length()) : previous);
    }

    private void fail(Diagnostic found) {
        if (problem == null) {
            problem = found;
        }
    }

    private void undocumented(Operator operator) {
        if (!DOCUMENTED.contains(operator)) {
            undocumented(operator.sign(), token.range());
        }
    }

    /// Remarks on the first use only.
    private void undocumented(String sign, Range range) {
        if (remarked.add(sign)) {
            remarks.add(new Diagnostic(ExpressionCode.UNDOCUMENTED_OPERATOR, range, sign));
        }
    }

    private void numericText(Token operand) {
        if (operand instanceof Token.ConstantToken(Value.Text(String content), Range range)
                && content.matches("-?[0-9]+(\\.[0-9]+)?")
                && remarked.add(range.toString())) {
            remarks.add(new Diagnostic(ExpressionCode.NUMERIC_TEXT, range, content));
        }
    }
}
