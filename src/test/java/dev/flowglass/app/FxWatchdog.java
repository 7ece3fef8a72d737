package dev.flowglass.app;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Fails a test during which the FX thread did not answer for longer than 100 ms, and says what it was doing: when that
/// came three times, or once for longer than 200 ms. Fewer and shorter ones may be the machine's (a shared one counts
/// what others took as ours, and code is compiled while it runs); they are only told.
///
/// It asks the FX thread to run something, again and again, and looks at its stack when the answer is late. A late
/// answer is the program's fault when the FX thread spent that time computing (its own CPU time, so a machine that
/// is busy with other things does no harm) or was waiting for a lock, a file or a result in the program's own code.
/// Between two looks its time counts as spent where the second look finds it. What the test itself does there does
/// not count, nor do starts, since only the body of the test is
/// watched.
///
/// The first use of a part of the program loads and interprets its classes, which the distribution's cache spares a
/// person: a stall that loaded many classes is held against [#FIRST_USE] instead. To look up the styles of a part of
/// the window that is shown for the first time is JavaFX's own work, is done once and cannot be divided: it is held
/// against [#STYLES].
public final class FxWatchdog implements BeforeTestExecutionCallback, AfterTestExecutionCallback {
    static final Duration LIMIT = Duration.ofMillis(100);
    static final Duration FIRST_USE = Duration.ofMillis(500);
    static final Duration STYLES = Duration.ofMillis(250);

    private static final int ACCIDENTS = 2;
    private static final int MANY_CLASSES = 20;
    private static final long SAMPLE_MILLIS = 10;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final AtomicInteger IGNORING = new AtomicInteger();

    private final Predicate<StackTraceElement> ofProgram;
    private @Nullable Watch watch;

    public FxWatchdog() {
        this(FxWatchdog::isOfProgram);
    }

    /// @param ofProgram says which frames are of the program and not of its tests
    FxWatchdog(Predicate<StackTraceElement> ofProgram) {
        this.ofProgram = ofProgram;
    }

    /// Does something slow for the sake of the test only, such as taking a picture.
    public static void ignoring(Runnable action) {
        IGNORING.incrementAndGet();
        try {
            action.run();
        } finally {
            IGNORING.decrementAndGet();
        }
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) throws InterruptedException {
        start();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        var stalls = stop();
        if (stalls.isEmpty() || context.getExecutionException().isPresent()) {
            return;
        }
        var told = stalls.stream().map(Stall::toString).collect(Collectors.joining("\n"));
        if (isFault(stalls)) {
            throw new AssertionError(told);
        }
        System.err.printf(
                "%d times in %s: %s%n",
                stalls.size(),
                context.getDisplayName(),
                told.lines().findFirst().orElse(""));
    }

    /// True when that is no accident.
    static boolean isFault(List<Stall> stalls) {
        return stalls.size() > ACCIDENTS || stalls.stream().anyMatch(Stall::isLong);
    }

    void start() throws InterruptedException {
        watch = new Watch(fxThread(), ofProgram);
        watch.thread.start();
    }

    /// The stalls since the start that are the program's fault.
    List<Stall> stop() {
        return watch == null ? List.of() : watch.end();
    }

    private static Thread fxThread() throws InterruptedException {
        var found = new CountDownLatch(1);
        var thread = new Thread[1];
        Platform.runLater(() -> {
            thread[0] = Thread.currentThread();
            found.countDown();
        });
        found.await();
        return thread[0];
    }

    private static boolean isOfProgram(StackTraceElement frame) {
        var name = frame.getClassName();
        return name.startsWith("dev.flowglass.") && !isOfTests(frame);
    }

    private static boolean isOfTests(StackTraceElement frame) {
        return frame.getClassName().matches("dev\\.flowglass\\..*(Test|IT|Robot)(\\$.*)?");
    }

    /// A time during which the FX thread did not answer.
    ///
    /// @param limit that was passed
    record Stall(Duration wall, Duration computing, Duration waiting, Duration limit, long classes, String stack) {
        /// Twice the limit, or longer.
        boolean isLong() {
            var most = limit.multipliedBy(2);
            return computing.compareTo(most) > 0 || waiting.compareTo(most) > 0;
        }

        @Override
        public String toString() {
            return "The FX thread did not answer for %d ms (computing for %d ms, waiting in the program for %d ms, %d classes loaded), here:\n%s"
                    .formatted(wall.toMillis(), computing.toMillis(), waiting.toMillis(), classes, stack);
        }
    }

    private static final class Watch {
        private final Thread fx;
        private final Predicate<StackTraceElement> ofProgram;
        private final CountDownLatch ended = new CountDownLatch(1);
        private final List<Stall> stalls = new ArrayList<>();
        private final Thread thread =
                Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::run);

        Watch(Thread fx, Predicate<StackTraceElement> ofProgram) {
            this.fx = fx;
            this.ofProgram = ofProgram;
        }

        List<Stall> end() {
            ended.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return stalls;
        }

