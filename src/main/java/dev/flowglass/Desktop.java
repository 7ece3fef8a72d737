package dev.flowglass;

import dev.flowglass.app.FlowglassApp;
import dev.flowglass.cli.Window;
import dev.flowglass.desktop.Workplace;
import dev.flowglass.words.Messages;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Path;
import java.util.Optional;

/// The window with an engine of its own behind it.
final class Desktop implements Window {
    private static final String GTK = "libgtk-3.so.0";

    private final Path home;
    private final Messages words;

    /// @param home the folder that has the samples
    Desktop(Path home, Messages words) {
        this.home = home;
        this.words = words;
    }

    @Override
    public void open(Optional<Path> path, Path store) throws Unavailable {
        requireDisplay();
        var settings = settings();
        var about = new Workplace.About(
                path.map(Path::toAbsolutePath), home.toAbsolutePath().resolve("samples"), settings, Version.text());
        try (var workplace = new Workplace(store, about)) {
            FlowglassApp.launch(workplace, settings);
        } catch (UnsupportedOperationException | LinkageError e) {
            throw new Unavailable(words.text("cli.open.no-window-system", String.valueOf(e.getMessage())));
        }
    }

    /// Only where the window system is not our own: on Linux it is X11 by GTK.
    @SuppressWarnings("restricted")
    private void requireDisplay() throws Unavailable {
        boolean linux = System.getProperty("os.name", "").startsWith("Linux");
        if (!linux || System.getProperty("glass.platform") != null) {
            return;
        }
        if (Optional.ofNullable(System.getenv("DISPLAY")).orElse("").isBlank()) {
            throw new Unavailable(words.text("cli.open.no-display"));
        }
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(GTK, arena);
        } catch (IllegalArgumentException e) {
            throw new Unavailable(words.text("cli.open.no-gtk"));
        }
    }

    /// Where the window remembers how it was left.
    private static Path settings() {
        var base = Optional.ofNullable(System.getenv("XDG_CONFIG_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".config"));
        return base.resolve("flowglass").resolve("settings.properties");
    }
}
