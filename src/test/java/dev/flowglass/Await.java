package dev.flowglass;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Waits for what other threads bring about.
public final class Await {
    private static final long MOST = TimeUnit.SECONDS.toNanos(60);

    private Await() {}

    /// @param what as in "Expected that …"
    public static void that(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + MOST;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Expected within a minute that " + what);
            }
            Thread.onSpinWait();
        }
    }
}
