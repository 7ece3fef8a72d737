package dev.flowglass.language.completion;

import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Follows a path through what is known.
final class KnownPath {
    private static final Pattern SEGMENT =
            Pattern.compile("\\.([\\p{L}\\d_-]+)|\\[\\s*(\\*|\\d+)\\s*]|\\[\\s*\"([^\"]*)\"\\s*]");

    private KnownPath() {}

    /// @param roots what `$`, `$input` … stand for
    /// @return nothing when the path does not begin so, or is none
    static Optional<Known> get(String path, Function<String, Optional<Known>> roots) {
        int end = rootEnd(path);
        return roots.apply(path.substring(0, end)).flatMap(root -> follow(root, path, end));
    }

    private static int rootEnd(String path) {
        int end = path.startsWith("$") ? 1 : 0;
        while (end > 0 && end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
            end++;
        }
        return end;
    }

    private static Optional<Known> follow(Known root, String path, int begin) {
        var known = root;
        var segments = SEGMENT.matcher(path);
        int at = begin;
        while (at < path.length()) {
            segments.region(at, path.length());
            if (!segments.lookingAt()) {
                return Optional.empty();
            }
            var before = known;
            known = Optional.ofNullable(segments.group(1))
                    .or(() -> Optional.ofNullable(segments.group(3)))
                    .map(before::get)
                    .orElseGet(() -> before.each().orElse(Known.NOTHING));
            at = segments.end();
        }
        return Optional.of(known);
    }
}
