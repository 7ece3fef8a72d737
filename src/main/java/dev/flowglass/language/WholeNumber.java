package dev.flowglass.language;

import java.math.BigDecimal;

/// Whole numbers of any size, without writing out `1e999999999`.
final class WholeNumber {
    private WholeNumber() {}

    static boolean is(BigDecimal amount) {
        return amount.signum() == 0 || amount.stripTrailingZeros().scale() <= 0;
    }

    /// The number; where a `long` ends, that end.
    static long of(BigDecimal amount) {
        if (amount.signum() == 0) {
            return 0;
        }
        var plain = amount.stripTrailingZeros();
        if ((long) plain.precision() - plain.scale() > 18) {
            return plain.signum() < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return plain.longValue();
    }
}
