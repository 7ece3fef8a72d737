package dev.flowglass.connector;

import dev.flowglass.connector.FunctionProcess.Answer;
import dev.flowglass.engine.Failure;
import dev.flowglass.model.Binding;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/// Local functions of Python and Node, each in warm processes of its own: one call at a time in each, more processes
/// while calls come together.
final class Functions implements AutoCloseable {
    /// Bytes of the JSON text of a result.
    static final int LARGEST_RESULT = 6 * 1024 * 1024;

    /// Processes of one function; more calls wait.
    private static final int PROCESSES = 8;

    /// A year, in seconds.
    private static final long LONGEST_LIMIT = 31_536_000;

    private static final String UNKNOWN = "FC.Unknown";

    private final FunctionLog log;
    private final Map<FunctionCode, Pool> pools = new ConcurrentHashMap<>();
    private final AtomicBoolean closed = new AtomicBoolean();

    private static final class Pool {
        final Semaphore free = new Semaphore(PROCESSES, true);
        final Deque<FunctionProcess> idle = new ArrayDeque<>();
        final Set<FunctionProcess> all = new HashSet<>();
    }

    Functions(FunctionLog log) {
        this.log = log;
    }

    Call call(TaskCall task, Binding.Kind.Function bound) {
        var code = FunctionCode.of(task.target(), bound);
        var outcome = new CompletableFuture<Outcome>();
        var thread = Thread.ofVirtual().name("function " + code.function()).unstarted(() -> {
            try {
                outcome.complete(run(task, code));
            } catch (InterruptedException e) {
                outcome.complete(failed(UNKNOWN, "The call was cancelled."));
            } catch (IOException | RuntimeException e) {
                outcome.complete(failed(UNKNOWN, "The function could not be run: %s".formatted(e.getMessage())));
            }
        });
        thread.start();
        return new Call(outcome, new Call.Activity.Working(), thread::interrupt);
    }

    private Outcome run(TaskCall task, FunctionCode code) throws InterruptedException, IOException {
        if (!Files.isRegularFile(code.file())) {
            return failed(
                    "FC.FunctionNotFound",
                    "%s is bound to the file %s in resources.yaml, which is not there."
                            .formatted(task.target(), code.file()));
        }
        var program = Programs.find(code.language());
        if (program.isEmpty()) {
            return failed(
                    UNKNOWN,
                    "%s needs the program '%s', which was looked for in the folders of PATH and is not there."
                            .formatted(task.target(), Programs.name(code.language())));
        }
        var pool = pools.computeIfAbsent(code, unused -> new Pool());
        pool.free.acquire();
        try {
            var process = take(pool, code).orElse(null);
            if (process == null) {
                process = FunctionProcess.start(program.get(), code);
                add(pool, process);
            }
            return call(task, code, pool, process);
        } finally {
            pool.free.release();
        }
    }

    private void add(Pool pool, FunctionProcess process) throws IOException {
        synchronized (pool) {
            pool.all.add(process);
        }
        if (closed.get()) {
            process.kill();
            throw new IOException("Flowglass is closed");
        }
    }

    private static Optional<FunctionProcess> take(Pool pool, FunctionCode code) throws IOException {
        synchronized (pool) {
            while (!pool.idle.isEmpty()) {
                var process = pool.idle.removeFirst();
                if (process.isFresh(code)) {
                    return Optional.of(process);
                }
                end(pool, process);
            }
        }
        return Optional.empty();
    }

    private static void end(Pool pool, FunctionProcess process) {
        process.kill();
        synchronized (pool) {
            pool.all.remove(process);
        }
    }

    private Outcome call(TaskCall task, FunctionCode code, Pool pool, FunctionProcess process)
            throws InterruptedException {
        boolean warm = false;
        try {
            var limit = code.timeoutSeconds().isPresent()
                    ? Optional.of(limit(code.timeoutSeconds().getAsLong()))
                    : Optional.<Duration>empty();
            var answer = process.call(
                    request(task, code),
                    limit,
                    (stream, text) -> log.line(
                            new FunctionLog.Line(task.execution(), task.step().name(), stream, text)));
            warm = switch (answer) {
                case Answer.Result _, Answer.Raised _, Answer.TooLarge _ -> true;
                case Answer.Died _, Answer.TimedOut _ -> false;
            };
            return outcome(task, answer, code);
        } finally {
            if (warm) {
                synchronized (pool) {
                    pool.idle.addFirst(process);
                }
            } else {
                end(pool, process);
            }
        }
    }

    /// However large the number in a resources file is.
    static Duration limit(long seconds) {
        return Duration.ofSeconds(Math.min(seconds, LONGEST_LIMIT));
    }

    private static String request(TaskCall task, FunctionCode code) {
        var event = Json.sorted(task.input()).getBytes(StandardCharsets.UTF_8);
        return Json.text(Obj.of("event", Value.of(Base64.getEncoder().encodeToString(event)))
                .with("context", FunctionContext.of(code, UUID.randomUUID().toString()))
                .with("limit", Value.of(LARGEST_RESULT)));
    }

    private static Outcome outcome(TaskCall task, Answer answer, FunctionCode code) {
        return switch (answer) {
            case Answer.Result(String text) -> result(task.target(), text);
            case Answer.Raised(Obj json) ->
                json.find("errorType") instanceof Value.Text(String type) && !type.isBlank()
                        ? failed(type, Json.text(json))
                        : failed(UNKNOWN, Json.text(json));
            case Answer.TooLarge large -> told("The result is larger than %,d bytes.".formatted(LARGEST_RESULT));
            case Answer.Died(int exit) ->
                told("Process exited unexpectedly before completing request (exit code %d)".formatted(exit));
            case Answer.TimedOut late ->
                told("Function timed out after %d seconds"
                        .formatted(code.timeoutSeconds().orElse(0)));
        };
    }

    /// A result has to be JSON.
    static Outcome result(String from, String text) {
        return switch (Json.read(text)) {
            case Json.Reading.Parsed(Value value) -> new Outcome.Returned(value);
            case Json.Reading.Malformed(int offset, Json.Mistake mistake, String detail) ->
                failed(
                        Failure.INVALID_LOCAL,
                        "%s returned what is not JSON (%s at character %d): %s"
                                .formatted(from, detail, offset + 1, brief(text)));
        };
    }

    static String brief(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    private static Outcome told(String message) {
        return failed(UNKNOWN, Json.text(Obj.of("errorMessage", Value.of(message))));
    }

    private static Outcome failed(String error, String cause) {
        return new Outcome.Failed(error, cause);
    }

    /// Ends all processes.
    @Override
    public void close() {
        closed.set(true);
        for (var pool : pools.values()) {
            synchronized (pool) {
                pool.all.forEach(FunctionProcess::kill);
                pool.all.clear();
                pool.idle.clear();
            }
        }
    }
}
