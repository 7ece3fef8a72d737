package dev.flowglass.language.yaml;

import java.util.Arrays;

/// From the code points that SnakeYAML counts to UTF-16 units.
final class Offsets {
    /// For each surrogate pair its offset in code points, ascending.
    private final int[] pairs;

    private final int length;

    Offsets(String text) {
        int[] found = new int[16];
        int count = 0;
        for (int i = 0; i < text.length() - 1; i++) {
            if (Character.isHighSurrogate(text.charAt(i)) && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (count == found.length) {
                    found = Arrays.copyOf(found, count * 2);
                }
                found[count] = i - count;
                count++;
                i++;
            }
        }
        this.pairs = Arrays.copyOf(found, count);
        this.length = text.length();
    }

    int of(int codePoint) {
        int before = Arrays.binarySearch(pairs, codePoint);
        return Math.clamp((long) codePoint + (before < 0 ? -before - 1 : before), 0, length);
    }
}
