package dev.flowglass.app.shell;

import dev.flowglass.app.words.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// The dialogs of the system.
public final class SystemFileDialogs implements FileDialogs {
    private final Window owner;
    private final Words words;

    public SystemFileDialogs(Window owner, Words words) {
        this.owner = owner;
        this.words = words;
    }

    @Override
    public Optional<Path> openFile(Path folder) {
        return Optional.ofNullable(chooser("dialog.open.title", folder).showOpenDialog(owner))
                .map(File::toPath);
    }

    @Override
    public Optional<Path> openFolder(Path folder) {
        var chooser = new DirectoryChooser();
        chooser.setTitle(words.now("dialog.open-folder.title"));
        existing(folder).ifPresent(chooser::setInitialDirectory);
        return Optional.ofNullable(chooser.showDialog(owner)).map(File::toPath);
    }

    @Override
    public Optional<Path> saveFile(Path folder, String name) {
        var chooser = chooser("dialog.save.title", folder);
        chooser.setInitialFileName(name);
        return Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath);
    }

    private FileChooser chooser(String title, Path folder) {
        var chooser = new FileChooser();
        chooser.setTitle(words.now(title));
        existing(folder).ifPresent(chooser::setInitialDirectory);
        chooser.getExtensionFilters()
                .setAll(
                        new FileChooser.ExtensionFilter(words.now("dialog.filter.flows"), "*.yaml", "*.yml"),
                        new FileChooser.ExtensionFilter(words.now("dialog.filter.all"), "*"));
        return chooser;
    }

    private static Optional<File> existing(Path folder) {
        return Files.isDirectory(folder) ? Optional.of(folder.toFile()) : Optional.empty();
    }
}
