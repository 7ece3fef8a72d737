package dev.flowglass.app.callback;

import dev.flowglass.engine.TaskToken;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds a task token in a text as people paste it: with blanks, line breaks and quotes, percent-encoded, or inside the
/// JSON of an event.
public final class TokenText {
    private static final Pattern STRAY = Pattern.compile("[\\s\\p{Cf}\\p{Zs}\"'`“”‘’,;]+");
    private static final Pattern CANDIDATE = Pattern.compile("[A-Za-z0-9+/]{24,}={0,2}");

    private TokenText() {}

    /// The text without what a token cannot hold; a token, if one is in it.
    public static String clean(String text) {
        var bare = STRAY.matcher(text).replaceAll("");
        return find(bare).map(TaskToken::text).orElse(bare);
    }

    /// The token in a text.
    public static Optional<TaskToken> find(String text) {
        var bare = STRAY.matcher(text).replaceAll("");
        return TaskToken.parse(bare)
                .or(() -> candidate(bare))
                .or(() -> bare.contains("%") ? candidate(decoded(bare)) : Optional.empty());
    }

    private static Optional<TaskToken> candidate(String bare) {
        return CANDIDATE
                .matcher(bare)
                .results()
                .flatMap(found -> TaskToken.parse(found.group()).stream())
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
