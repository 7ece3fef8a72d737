package dev.flowglass.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.function.LongPredicate;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/// Times of frames, and of the FX thread's answers, for measurements.
public final class Frames {
    /// From pulse to pulse, sorted.
    private final double[] millis;

    private Frames(double[] times) {
        millis = times.clone();
        Arrays.sort(millis);
    }

    private double part(double part) {
        return millis[(int) Math.min(millis.length - 1, Math.floor(millis.length * part))];
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "frame p50 %.1f ms, p95 %.1f ms, longest %.1f ms", part(0.5), part(0.95), part(1));
    }

    /// Does something on the FX thread before each of so many frames.
    public static Frames measure(int count, IntConsumer move) throws InterruptedException {
        return measure(n -> n < count, move);
    }

    /// Only looks, for so long.
    public static Frames measureFor(long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        return measure(n -> System.nanoTime() < end, n -> {});
    }

    private static Frames measure(LongPredicate goesOn, IntConsumer move) throws InterruptedException {
        var pulses = new Pulses(goesOn, move);
        fx(pulses::start);
        pulses.done.await();
        return new Frames(Arrays.copyOf(pulses.times, pulses.frame));
    }

    public static void fx(Runnable action) {
        ask(() -> {
            action.run();
            return true;
        });
    }

    public static <T> T ask(Callable<T> question) {
        var answer = new CompletableFuture<T>();
        Platform.runLater(() -> {
            try {
                answer.complete(question.call());
            } catch (Exception e) {
                answer.completeExceptionally(e);
            }
        });
        return answer.join();
    }

    public static void rest(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }

    public static void until(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            rest(1);
        }
    }

    /// Asks the FX thread again and again until it is closed.
    public static final class Holds implements AutoCloseable {
        private static final long PAUSE = 5;

        private volatile double longest;
        private volatile boolean closed;

        public Holds() {
            Thread.ofPlatform().start(this::run);
        }

        private void run() {
            while (!closed) {
                long asked = System.nanoTime();
                fx(() -> {});
                longest = Math.max(longest, (System.nanoTime() - asked) / 1e6);
                rest(PAUSE);
            }
        }

        /// Milliseconds.
        public double longest() {
            return longest;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static final class Pulses extends AnimationTimer {
        private final CountDownLatch done = new CountDownLatch(1);
        private final LongPredicate goesOn;
        private final IntConsumer move;
        private double[] times = new double[1_024];
        private int frame = -1;
        private long last;

        Pulses(LongPredicate goesOn, IntConsumer move) {
            this.goesOn = goesOn;
            this.move = move;
        }

        @Override
        public void handle(long ignored) {
            long now = System.nanoTime();
            if (frame >= 0) {
                if (frame == times.length) {
                    times = Arrays.copyOf(times, frame * 2);
                }
                times[frame] = (now - last) / 1e6;
            }
            last = now;
            frame++;
            if (goesOn.test(frame)) {
                move.accept(frame);
            } else {
                stop();
                done.countDown();
            }
        }
    }
}
