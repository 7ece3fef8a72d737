package dev.flowglass.app.endpoint;

import dev.flowglass.app.callback.AnswerTemplate;
import dev.flowglass.app.callback.CallbackRow;
import dev.flowglass.value.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/// A small program that reports a task, complete and with nothing but what its language brings along; that of curl
/// signs with openssl.
public enum Snippet {
    PYTHON("report.py"),
    NODE("report.mjs"),
    JAVA("Report.java"),
    CURL("report-curl.sh"),
    COMMAND("report.sh");

    private final String file;

    Snippet(String file) {
        this.file = file;
    }

    /// The name that its file should have.
    public String file() {
        return file;
    }

    /// Key of its word.
    public String word() {
        return "snippet." + name().toLowerCase(Locale.ROOT);
    }

    /// Its text, which reports the token that it is called with.
    public String text() {
        return text("", "{\"status\":\"ok\"}");
    }

    /// Its text for a step that waits, with the output that the step's mappings ask for.
    public String text(CallbackRow row) {
        return text(
                row.token().orElse(""), Json.text(AnswerTemplate.of(row.task().step())));
    }

    /// Its text for one task.
    ///
    /// @param token which needs no escapes in any of these languages
    /// @param output JSON
    public String text(String token, String output) {
        return template()
                .replace("@TOKEN@", token.isEmpty() ? "TOKEN" : token)
                .replace(
                        "@OUTPUT@",
                        switch (this) {
                            case PYTHON, NODE, JAVA -> quoted(output);
                            case CURL, COMMAND -> "'" + output.replace("'", "'\\''") + "'";
                        });
    }

    /// As a text literal, which looks the same in these languages.
    private static String quoted(String text) {
        var literal = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"' -> literal.append("\\\"");
                case '\\' -> literal.append("\\\\");
                case '\n' -> literal.append("\\n");
                default -> {
                    if (c < ' ') {
                        literal.append("\\u%04x".formatted(c));
                    } else {
                        literal.append((char) c);
                    }
                }
            }
        });
        return literal.append('"').toString();
    }

    private String template() {
        var path = file + ".txt";
        try (InputStream in = Objects.requireNonNull(Snippet.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
