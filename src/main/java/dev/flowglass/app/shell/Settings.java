package dev.flowglass.app.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/// What the window remembers from one start to the next, in a file of its own. A file that is missing or damaged is
/// as good as an empty one; one that cannot be written is forgotten at the end.
public final class Settings {
    private final Path file;
    private final Executor background;
    private final Map<String, String> values = new TreeMap<>();

    /// Reads the file, which is small.
    public Settings(Path file, Executor background) {
        this.file = file;
        this.background = background;
        var properties = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader in = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8)) {
                properties.load(in);
            } catch (IOException | IllegalArgumentException e) {
                log("read", e);
            }
        }
        properties.stringPropertyNames().forEach(name -> values.put(name, properties.getProperty(name)));
    }

    public synchronized Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    public OptionalDouble number(String key) {
        try {
            return text(key).map(Double::parseDouble).map(OptionalDouble::of).orElseGet(OptionalDouble::empty);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /// One of the constants of an enum.
    public <E extends Enum<E>> Optional<E> choice(String key, Class<E> type) {
        return text(key)
                .flatMap(name -> List.of(type.getEnumConstants()).stream()
                        .filter(constant -> constant.name().equals(name))
                        .findFirst());
    }

    /// One entry a line.
    public List<String> list(String key) {
        return text(key)
                .map(text -> text.lines().filter(line -> !line.isBlank()).toList())
                .orElse(List.of());
    }

    /// Remembers it, and writes the file in the background when it is new.
    public synchronized void put(String key, String value) {
        if (!value.equals(values.put(key, value))) {
            background.execute(this::write);
        }
    }

    public void put(String key, List<String> list) {
        put(key, String.join("\n", list));
    }

    private String content() {
        var properties = new Properties();
        properties.putAll(values);
        var out = new StringWriter();
        try {
            properties.store(out, "Flowglass");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /// Writes what is remembered at that time, so that the last to write has the newest, whoever is last.
    private synchronized void write() {
        var content = content();
        try {
            var folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, content);
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log("write", e);
        }
    }

    private void log(String what, Exception e) {
        System.getLogger(Settings.class.getName())
                .log(System.Logger.Level.WARNING, "Could not %s %s".formatted(what, file), e);
    }
}
