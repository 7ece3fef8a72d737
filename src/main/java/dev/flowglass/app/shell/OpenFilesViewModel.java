package dev.flowglass.app.shell;

import dev.flowglass.app.editor.Disk;
import dev.flowglass.app.editor.DocumentReader;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FileText;
import dev.flowglass.app.merge.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The files that are open, and the one in front. Disk and reading are in the background.
public final class OpenFilesViewModel {
    /// What a person has to be told about a file.
    public sealed interface Notice {
        Path path();

        record Refused(Path path, Disk.Refusal why) implements Notice {}

        record NotSaved(Path path, String reason) implements Notice {}

        /// The file's encoding has no sign for something in the text.
        record NotEncodable(Path path, String charset) implements Notice {}

        /// Another program has changed the file, and there are changes here too.
        ///
        /// @param wish of the person that waits for the answer: to save, or nothing
        record ChangedOnDisk(Path path, EditorViewModel file, Runnable wish) implements Notice {}

        /// Another program has removed the file.
        record Gone(Path path) implements Notice {}

        /// Another program has changed the file, and it was read again.
        record ReadAgain(Path path) implements Notice {}
    }

    private final Disk disk = new Disk();
    private final Function<Optional<Path>, DocumentReader> readers;
    private final Executor background;
    private final Executor fx;
    private final Executor idle;
    private final Consumer<Notice> notices;
    private final ObservableList<EditorViewModel> files = FXCollections.observableArrayList();
    private final ObservableList<EditorViewModel> unmodifiable = FXCollections.unmodifiableObservableList(files);
    private final ObjectProperty<Optional<EditorViewModel>> current =
            new SimpleObjectProperty<>(this, "current", Optional.empty());
    private Consumer<Path> opened = path -> {};
    private int untitled;

    /// @param readers how to read a file, by its path
    /// @param idle as for [EditorViewModel]
    /// @param notices told on the FX thread
    public OpenFilesViewModel(
            Function<Optional<Path>, DocumentReader> readers,
            Executor background,
            Executor fx,
            Executor idle,
            Consumer<Notice> notices) {
        this.readers = readers;
        this.background = background;
        this.fx = fx;
        this.idle = idle;
        this.notices = notices;
    }

    /// Unmodifiable, in the order of the tabs.
    public ObservableList<EditorViewModel> files() {
        return unmodifiable;
    }

    /// The file in front.
    public ObjectProperty<Optional<EditorViewModel>> currentProperty() {
        return current;
    }

    public Optional<EditorViewModel> current() {
        return current.get();
    }

    /// Told of each file that was opened or saved under a name.
    public void setOnOpened(Consumer<Path> action) {
        opened = action;
    }

    // --- opening ---

    /// Brings a file to the front, and reads it if it is not open yet.
    public void open(Path path) {
        open(path, file -> {});
    }

    /// @param then what to do with it once it is in front
    public void open(Path path, Consumer<EditorViewModel> then) {
        var absolute = path.toAbsolutePath().normalize();
        find(absolute)
                .ifPresentOrElse(
                        file -> {
                            current.set(Optional.of(file));
                            then.accept(file);
                        },
                        () -> background.execute(() -> {
                            var opening = disk.open(absolute);
                            fx.execute(() -> show(opening, then));
                        }));
    }

    private void show(Disk.Opening opening, Consumer<EditorViewModel> then) {
        switch (opening) {
            case Disk.Opening.Refused(var path, var why) -> notices.accept(new Notice.Refused(path, why));
            case Disk.Opening.Opened(var path, var text) -> {
                var file = find(path).orElseGet(() -> add(Optional.of(path), text));
                current.set(Optional.of(file));
                opened.accept(path);
                then.accept(file);
            }
        }
    }

    private Optional<EditorViewModel> find(Path path) {
        return files.stream()
                .filter(file -> file.path().filter(path::equals).isPresent())
                .findFirst();
    }

    /// A new file with this text.
    public EditorViewModel create(String name, FileText text) {
        var file = new EditorViewModel(
                Optional.empty(),
                text,
                untitled == 0 ? name + ".yaml" : "%s-%d.yaml".formatted(name, untitled + 1),
                readers.apply(Optional.empty()),
                background,
                fx,
                idle);
        untitled++;
        files.add(file);
        current.set(Optional.of(file));
        return file;
    }

    /// Opens a file with a text that is not saved, or puts that text into the one that is open.
    ///
    /// @param base the file as it was when the text began to differ from it
    EditorViewModel restore(Optional<Path> path, String name, FileText base, String text) {
        var file = path.flatMap(this::find).orElseGet(() -> {
            var fresh = new EditorViewModel(path, base, name, readers.apply(path), background, fx, idle);
            untitled += path.isEmpty() ? 1 : 0;
            files.add(fresh);
            return fresh;
        });
        file.replace(text);
        current.set(Optional.of(file));
        return file;
    }

    private EditorViewModel add(Optional<Path> path, FileText text) {
        var file = new EditorViewModel(path, text, "", readers.apply(path), background, fx, idle);
        files.add(file);
        return file;
    }

