package dev.flowglass.app.tests;

import dev.flowglass.debug.Coverage;
import dev.flowglass.model.Flow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The tests of a folder: which passed, what the first difference was, and how much of each flow they came to.
public final class TestsViewModel {
    /// How it stands.
    public sealed interface Progress {
        record Nothing() implements Progress {}

        record Running(int done, int all) implements Progress {}

        record Done(int passed, int failed) implements Progress {}

        record NoTests(Path folder) implements Progress {}

        record Unreadable(Path folder, String why) implements Progress {}
    }

    private final FolderTests tests;
    private final Supplier<Locale> locale;
    private final Executor background;
    private final Executor fx;
    private final ObservableList<FolderTests.Outcome> outcomes = FXCollections.observableArrayList();
    private final ObservableList<FolderTests.Outcome> unmodifiable = FXCollections.unmodifiableObservableList(outcomes);
    private final ReadOnlyObjectWrapper<Progress> progress =
            new ReadOnlyObjectWrapper<>(this, "progress", new Progress.Nothing());
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown", false);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(this, "changes", 0);
    private final Map<Flow, Coverage> coverage = new HashMap<>();

    private Path root = Path.of("");

    /// Counts the runs of tests; one that was overtaken or cancelled tells nothing more.
    private final AtomicInteger run = new AtomicInteger();

    /// @param locale of the moment
    public TestsViewModel(FolderTests tests, Supplier<Locale> locale, Executor background, Executor fx) {
        this.tests = tests;
        this.locale = locale;
        this.background = background;
        this.fx = fx;
    }

    /// Unmodifiable, in the order of the folders.
    public ObservableList<FolderTests.Outcome> outcomes() {
        return unmodifiable;
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// True while graph and gutter show what was taken.
    public BooleanProperty coverageShownProperty() {
        return shown;
    }

    /// Counts the changes of what is known about coverage.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// What the tests of the last run came to in this flow.
    public Optional<Coverage> coverage(Flow flow) {
        return Optional.ofNullable(coverage.get(flow));
    }

    /// A test as it is called in the folder that was run.
    public String name(FolderTests.Outcome outcome) {
        var test = outcome.folder().toAbsolutePath().normalize();
        var below = test.startsWith(root) ? root.relativize(test).toString() : "";
        return below.isEmpty() ? String.valueOf(test.getFileName()) : below;
    }

    /// Runs all tests at and below a folder.
    public void run(Path folder) {
        root = folder.toAbsolutePath().normalize();
        int mine = run.incrementAndGet();
        outcomes.clear();
        coverage.clear();
        changes.set(changes.get() + 1);
        progress.set(new Progress.Running(0, 0));
        var language = locale.get();
        var _ = CompletableFuture.supplyAsync(() -> below(folder), background)
                .thenAcceptAsync(found -> next(mine, folder, found, 0, language), fx)
                .exceptionallyAsync(
                        e -> {
                            if (mine == run.get()) {
                                progress.set(new Progress.Unreadable(folder, String.valueOf(e.getMessage())));
                            }
                            return null;
                        },
                        fx);
    }

    private List<Path> below(Path folder) {
        try {
            return tests.below(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void next(int mine, Path folder, List<Path> found, int done, Locale language) {
        if (mine != run.get()) {
            return;
        }
        if (found.isEmpty()) {
            progress.set(new Progress.NoTests(folder));
        } else if (done == found.size()) {
            int passed =
                    (int) outcomes.stream().filter(FolderTests.Outcome::passed).count();
            progress.set(new Progress.Done(passed, done - passed));
        } else {
            progress.set(new Progress.Running(done, found.size()));
            var _ = CompletableFuture.supplyAsync(() -> tests.run(found.get(done), language), background)
                    .thenAcceptAsync(
                            outcome -> {
                                if (mine == run.get()) {
                                    add(outcome);
                                    next(mine, folder, found, done + 1, language);
                                }
                            },
                            fx);
        }
    }

    private void add(FolderTests.Outcome outcome) {
        outcome.run()
                .ifPresent(did ->
                        coverage.computeIfAbsent(did.flow(), Coverage::new).add(did.history()));
        outcomes.add(outcome);
        changes.set(changes.get() + 1);
    }

    /// Leaves out the tests that have not run yet.
    public void cancel() {
        run.incrementAndGet();
        int passed = (int) outcomes.stream().filter(FolderTests.Outcome::passed).count();
        progress.set(new Progress.Done(passed, outcomes.size() - passed));
    }
}
