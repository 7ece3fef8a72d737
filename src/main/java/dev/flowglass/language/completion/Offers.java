package dev.flowglass.language.completion;

import dev.flowglass.language.completion.Offer.Kind;
import dev.flowglass.language.completion.Offer.Words;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Collects offers for one place, and finds those that what was typed can become.
final class Offers {
    /// Stands in a snippet where the caret is to be afterwards.
    static final String CARET = "\u2038";

    private record Ranked(int rank, Offer offer) {}

    private final Word word;
    private final List<Ranked> found = new ArrayList<>();

    Offers(Word word) {
        this.word = word;
    }

    Word word() {
        return word;
    }

    /// Offers that are written at another place than the others.
    Offers at(Word other) {
        return new Offers(other);
    }

    void addAll(Offers others) {
        found.addAll(others.found);
    }

    /// @param snippet with the caret; its lines are indented as the place is
    void add(String label, Kind kind, Words detail, Optional<String> documentation, String snippet, boolean more) {
        int rank = rank(label, word.typed());
        if (rank < 0) {
            return;
        }
        var indented = word.lead() + snippet.replace("\n", "\n" + " ".repeat(word.indent()));
        int caret = indented.indexOf(CARET);
        var plain = indented.replace(CARET, "");
        if (plain.equals(word.typed()) && word.range().length() == word.typed().length()) {
            return;
        }
        found.add(new Ranked(
                rank,
                new Offer(
                        label,
                        kind,
                        detail,
                        documentation,
                        new TextEdit(word.range(), plain),
                        word.range().start() + (caret < 0 ? plain.length() : caret),
                        more)));
    }

    void value(String label, Kind kind, Words detail, Optional<String> documentation) {
        add(label, kind, detail, documentation, label, false);
    }

    /// How well a label fits: 0 begins so, 1 a part of it does, 2 contains it; negative not at all.
    static int rank(String label, String typed) {
        var lower = label.toLowerCase(Locale.ROOT);
        var wanted = typed.toLowerCase(Locale.ROOT);
        if (lower.startsWith(wanted)) {
            return 0;
        }
        int at = lower.indexOf(wanted);
        if (at < 0) {
            return -1;
        }
        while (at > 0) {
            boolean begins =
                    !Character.isLetterOrDigit(label.charAt(at - 1)) || Character.isUpperCase(label.charAt(at));
            if (begins) {
                return 1;
            }
            at = lower.indexOf(wanted, at + 1);
        }
        return 2;
    }

    /// The best first, and of equally good ones those that were offered first.
    List<Offer> list() {
        Map<String, Offer> byLabel = new LinkedHashMap<>();
        found.stream()
                .sorted(Comparator.comparingInt(Ranked::rank))
                .forEach(ranked -> byLabel.putIfAbsent(
                        ranked.offer().kind() + ranked.offer().label(), ranked.offer()));
        return List.copyOf(byLabel.values());
    }
}
