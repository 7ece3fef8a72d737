package dev.flowglass.app.shell;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// What there is to open: the samples, and the folder that a person works in.
public final class ProjectViewModel {
    /// A folder or a file.
    ///
    /// @param main the file that is opened for it: a file itself, of a sample or a folder its `flow.yaml`
    public record Item(Path path, String name, boolean folder, Optional<Path> main, List<Item> children) {
        public Item {
            children = List.copyOf(children);
        }
    }

    private static final int DEEPEST = 6;
    private static final int MOST = 2_000;
    private static final String FLOW = "flow.yaml";

    private final Path samplesFolder;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<List<Item>> samples = new ReadOnlyObjectWrapper<>(this, "samples", List.of());
    private final ReadOnlyObjectWrapper<Optional<Item>> folder =
            new ReadOnlyObjectWrapper<>(this, "folder", Optional.empty());

    public ProjectViewModel(Path samplesFolder, Executor background, Executor fx) {
        this.samplesFolder = samplesFolder;
        this.background = background;
        this.fx = fx;
    }

    public ReadOnlyObjectProperty<List<Item>> samplesProperty() {
        return samples.getReadOnlyProperty();
    }

    /// The open folder, with what is in it.
    public ReadOnlyObjectProperty<Optional<Item>> folderProperty() {
        return folder.getReadOnlyProperty();
    }

    /// Reads the samples and the open folder again.
    public void refresh() {
        background.execute(() -> {
            var found = Files.isDirectory(samplesFolder)
                    ? read(samplesFolder, new int[] {0}, 0).children()
                    : List.<Item>of();
            fx.execute(() -> samples.set(found));
        });
        folder.get().map(Item::path).ifPresent(this::openFolder);
    }

    public void openFolder(Path path) {
        background.execute(() -> {
            var found = read(path.toAbsolutePath().normalize(), new int[] {0}, 0);
            fx.execute(() -> folder.set(Optional.of(found)));
        });
    }

    private static Item read(Path path, int[] count, int depth) {
        var children = new ArrayList<Item>();
        for (var entry : entries(path)) {
            boolean directory = Files.isDirectory(entry);
            if (++count[0] > MOST || directory && depth == DEEPEST) {
                break;
            }
            if (directory) {
                var inner = read(entry, count, depth + 1);
                if (!inner.children().isEmpty()) {
                    children.add(inner);
                }
            } else if (isShown(entry)) {
                children.add(new Item(entry, name(entry), false, Optional.of(entry), List.of()));
            }
        }
        var main = path.resolve(FLOW);
        return new Item(
                path, name(path), true, Files.isRegularFile(main) ? Optional.of(main) : Optional.empty(), children);
    }

    private static List<Path> entries(Path path) {
        try (var listing = Files.list(path)) {
            return listing.filter(entry -> !name(entry).startsWith("."))
                    .sorted(Comparator.<Path, Boolean>comparing(entry -> !Files.isDirectory(entry))
                            .thenComparing(entry -> !name(entry).equals(FLOW))
                            .thenComparing(ProjectViewModel::name))
                    .toList();
        } catch (IOException | UncheckedIOException | SecurityException e) {
            return List.of();
        }
    }

    private static boolean isShown(Path file) {
        return name(file).matches("(?i).*\\.(ya?ml|json|txt|md|py|js)");
    }

    private static String name(Path path) {
        return Optional.ofNullable(path.getFileName()).map(Path::toString).orElse(path.toString());
    }
}
