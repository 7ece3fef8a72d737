package dev.flowglass.connector;

import dev.flowglass.connector.FunctionLog.Stream;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.BufferedInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A process that has a function loaded and takes one call after the other.
///
/// Its answers come on a pipe of their own where that can be had, so that nothing that the function or a program it
/// starts prints can be taken for one. It ends by itself when its stdin ends, which is when this program ends, in
/// whatever way.
final class FunctionProcess {
    private static final int LONGEST_LINE = 8_192;

    /// Escapes make a character six times as long.
    private static final int LONGEST_ANSWER = 6 * Functions.LARGEST_RESULT + 1_024;

    /// How long starting and loading may take, at least: that is no part of the function's own time.
    private static final Duration LOADING = Duration.ofSeconds(20);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final boolean WINDOWS = File.separatorChar == '\\';

    private final Process process;
    private final long version;
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final AtomicReference<BiConsumer<Stream, String>> printed = new AtomicReference<>(FunctionProcess::nobody);
    private final Thread errors;

    /// What the process said.
    private sealed interface Said {
        record Frame(Obj fields) implements Said {}

        record End() implements Said {}
    }

    /// What came of a call.
    sealed interface Answer {
        record Result(String text) implements Answer {}

        /// @param json as the cloud's functions tell an error
        record Raised(Obj json) implements Answer {}

        record TooLarge() implements Answer {}

        record Died(int code) implements Answer {}

        record TimedOut() implements Answer {}
    }

    private FunctionProcess(Process process, long version, String name) {
        this.process = process;
        this.version = version;
        Thread.ofVirtual().name(name + " answers").start(() -> listen(process.getInputStream()));
        errors = Thread.ofVirtual().name(name + " stderr").start(() -> hear(process.getErrorStream()));
    }

    static FunctionProcess start(Path program, FunctionCode code) throws IOException {
        long version = code.version();
        var builder = new ProcessBuilder(command(program, code))
                .directory(code.folder().toFile());
        var environment = builder.environment();
        environment.putAll(FunctionContext.environment(code));
        var process = builder.start();
        return new FunctionProcess(process, version, code.function());
    }

    private static List<String> command(Path program, FunctionCode code) {
        return switch (code.language()) {
            case PYTHON ->
                List.of(
                        program.toString(),
                        "-u",
                        "-c",
                        code.runner(),
                        code.file().toString(),
                        code.handler());
            case NODE -> {
                var command = new ArrayList<String>();
                if (!WINDOWS) {
                    command.addAll(List.of("/bin/sh", "-c", "exec \"$0\" \"$@\" 3>&1 1>&2"));
                }
                command.addAll(List.of(
                        program.toString(),
                        "-e",
                        code.runner(),
                        "--",
                        code.file().toString(),
                        code.handler(),
                        WINDOWS ? "1" : "3"));
                yield command;
            }
        };
    }

    private void listen(InputStream in) {
        try (var stream = new BufferedInputStream(in)) {
            var lines = new Lines(stream, LONGEST_ANSWER);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                if (Json.read(line.get()) instanceof Json.Reading.Parsed(Obj fields)) {
                    take(fields);
                } else {
                    print(Stream.STDOUT, line.get());
                }
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } finally {
            said.add(new Said.End());
        }
    }

    private void take(Obj fields) {
        if (fields.find("stream") instanceof Value.Text(String stream)
                && fields.find("text") instanceof Value.Text(String text)) {
            print(stream.equals("stderr") ? Stream.STDERR : Stream.STDOUT, text);
        } else {
            said.add(new Said.Frame(fields));
        }
    }

    private void hear(InputStream in) {
        try (var stream = new BufferedInputStream(in)) {
            var lines = new Lines(stream, LONGEST_LINE);
            for (var line = lines.next(); line.isPresent(); line = lines.next()) {
                print(Stream.STDERR, line.get());
            }
        } catch (IOException e) {
            process.destroyForcibly();
        }
    }

    private void print(Stream stream, String text) {
        printed.get().accept(stream, text);
    }

    /// Who hears what is printed between calls.
    private static void nobody(Stream stream, String text) {}

    /// True when it can take another call with the text as it is now.
    boolean isFresh(FunctionCode code) throws IOException {
        return process.isAlive() && version == code.version();
    }

    /// Calls the function and waits. After [Answer.Died] and [Answer.TimedOut] the process is gone.
    ///
    /// @param request one line of JSON
    /// @param limit from when the function begins
    Answer call(String request, Optional<Duration> limit, BiConsumer<Stream, String> lines)
            throws InterruptedException {
        printed.set(lines);
        try {
            var out = process.getOutputStream();
            out.write((request + "\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            return died();
        }
        var next = next(limit.map(time -> time.compareTo(LOADING) < 0 ? LOADING : time));
        if (next instanceof Said.Frame(var fields) && fields.find("begun") != null) {
            next = next(limit);
        }
        if (next == null) {
            kill();
            return new Answer.TimedOut();
        }
        return switch (next) {
            case Said.Frame(var fields)
            when fields.find("exit") instanceof Value.Num(var exit) -> {
                died();
                yield new Answer.Died(exit.intValue());
            }
            case Said.Frame(var fields) -> {
                printed.set(FunctionProcess::nobody);
                yield answer(fields);
            }
            case Said.End end -> died();
        };
    }

    private @Nullable Said next(Optional<Duration> limit) throws InterruptedException {
        return limit.isPresent() ? said.poll(limit.get().toMillis(), TimeUnit.MILLISECONDS) : said.take();
    }

    private Answer died() throws InterruptedException {
        kill();
        errors.join(LAST_WORDS);
        return new Answer.Died(process.waitFor());
    }

    private static Answer answer(Obj fields) {
        if (fields.find("result") instanceof Value.Text(String text)) {
            return new Answer.Result(text);
        }
        return fields.find("error") instanceof Obj error ? new Answer.Raised(error) : new Answer.TooLarge();
    }

    /// Ends it with all that it started.
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
