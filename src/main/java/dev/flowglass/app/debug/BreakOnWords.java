package dev.flowglass.app.debug;

import dev.flowglass.debug.BreakOn;
import java.util.Locale;

/// Keys of the words for what can be stopped on.
final class BreakOnWords {
    private BreakOnWords() {}

    static String of(BreakOn what) {
        return "debug.break-on." + what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
