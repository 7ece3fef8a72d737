package dev.flowglass.expression;

import dev.flowglass.value.Value;
import java.util.List;

/// The tree of a condition. Operators of one rank stand side by side, so that a long chain is not a deep tree.
sealed interface Expression {
    record Constant(Value value) implements Expression {}

    record At(Path path) implements Expression {}

    /// `[a, b]`
    record Items(List<Expression> elements) implements Expression {
        public Items {
            elements = List.copyOf(elements);
        }
    }

    record Not(Expression operand) implements Expression {}

    record Negative(Expression operand) implements Expression {}

    /// `a && b && c`
    record AllOf(List<Expression> operands) implements Expression {
        public AllOf {
            operands = List.copyOf(operands);
        }
    }

    /// `a || b || c`
    record AnyOf(List<Expression> operands) implements Expression {
        public AnyOf {
            operands = List.copyOf(operands);
        }
    }

    /// `a ?? b ?? c`
    record FirstOf(List<Expression> operands) implements Expression {
        public FirstOf {
            operands = List.copyOf(operands);
        }
    }

    /// `test ? then : otherwise`
    record Choice(Expression test, Expression then, Expression otherwise) implements Expression {}

    /// `a + b - c`, `a == b`: operators of one rank, from left to right.
    record Chain(Expression first, List<Link> links) implements Expression {
        public Chain {
            links = List.copyOf(links);
        }
    }

    record Link(Operator operator, Expression operand) {}

    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        IN("in"),
        PLUS("+"),
        MINUS("-"),
        TIMES("*"),
        DIVIDED("/"),
        MODULO("%");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }
}
