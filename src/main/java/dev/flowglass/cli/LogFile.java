package dev.flowglass.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/// What went wrong inside, for whoever mends it: a file in the person's own folder, and never the terminal.
public final class LogFile extends Handler {
    private static final int LARGEST = 4 * 1024 * 1024;

    private @Nullable FileHandler file;
    private boolean failed;

    private LogFile() {
        setLevel(Level.WARNING);
    }

    /// Where it is, whether it is there or not.
    public static Path path() {
        var base = Optional.ofNullable(System.getenv("XDG_STATE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".local", "state"));
        return base.resolve("flowglass").resolve("flowglass.log");
    }

    /// From now on all that is logged goes there. The file is made when there is something to write.
    public static void install() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(new LogFile());
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (isLoggable(record) && open() instanceof FileHandler handler) {
            handler.publish(record);
        }
    }

    private @Nullable FileHandler open() {
        if (file == null && !failed) {
            try {
                Files.createDirectories(path().getParent());
                file = new FileHandler(path().toString(), LARGEST, 1, true);
                file.setFormatter(new SimpleFormatter());
                file.setEncoding("UTF-8");
            } catch (IOException | SecurityException e) {
                failed = true;
            }
        }
        return file;
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
