package dev.flowglass.value;

import java.math.BigDecimal;
import java.util.List;
import java.util.SequencedMap;

/// A JSON value. Immutable; every kind has value equality.
public sealed interface Value permits Value.Null, Value.Bool, Value.Num, Value.Text, Array, Obj {

    /// The one `null`.
    Null NULL = Null.NULL;

    enum Null implements Value {
        NULL;

        @Override
        public int bytes() {
            return 4;
        }

        @Override
        public String toString() {
            return "null";
        }
    }

    record Bool(boolean value) implements Value {
        @Override
        public int bytes() {
            return value ? 4 : 5;
        }

        @Override
        public String toString() {
            return Json.text(this);
        }
    }

    /// A number of any size and precision, equal to another by amount.
    record Num(BigDecimal amount) implements Value {
        @Override
        public boolean equals(Object other) {
            return other instanceof Num(BigDecimal theirs) && amount.compareTo(theirs) == 0;
        }

        @Override
        public int hashCode() {
            return Double.hashCode(amount.doubleValue());
        }

        @Override
        public int bytes() {
            return spelling().length();
        }

        /// How the number is written in JSON: plainly as long as that is short.
        String spelling() {
            return amount.scale() < 0 && amount.precision() - (long) amount.scale() <= 21
                    ? amount.toPlainString()
                    : amount.toString();
        }

        @Override
        public String toString() {
            return spelling();
        }
    }

    record Text(String value) implements Value {
        @Override
        public int bytes() {
            return Json.quotedBytes(value);
        }

        @Override
        public String toString() {
            return Json.text(this);
        }
    }

    /// Size of the compact JSON text in UTF-8 bytes. Known without writing the text.
    int bytes();

    static Bool of(boolean value) {
        return new Bool(value);
    }

    static Num of(long value) {
        return new Num(BigDecimal.valueOf(value));
    }

    /// @param value a finite number
    static Num of(double value) {
        return new Num(BigDecimal.valueOf(value));
    }

    static Num of(BigDecimal value) {
        return new Num(value);
    }

    static Text of(String value) {
        return new Text(value);
    }

    /// The text with U+FFFD for every half of a surrogate pair: escapes can name one, but no UTF-8 can hold it.
    static String wellFormed(String text) {
        if (text.codePoints().noneMatch(Value::isHalf)) {
            return text;
        }
        var out = new StringBuilder(text.length());
        text.codePoints().map(c -> isHalf(c) ? 0xFFFD : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    static Array of(List<? extends Value> elements) {
        return Array.of(elements);
    }

    static Obj of(SequencedMap<String, ? extends Value> entries) {
        return Obj.of(entries);
    }
}
