package dev.flowglass.app.editor;

import java.util.Locale;

/// What the gutter shows beside a step while an execution is watched. The style class is `mark-<lower case>`, the
/// word is `editor.mark.<lower case>`.
public enum GutterMark {
    /// It is being carried out.
    CURRENT,
    /// It waits for somebody, or for a time.
    WAITING,
    DONE,
    FAILED,
    /// An execution is stopped there.
    PAUSED;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
