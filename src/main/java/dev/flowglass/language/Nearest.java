package dev.flowglass.language;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that was probably meant. Bounded: long words and after some hundred questions it has no idea.
public final class Nearest {
    private static final int LONGEST = 64;

    /// Comparisons of two words that one text is worth.
    private static final int MOST = 50_000;

    private int left = MOST;

    /// The word of `known` that is nearest to `found`, when one is near.
    public Optional<String> to(String found, Collection<String> known) {
        if (found.isEmpty() || found.length() > LONGEST) {
            return Optional.empty();
        }
        var wanted = plain(found);
        String best = "";
        int least = Math.clamp(wanted.length() / 3, 0, 3) + 1;
        for (var word : known) {
            if (left == 0) {
                break;
            }
            if (word.equals(found) || word.length() > LONGEST || Math.abs(word.length() - found.length()) > 4) {
                continue;
            }
            left--;
            int distance = distance(wanted, plain(word), least);
            if (distance < least) {
                least = distance;
                best = word;
            }
        }
        return best.isEmpty() ? Optional.empty() : Optional.of(best);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "").replace(" ", "");
    }

    /// Insertions, deletions, replacements and swaps of neighbours.
    private static int distance(String a, String b, int limit) {
        if (Math.abs(a.length() - b.length()) >= limit) {
            return limit;
        }
        int[] before = new int[b.length() + 1];
        int[] previous = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                boolean same = a.charAt(i - 1) == b.charAt(j - 1);
                int cost = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost = Math.min(cost, before[j - 2] + 1);
                }
                row[j] = cost;
            }
            int[] spare = before;
            before = previous;
            previous = row;
            row = spare;
        }
        return previous[b.length()];
    }
}
