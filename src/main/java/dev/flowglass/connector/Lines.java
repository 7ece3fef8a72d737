package dev.flowglass.connector;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Lines of UTF-8 text, none kept longer than a limit.
final class Lines {
    private final InputStream in;
    private final int longest;

    /// @param longest in bytes; the rest of a longer line is passed over
    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// The next line without its end; nothing when there are no more.
    Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream(256);
        int next = in.read();
        if (next < 0) {
            return Optional.empty();
        }
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() < longest) {
                line.write(next);
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
