package dev.flowglass.language.completion;

import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Offer.Words;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.source.Range;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Paths into the data, as far as it is known what is there.
final class PathOffers {
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<String> JOINS = List.of("&&", "||");

    private final Sketch sketch;
    private final DataKeys data;
    private final Word word;

    PathOffers(Sketch sketch, Facts facts, Word word) {
        this.sketch = sketch;
        this.data = new DataKeys(sketch, facts);
        this.word = word;
    }

    /// The source of a mapping.
    void mapping(Part source, Offers offers) {
        var list = source.parent().flatMap(Part::parent);
        var owner = list.flatMap(Part::parent);
        if (owner.isPresent()) {
            offers.addAll(paths(
                    roots(list.get().key(), owner.get()),
                    new Range(0, word.typed().length()),
                    word.range().end()));
        }
    }

    private SequencedMap<String, Known> roots(String list, Part owner) {
        var roots = new LinkedHashMap<String, Known>();
        boolean flow = sketch.step(owner).isEmpty();
        switch (list) {
            case "inputMappings" -> {
                roots.put("$input", flow ? data.flowInput(false) : data.inputAround(owner));
                if (!flow) {
                    roots.put("$local", data.localAround(owner));
                }
            }
            case "outputMappings" -> {
                roots.put("$input", flow ? data.flowInput(true) : data.input(owner));
                roots.put("$local", flow ? data.flowLocal() : data.local(owner));
            }
            default -> {
                roots.put("$local", Known.NOTHING.with("error", Known.NOTHING).with("cause", Known.NOTHING));
            }
        }
        roots.put("$context", context(owner));
        return roots;
    }

    private Known context(Part owner) {
        var name = Known.NOTHING.with("name", Known.NOTHING);
        var context = Known.NOTHING
                .with("flow", name)
                .with("execution", name)
                .with("step", name.with("eventId", Known.NOTHING));
        return sketch.place(owner).equals(Optional.of(Place.TASK))
                ? context.with("task", Known.NOTHING.with("token", Known.NOTHING))
                : context;
    }

    /// A path into the input of the step.
    void stepInput(Part value, Offers offers) {
        offers.addAll(paths(
                inputRoot(value),
                new Range(0, word.typed().length()),
                word.range().end()));
    }

    private Map<String, Known> inputRoot(Part value) {
        return Map.of("$", sketch.step(value).map(data::input).orElse(Known.NOTHING));
    }

    /// A condition: the path at the caret, or what may follow what is there.
    void condition(Part value, Offers offers) {
        var typed = word.typed();
        int start = typed.length();
        while (start > 0 && isPathSign(typed.charAt(start - 1))) {
            start--;
        }
        var before = typed.substring(0, start).strip();
        boolean operand = before.isEmpty() || "=<>!&|(+-*/".indexOf(before.charAt(before.length() - 1)) >= 0;
        if (operand) {
            offers.addAll(paths(inputRoot(value), new Range(start, typed.length()), pathEnd(typed.length())));
        } else if (start == typed.length() && typed.endsWith(" ")) {
            boolean compared = before.replaceAll(".*(&&|\\|\\|)", "").matches(".*[=<>].*");
            var at = offers.at(
                    new Word(Range.at(word.range().start() + typed.length()), "", "", 0, word.flow(), word.quoted()));
            (compared ? JOINS : COMPARISONS)
                    .forEach(sign -> at.add(
                            sign,
                            Offer.Kind.VALUE,
                            Words.NONE,
                            Optional.of("topic.conditions"),
                            sign + " " + Offers.CARET,
                            true));
            offers.addAll(at);
        }
    }

    /// @return offset in the text
    private int pathEnd(int typed) {
        int end = word.range().start() + typed;
        var text = sketch.text();
        while (end < word.range().end() && isPathSign(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPathSign(char c) {
        return Character.isLetterOrDigit(c) || "_$.[]*-".indexOf(c) >= 0;
    }

    /// @param token where in what was typed the path is
    /// @param end of the path in the text
    private Offers paths(Map<String, Known> roots, Range token, int end) {
        var typed = token.of(word.typed());
        var range = new Range(
                word.range().start() + token.start(), Math.max(word.range().start() + token.end(), end));
        boolean whole = range.equals(word.range());
        var offers = new Offers(new Word(range, typed, word.lead(), word.indent(), word.flow(), word.quoted()));
        if (!typed.isEmpty() && !typed.startsWith("$")) {
            return offers;
        }
        int dot = typed.lastIndexOf('.');
        if (dot < 0) {
            roots.forEach((root, known) -> {
                path(offers, root, Words.NONE, documentation(root), known, whole);
                children(offers, root, known, whole);
            });
        } else {
            var base = typed.substring(0, dot);
            KnownPath.get(base, root -> Optional.ofNullable(roots.get(root)))
                    .ifPresent(known -> children(offers, base, known, whole));
        }
        return offers;
    }

    private static Optional<String> documentation(String root) {
        return Optional.of(root.equals("$") ? "completion.root" : "completion.root." + root.substring(1));
    }

    private void children(Offers offers, String base, Known known, boolean whole) {
        known.keys().forEach((key, inner) -> {
            boolean simple = key.matches("[\\p{L}\\d_-]+");
            var path = simple ? base + "." + key : "%s[\"%s\"]".formatted(base, key);
            path(offers, path, from(inner), Optional.empty(), inner, whole);
        });
        known.each().ifPresent(each -> {
            path(offers, base + "[*]", from(known), Optional.of("topic.paths"), each, whole);
            children(offers, base + "[*]", each, whole);
        });
    }

    private static Words from(Known known) {
        return known.from().isEmpty() ? Words.NONE : Words.of("completion.path.step", known.from());
    }

    /// Between brackets a path with brackets of its own needs quotes.
    private void path(Offers offers, String path, Words from, Optional<String> about, Known known, boolean whole) {
        boolean quotes = word.flow() && !word.quoted() && whole && (path.contains("[") || path.contains("\""));
        boolean more = !known.keys().isEmpty() || known.each().isPresent();
        offers.add(path, Offer.Kind.PATH, from, about, quotes ? "'" + path + Offers.CARET + "'" : path, more && whole);
    }
}