        private void run() {
            try {
                while (!ended.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                    ask();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void ask() throws InterruptedException {
            var answered = new CountDownLatch(1);
            var end = new long[2];
            var ignored = IGNORING.get() > 0;
            var classes = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
            var cpu = THREADS.getThreadCpuTime(fx.threadId());
            var start = System.nanoTime();
            Platform.runLater(() -> {
                end[0] = System.nanoTime();
                end[1] = THREADS.getCurrentThreadCpuTime();
                answered.countDown();
            });

            var samples = new ArrayList<ThreadInfo>();
            long ofProgram = 0;
            long last = cpu;
            boolean counts = true;
            while (!answered.await(SAMPLE_MILLIS, TimeUnit.MILLISECONDS)) {
                ignored |= IGNORING.get() > 0;
                var now = THREADS.getThreadCpuTime(fx.threadId());
                var sample = THREADS.getThreadInfo(fx.threadId(), 200);
                if (sample != null) {
                    samples.add(sample);
                    counts = !isOfTestsOnly(sample);
                    ofProgram += counts ? now - last : 0;
                    last = now;
                }
            }
            ofProgram += counts ? end[1] - last : 0;

            var wall = Duration.ofNanos(end[0] - start);
            if (ignored || wall.compareTo(LIMIT) <= 0 || samples.isEmpty()) {
                return;
            }
            var computing = Duration.ofNanos(ofProgram);
            var waiting = Duration.ofMillis(SAMPLE_MILLIS
                    * samples.stream().filter(this::waitsInProgram).count());
            var loaded = ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount() - classes;
            // Whose time it was is known to one look only.
            var limit = (loaded >= MANY_CLASSES ? FIRST_USE : isStyling(samples) ? STYLES : LIMIT)
                    .multipliedBy(crowding())
                    .plusMillis(SAMPLE_MILLIS);
            if (computing.compareTo(limit) > 0 || waiting.compareTo(limit) > 0) {
                stalls.add(new Stall(wall, computing, waiting, limit, loaded, mostFrequentStack(samples)));
            }
        }

        /// The styles of the scene are brought up to date nearly all of the time, and nothing of the program runs in
        /// it.
        private boolean isStyling(List<ThreadInfo> samples) {
            var styling = samples.stream()
                    .map(ThreadInfo::getStackTrace)
                    .filter(frames -> Arrays.stream(frames).anyMatch(Watch::looksUpStyles))
                    .count();
            return styling * 2 >= samples.size();
        }

        private static boolean looksUpStyles(StackTraceElement frame) {
            return frame.getClassName().startsWith("com.sun.javafx.css.StyleManager")
                    || frame.getClassName().equals("javafx.scene.Scene")
                            && frame.getMethodName().equals("doCSSPass");
        }

        /// How many have to share a core. Then a thread needs more of its own time for the same work: caches are cold
        /// after every switch, and the clock of a shared machine counts what others took. 1 on a machine that has a
        /// core for everybody.
        private static int crowding() {
            var system = ManagementFactory.getOperatingSystemMXBean();
            return Math.max(1, (int) Math.ceil(system.getSystemLoadAverage() / system.getAvailableProcessors()));
        }

        private boolean isOfTestsOnly(ThreadInfo sample) {
            var frames = sample.getStackTrace();
            return Arrays.stream(frames).anyMatch(Watch::copiesUnseenScreen)
                    || Arrays.stream(frames).anyMatch(FxWatchdog::isOfTests)
                            && Arrays.stream(frames).noneMatch(ofProgram);
        }

        /// The headless platform copies what was painted pixel by pixel; a real screen does not need it.
        private static boolean copiesUnseenScreen(StackTraceElement frame) {
            return frame.getClassName().startsWith("com.sun.glass.ui.headless.")
                    && frame.getMethodName().equals("blit");
        }

        /// Waiting for a lock, a result or a file, and the program asked for it: not JavaFX, which waits for its
        /// own painter.
        private boolean waitsInProgram(ThreadInfo sample) {
            var frames = sample.getStackTrace();
            return frames.length > 0
                    && (sample.getThreadState() != Thread.State.RUNNABLE || isInputOrOutput(frames[0]))
                    && Arrays.stream(frames)
                            .filter(frame -> !frame.getClassName().matches("(java|jdk|sun)\\..*"))
                            .findFirst()
                            .filter(ofProgram)
                            .isPresent();
        }

        private static boolean isInputOrOutput(StackTraceElement frame) {
            return frame.isNativeMethod() && frame.getClassName().matches("(java\\.(io|net)|sun\\.nio)\\..*");
        }

        private static String mostFrequentStack(List<ThreadInfo> samples) {
            Optional<List<StackTraceElement>> stack = samples.stream()
                    .map(sample -> List.of(sample.getStackTrace()))
                    .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                    .entrySet()
                    .stream()
                    .max(Comparator.comparingLong(entry -> entry.getValue()))
                    .map(entry -> entry.getKey());
            return stack.orElse(List.of()).stream()
                    .limit(60)
                    .map(frame -> "    at " + frame)
                    .collect(Collectors.joining("\n"));
        }
    }
}
