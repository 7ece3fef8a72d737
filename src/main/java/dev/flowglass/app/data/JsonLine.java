package dev.flowglass.app.data;

import dev.flowglass.expression.Path;
import dev.flowglass.value.Value;
import java.util.Optional;

/// A line of formatted JSON.
///
/// @param depth of indentation
/// @param key as JSON writes it, quotes included
/// @param text what stands after the key, without the comma; long texts are cut
/// @param path of the value that begins or ends here
/// @param value all of it
public record JsonLine(int depth, Optional<String> key, Form form, String text, boolean comma, Path path, Value value) {
    public enum Form {
        TEXT,
        NUMBER,
        /// `true`, `false`, `null`
        WORD,
        /// An object or array without content.
        EMPTY,
        /// The line that opens an object or array whose content follows.
        OPEN,
        /// An object or array whose content is hidden.
        FOLDED,
        /// The line that closes it.
        CLOSE
    }

    public boolean canFold() {
        return form == Form.OPEN || form == Form.FOLDED;
    }

    /// The line as text.
    @Override
    public String toString() {
        return "  ".repeat(depth) + key.map(name -> name + ": ").orElse("") + text + (comma ? "," : "");
    }
}
