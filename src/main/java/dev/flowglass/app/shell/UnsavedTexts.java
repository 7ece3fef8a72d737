package dev.flowglass.app.shell;

import dev.flowglass.app.editor.FileText;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/// Texts that are not saved, kept in a folder beside the settings until they are, so that a program that ends
/// unexpectedly loses a moment of typing and no more.
///
/// Each start keeps its texts in a folder of its own, and beside it holds a lock that the system lifts when the
/// process ends, however it ends. A lock that is free belongs to a start that ended unexpectedly; the next one takes
/// over its texts. May be called on any thread; a disk that cannot be written is told to the log.
final class UnsavedTexts {
    private static final String LOCK = ".lock";
    private static final String TEXT = ".json";

    /// @param id of its file
    /// @param path of the file that was edited; nothing for one that was never saved
    /// @param name what it is called
    /// @param base the file as it was when the edits began
    record Unsaved(String id, Optional<Path> path, String name, FileText base, String text) {}

    private final Path folder;
    private final Executor background;
    private final String own = UUID.randomUUID().toString();

    /// What is to be in the files: a text, or nothing to remove it.
    private final Map<String, Optional<Unsaved>> wanted = new ConcurrentHashMap<>();

    private Optional<FileChannel> lock = Optional.empty();
    private volatile boolean closed;

    UnsavedTexts(Path folder, Executor background) {
        this.folder = folder;
        this.background = background;
    }

    /// Keeps a text, in the background, in the place of the one that was kept with the same id.
    void keep(Unsaved text) {
        want(text.id(), Optional.of(text));
    }

    /// It was saved or is not wanted any more.
    void forget(String id) {
        want(id, Optional.empty());
    }

    private void want(String id, Optional<Unsaved> text) {
        if (!closed) {
            wanted.put(id, text);
            background.execute(() -> write(id));
        }
    }

    /// Writes what is wanted by then, so that the last to write has the newest, whoever is last.
    private synchronized void write(String id) {
        var text = wanted.remove(id);
        if (closed || text == null) {
            return;
        }
        try {
            if (text.isPresent()) {
                hold();
                replace(file(own, id), json(text.get()));
            } else {
                Files.deleteIfExists(file(own, id));
            }
        } catch (IOException e) {
            log("keep a text in", e);
        }
    }

    private Path file(String start, String id) {
        return folder.resolve(start).resolve(id + TEXT);
    }

    private static void replace(Path file, String content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var fresh = file.resolveSibling(file.getFileName() + ".new");
        try (var out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String json(Unsaved text) {
        var object = Obj.of("name", new Value.Text(text.name()));
        if (text.path().isPresent()) {
            object = object.with("path", new Value.Text(text.path().get().toString()));
        }
        var bytes = text.base().encode(text.base().text());
        return Json.text(object.with("base", new Value.Text(Base64.getEncoder().encodeToString(bytes)))
                .with("text", new Value.Text(text.text())));
    }

    private void hold() throws IOException {
        if (lock.isEmpty()) {
            Files.createDirectories(folder);
            var channel =
                    FileChannel.open(folder.resolve(own + LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            lock = Optional.of(channel);
            // Where the disk knows no locks, another start takes over the texts, which is better than to lose them.
            channel.tryLock();
        }
    }

    /// The texts of starts that ended unexpectedly, which are kept by this one from now on. Blocks.
    synchronized List<Unsaved> takeOver() {
        var taken = new ArrayList<Unsaved>();
        if (closed || !Files.isDirectory(folder)) {
            return taken;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                if (name.endsWith(LOCK) && !name.startsWith(own)) {
                    takeOver(file, name.substring(0, name.length() - LOCK.length()), taken);
                }
            }
        } catch (IOException e) {
            log("read", e);
        }
        return taken;
    }

    private void takeOver(Path lockFile, String start, List<Unsaved> taken) throws IOException {
        try (var channel = FileChannel.open(lockFile, StandardOpenOption.WRITE)) {
            if (channel.tryLock() == null) {
                return;
            }
            var left = folder.resolve(start);
            if (Files.isDirectory(left)) {
                hold();
                Files.createDirectories(folder.resolve(own));
                try (var texts = Files.list(left)) {
                    for (var text : texts.sorted().toList()) {
                        takeOver(text).ifPresent(taken::add);
                    }
                }
                Files.deleteIfExists(left);
            }
            Files.deleteIfExists(lockFile);
        } catch (OverlappingFileLockException e) {
            // Held by another window of this process, which is alive.
            System.getLogger(UnsavedTexts.class.getName()).log(System.Logger.Level.DEBUG, "{0} is in use", start);
        }
    }

    private Optional<Unsaved> takeOver(Path file) throws IOException {
        var name = file.getFileName().toString();
        if (name.endsWith(TEXT)) {
            var id = name.substring(0, name.length() - TEXT.length());
            var text = read(id, Files.readString(file));
            if (text.isPresent() && !isSaved(text.get())) {
                Files.move(file, file(own, id), StandardCopyOption.ATOMIC_MOVE);
                return text;
            }
        }
        Files.deleteIfExists(file);
        return Optional.empty();
    }

    /// The program may have ended between saving a text and forgetting it.
    private static boolean isSaved(Unsaved text) {
        try {
            return text.path().isPresent()
                    && Files.isRegularFile(text.path().get())
                    && Arrays.equals(
                            Files.readAllBytes(text.path().get()), text.base().encode(text.text()));
        } catch (IOException e) {
            return false;
        }
    }

    private static Optional<Unsaved> read(String id, String json) {
        if (Json.read(json) instanceof Json.Reading.Parsed(Obj object)) {
            try {
                var name = string(object, "name");
                var text = string(object, "text");
                var base =
                        string(object, "base").map(Base64.getDecoder()::decode).flatMap(FileText::read);
                var path = string(object, "path").map(Path::of);
                if (name.isPresent() && text.isPresent() && base.isPresent()) {
                    return Optional.of(new Unsaved(id, path, name.get(), base.get(), text.get()));
                }
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<String> string(Obj object, String key) {
        return object.get(key)
                .filter(Value.Text.class::isInstance)
                .map(Value.Text.class::cast)
                .map(Value.Text::value);
    }

    /// The person leaves and wants none of it any more. Blocks.
    synchronized void leave() {
        wanted.clear();
        try {
            var mine = folder.resolve(own);
            if (Files.isDirectory(mine)) {
                try (var texts = Files.list(mine)) {
                    for (var text : texts.toList()) {
                        Files.deleteIfExists(text);
                    }
                }
                Files.deleteIfExists(mine);
            }
            if (lock.isPresent()) {
                Files.deleteIfExists(folder.resolve(own + LOCK));
            }
        } catch (IOException e) {
            log("tidy up", e);
        }
        close();
    }

    /// Lifts the lock; what is kept stays for the next start.
    synchronized void close() {
        closed = true;
        try {
            if (lock.isPresent()) {
                lock.get().close();
            }
        } catch (IOException e) {
            log("unlock", e);
        }
        lock = Optional.empty();
    }

    private void log(String what, Exception e) {
        System.getLogger(UnsavedTexts.class.getName())
                .log(System.Logger.Level.WARNING, "Could not %s %s".formatted(what, folder), e);
    }
}
