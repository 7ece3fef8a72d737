package dev.flowglass.app;

import java.nio.file.Path;

/// Where executions are kept.
public sealed interface StorePlace {
    record InFolder(Path folder) implements StorePlace {}

    /// What is in the folder is looked at; executions that are run meanwhile are kept in memory.
    record ReadOnly(Path folder) implements StorePlace {}

    record InMemory() implements StorePlace {}

    /// For the eye: a folder in the person's home begins with `~`.
    static String text(Path folder) {
        var home = Path.of(System.getProperty("user.home"));
        return folder.startsWith(home)
                ? Path.of("~").resolve(home.relativize(folder)).toString()
                : folder.toString();
    }
}