    /// Closes a file, saved or not; the one beside it comes to the front.
    public void close(EditorViewModel file) {
        int at = files.indexOf(file);
        if (at >= 0) {
            files.remove(at);
            if (current().filter(file::equals).isPresent()) {
                current.set(files.isEmpty() ? Optional.empty() : Optional.of(files.get(Math.max(0, at - 1))));
            }
        }
    }

    /// Brings the file that stands `by` tabs beside the front one to the front, around the ends.
    public void move(int by) {
        current()
                .map(files::indexOf)
                .filter(at -> at >= 0)
                .ifPresent(at -> current.set(Optional.of(files.get(Math.floorMod(at + by, files.size())))));
    }

    // --- saving ---

    /// Writes a file where it is. If another program has changed it since it was read, nothing is written and a
    /// notice asks.
    public void save(EditorViewModel file, Runnable then) {
        file.path().ifPresent(path -> write(file, path, Overwrite.NO, then));
    }

    /// Writes a file to a place that the person has just named, or over changes that the person knows of.
    public void saveAs(EditorViewModel file, Path path, Runnable then) {
        write(file, path.toAbsolutePath().normalize(), Overwrite.YES, then);
    }

    private enum Overwrite {
        YES,
        NO
    }

    private void write(EditorViewModel file, Path path, Overwrite overwrite, Runnable then) {
        var text = file.text();
        var known = file.file();
        if (!known.canEncode(text)) {
            notices.accept(new Notice.NotEncodable(path, known.charset().displayName()));
            return;
        }
        background.execute(() -> {
            var there = disk.bytes(path);
            if (overwrite == Overwrite.NO && there.isPresent() && !known.is(there.get())) {
                fx.execute(() -> askAbout(file, path, () -> save(file, then)));
                return;
            }
            try {
                var bytes = known.encode(text);
                disk.save(path, bytes);
                var written = known.saved(bytes);
                fx.execute(() -> {
                    file.saved(path, written);
                    opened.accept(path);
                    then.run();
                });
            } catch (IOException e) {
                fx.execute(() -> notices.accept(new Notice.NotSaved(path, reason(e))));
            }
        });
    }

    private void askAbout(EditorViewModel file, Path path, Runnable wish) {
        file.changedOnDiskProperty().set(true);
        notices.accept(new Notice.ChangedOnDisk(path, file, wish));
    }

    private static String reason(IOException e) {
        return "%s %s"
                .formatted(
                        e.getClass().getSimpleName().replaceAll("(Exception|Error)$", ""),
                        Optional.ofNullable(e.getMessage()).orElse(""))
                .strip();
    }

    // --- changes on the disk ---

    /// Looks whether other programs have changed files: those without changes here are read again, for others a
    /// notice asks.
    public void lookAtDisk() {
        for (var file : files) {
            file.path()
                    .ifPresent(path -> background.execute(() -> {
                        if (Files.notExists(path)) {
                            fx.execute(() -> gone(file, path));
                        }
                        disk.bytes(path)
                                .filter(bytes -> !file.file().is(bytes))
                                .flatMap(FileText::read)
                                .ifPresent(text -> fx.execute(() -> changed(file, path, text)));
                    }));
        }
    }

    private void changed(EditorViewModel file, Path path, FileText text) {
        if (!file.dirtyProperty().get()) {
            file.reload(text);
            notices.accept(new Notice.ReadAgain(path));
        } else if (!file.changedOnDiskProperty().get()) {
            askAbout(file, path, () -> {});
        }
    }

    private void gone(EditorViewModel file, Path path) {
        if (!file.changedOnDiskProperty().get()) {
            file.changedOnDiskProperty().set(true);
            notices.accept(new Notice.Gone(path));
        }
    }

    /// Gives up the changes here and reads the file again.
    public void takeTheirs(EditorViewModel file) {
        theirs(file, file::reload);
    }

    /// The text here is the one that counts from now on; the next save replaces what is in the file.
    ///
    /// @param then what the person wanted before
    public void keepMine(EditorViewModel file, Runnable then) {
        theirs(file, text -> {
            file.keepOver(text);
            then.run();
        });
    }

    /// Compares the text here with what is in the file now.
    ///
    /// @param then told on the FX thread what differs, and what to call with the text that was chosen
    void compare(EditorViewModel file, BiConsumer<Merge, Consumer<String>> then) {
        theirs(file, text -> {
            var base = file.file().text();
            var mine = file.text();
            background.execute(() -> {
                var merge = Merge.of(base, mine, text.text());
                fx.execute(() -> then.accept(merge, chosen -> {
                    file.replace(chosen);
                    file.keepOver(text);
                }));
            });
        });
    }

    /// Reads what is in the file now.
    private void theirs(EditorViewModel file, Consumer<FileText> then) {
        file.path()
                .ifPresent(path -> background.execute(() -> {
                    var opening = disk.open(path);
                    fx.execute(() -> {
                        switch (opening) {
                            case Disk.Opening.Refused(var where, var why) ->
                                notices.accept(new Notice.Refused(where, why));
                            case Disk.Opening.Opened(var where, var text) -> then.accept(text);
                        }
                    });
                }));
    }
}
