package dev.flowglass.language.yaml;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.source.Range;
import java.util.Optional;

/// What came of reading a text as YAML.
///
/// @param root nothing when the text is no YAML, or says nothing
/// @param malformed true when reading ended at a mistake of syntax or did not begin
public record Yaml(Optional<YamlNode> root, boolean malformed) {
    /// Largest text that is read, in bytes of UTF-8.
    public static final int MAX_BYTES = 1_024 * 1_024;

    /// Deepest nesting of the whole document; what it says has smaller bounds of its own.
    public static final int MAX_DEPTH = 600;

    private static final Yaml NOTHING = new Yaml(Optional.empty(), true);

    /// Never throws. A text without content is [LanguageCode#EMPTY_FILE] only to those who say so: here it has no root.
    public static Yaml read(String text, Problems problems) {
        if (text.length() > MAX_BYTES || utf8Length(text) > MAX_BYTES) {
            problems.add(LanguageCode.TOO_LARGE, new Range(0, firstLineEnd(text)), String.valueOf(MAX_BYTES / 1_024));
            return NOTHING;
        }
        int nul = text.indexOf('\0');
        if (nul >= 0) {
            problems.add(LanguageCode.NOT_TEXT, new Range(nul, nul + 1));
            return NOTHING;
        }
        return new Composer(text, problems).read();
    }

    private static int firstLineEnd(String text) {
        int end = 0;
        while (end < Math.min(80, text.length()) && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private static long utf8Length(String text) {
        long bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }
}
