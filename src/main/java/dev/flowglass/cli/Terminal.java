package dev.flowglass.cli;

import dev.flowglass.words.Messages;
import java.io.InputStream;
import java.io.PrintStream;

/// Where a command reads and writes.
///
/// @param out results
/// @param err messages for a person
/// @param words of the language that the messages are in
public record Terminal(InputStream in, PrintStream out, PrintStream err, Messages words) {
    /// Writes a message.
    void say(String key, Object... arguments) {
        err.println(words.text(key, arguments));
    }
}
