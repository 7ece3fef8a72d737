package dev.flowglass.app.editor;

import dev.flowglass.language.FlowDocument;

/// Reads the text of a flow; never throws, whatever the text is. May take a while for a long text.
@FunctionalInterface
public interface DocumentReader {
    FlowDocument read(String text);
}
