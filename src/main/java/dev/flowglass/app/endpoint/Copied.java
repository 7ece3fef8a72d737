package dev.flowglass.app.endpoint;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// What goes to the clipboard.
final class Copied {
    private Copied() {}

    static void text(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
