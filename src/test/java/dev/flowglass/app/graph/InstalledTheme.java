package dev.flowglass.app.graph;

import dev.flowglass.app.theme.Theme;

/// The looks of the windows of these tests. One for all: each theme that is installed dresses all windows.
final class InstalledTheme {
    private static final Theme THEME = make();

    private InstalledTheme() {}

    private static Theme make() {
        var theme = new Theme();
        theme.install();
        return theme;
    }

    /// To be called on the FX thread.
    static Theme get() {
        return THEME;
    }
}
