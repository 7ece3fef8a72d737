package dev.flowglass.language.yaml;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.source.Range;

/// The characters that YAML does not allow in a text.
final class Printable {
    private Printable() {}

    /// A text of the same length in which each such character is replaced; each is reported.
    static String only(String text, Problems problems) {
        var copy = new StringBuilder(0);
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (!isPrintable(c)) {
                if (copy.isEmpty()) {
                    copy.append(text);
                }
                problems.add(LanguageCode.BAD_CHARACTER, new Range(i, i + 1), "U+%04X".formatted(c));
                copy.setCharAt(i, '\ufffd');
            }
            i += Character.charCount(c);
        }
        return copy.isEmpty() ? text : copy.toString();
    }

    private static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7e
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || c >= 0xa0 && c <= 0xd7ff
                || c >= 0xe000 && c <= 0xfffd
                || c >= 0x10000;
    }
}
