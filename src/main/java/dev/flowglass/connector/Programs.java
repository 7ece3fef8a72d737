package dev.flowglass.connector;

import dev.flowglass.model.Binding.Language;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The programs that run functions, looked for in the folders of the PATH.
final class Programs {
    private Programs() {}

    static String name(Language language) {
        return switch (language) {
            case PYTHON -> "python3";
            case NODE -> "node";
        };
    }

    static Optional<Path> find(Language language) {
        return find(language, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Optional<Path> find(Language language, String folders) {
        return Stream.of(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> names(language).stream().map(Path.of(folder)::resolve))
                .filter(Files::isExecutable)
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> names(Language language) {
        return File.separatorChar == '\\' ? List.of(name(language) + ".exe") : List.of(name(language));
    }
}
