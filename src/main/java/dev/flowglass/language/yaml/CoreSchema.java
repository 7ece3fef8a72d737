package dev.flowglass.language.yaml;

import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;

/// How plain scalars are typed: `true`, `null`, `~`, decimal, `0o`, `0x` and floats as in YAML 1.2; everything else is
/// text.
final class CoreSchema {
    /// Longest number that is read.
    static final int MAX_DIGITS = 10_000;

    private static final Pattern NUMBER =
            Pattern.compile("[-+]?(?:(?:0|[1-9][0-9]*)(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][-+]?[0-9]{1,9})?");
    private static final Pattern OCTAL = Pattern.compile("0o[0-7]+");
    private static final Pattern HEXADECIMAL = Pattern.compile("0x[0-9a-fA-F]+");

    private static final Set<String> WORDS_OF_OTHERS = Set.of("yes", "no", "on", "off");
    private static final Pattern FORMS_OF_OTHERS = Pattern.compile(
            "[-+]?0[0-9][0-9_]*(?:\\.[0-9_]*)?" // 012
                    + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?" // 1:30
                    + "|[-+]?[0-9]+(?:_[0-9]+)+(?:\\.[0-9_]*)?" // 1_000
                    + "|[-+]?0b[01_]+"
                    + "|[-+]?0[xo][0-9a-fA-F_]+"
                    + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)"
                    + "|[-+]?[0-9.]+[eE][-+]?[0-9]+"
                    + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}.*)?");

    private CoreSchema() {}

    static boolean isTooLong(String text) {
        return text.length() > MAX_DIGITS
                && (NUMBER.matcher(text).matches()
                        || HEXADECIMAL.matcher(text).matches()
                        || OCTAL.matcher(text).matches());
    }

    static Value value(String text) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" -> Value.NULL;
            case "true", "True", "TRUE" -> Value.of(true);
            case "false", "False", "FALSE" -> Value.of(false);
            default -> mayBeNumber(text) ? number(text) : Value.of(text);
        };
    }

    private static boolean mayBeNumber(String text) {
        char c = text.charAt(0);
        return (c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.') && text.length() <= MAX_DIGITS;
    }

    private static Value number(String text) {
        if (OCTAL.matcher(text).matches()) {
            return Value.of(new BigDecimal(new BigInteger(text.substring(2), 8)));
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Value.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        return NUMBER.matcher(text).matches() ? Value.of(new BigDecimal(text)) : Value.of(text);
    }

    /// True for text that YAML 1.1 and other tools read as a boolean, a number or a time.
    static boolean isAmbiguous(String text) {
        return text.length() <= 64
                && (WORDS_OF_OTHERS.contains(text.toLowerCase(java.util.Locale.ROOT))
                        || FORMS_OF_OTHERS.matcher(text).matches());
    }
}
