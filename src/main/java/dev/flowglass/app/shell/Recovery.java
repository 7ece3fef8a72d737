package dev.flowglass.app.shell;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.shell.UnsavedTexts.Unsaved;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

/// Keeps the unsaved texts of all open files on the disk while they are edited, and brings back those of a start that
/// ended unexpectedly. FX thread.
public final class Recovery {
    /// @param given the text that came back
    private record Restored(EditorViewModel file, String given) {}

    private final OpenFilesViewModel files;
    private final UnsavedTexts texts;
    private final Executor background;
    private final Executor fx;
    private final Executor later;
    private final Map<EditorViewModel, String> ids = new HashMap<>();
    private final Map<EditorViewModel, Subscription> watched = new HashMap<>();
    private final List<EditorViewModel> due = new ArrayList<>();
    private List<Restored> restored = List.of();

    /// @param folder for the texts
    /// @param later runs what it is given on the FX thread a moment later
    public Recovery(OpenFilesViewModel files, Path folder, Executor background, Executor fx, Executor later) {
        this.files = files;
        this.texts = new UnsavedTexts(folder, background);
        this.background = background;
        this.fx = fx;
        this.later = later;
        files.files().forEach(this::watch);
        files.files().addListener((ListChangeListener<EditorViewModel>) change -> {
            while (change.next()) {
                change.getRemoved().forEach(this::forget);
                change.getAddedSubList().forEach(this::watch);
            }
        });
    }

    private void watch(EditorViewModel file) {
        watched.put(
                file,
                Subscription.combine(
                        file.editionProperty().subscribe((was, is) -> soon(file)),
                        file.dirtyProperty().subscribe((was, is) -> soon(file))));
    }

    private void forget(EditorViewModel file) {
        if (watched.remove(file) instanceof Subscription subscription) {
            subscription.unsubscribe();
        }
        if (ids.remove(file) instanceof String id) {
            texts.forget(id);
        }
    }

    /// At most once in a while, so that also who never stops to type loses no more than that.
    private void soon(EditorViewModel file) {
        if (!due.contains(file)) {
            due.add(file);
            later.execute(() -> {
                due.remove(file);
                if (watched.containsKey(file)) {
                    keep(file);
                }
            });
        }
    }

    private void keep(EditorViewModel file) {
        if (file.dirtyProperty().get()) {
            var id = ids.computeIfAbsent(file, any -> UUID.randomUUID().toString());
            texts.keep(new Unsaved(id, file.path(), file.name(), file.file(), file.text()));
        } else if (ids.remove(file) instanceof String id) {
            texts.forget(id);
        }
    }

    /// Brings back the texts of a start that ended unexpectedly, as unsaved changes of their files.
    ///
    /// @param then told on the FX thread, with the names of the files
    public void restore(Consumer<List<String>> then) {
        background.execute(() -> {
            var left = texts.takeOver();
            fx.execute(() -> {
                restored = left.stream().map(this::restore).toList();
                then.accept(restored.stream().map(one -> one.file().name()).toList());
            });
        });
    }

    private Restored restore(Unsaved text) {
        var file = files.restore(text.path(), text.name(), text.base(), text.text());
        ids.put(file, text.id());
        return new Restored(file, text.text());
    }

    /// Gives up what was brought back: files are as they are on the disk, which can be undone; those that were never
    /// saved are closed, unless they were edited since.
    public void discard() {
        for (var each : restored) {
            var file = each.file();
            if (!files.files().contains(file)) {
                continue;
            }
            if (file.path().isPresent()) {
                file.replace(file.file().text());
            } else if (file.text().equals(each.given())) {
                files.close(file);
            }
        }
        restored = List.of();
    }

    /// The person leaves: nothing is to come back. Blocks for a moment.
    public void leave() {
        texts.leave();
    }

    /// Ends it; what is kept stays for the next start.
    public void close() {
        texts.close();
    }
}
