package dev.flowglass.app.editor;

import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What is looked for in a text.
///
/// @param expression true when `query` is a regular expression
public record Finder(String query, boolean matchCase, boolean expression) {
    private static final int MOST = 10_000;

    /// Nothing when the regular expression is wrong or there is nothing to look for.
    private Optional<Pattern> pattern() {
        if (query.isEmpty()) {
            return Optional.empty();
        }
        int flags = (matchCase ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                | (expression ? Pattern.MULTILINE : Pattern.LITERAL);
        try {
            return Optional.of(Pattern.compile(query, flags));
        } catch (PatternSyntaxException e) {
            return Optional.empty();
        }
    }

    public boolean isWrong() {
        return !query.isEmpty() && pattern().isEmpty();
    }

    /// All places, in order; the first ten thousand of them.
    public List<Range> findAll(String text) {
        var found = new ArrayList<Range>();
        pattern().map(pattern -> pattern.matcher(text)).ifPresent(matcher -> {
            while (found.size() < MOST && matcher.find()) {
                if (matcher.end() > matcher.start()) {
                    found.add(new Range(matcher.start(), matcher.end()));
                }
            }
        });
        return found;
    }

    /// What stands at a found place after it is replaced; `$1` means the first group of a regular expression.
    public String replacement(String text, Range found, String replacement) {
        if (!expression) {
            return replacement;
        }
        return pattern()
                .map(pattern -> pattern.matcher(text))
                .filter(matcher -> matcher.find(found.start()) && matcher.start() == found.start())
                .map(matcher -> expand(matcher, replacement))
                .orElse(replacement);
    }

    private static String expand(Matcher matcher, String replacement) {
        try {
            var out = new StringBuilder();
            matcher.appendReplacement(out, replacement);
            return out.substring(matcher.start());
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return replacement;
        }
    }
}
