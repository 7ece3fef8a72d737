package dev.flowglass.language.completion;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Key.Need;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Offer.Words;
import dev.flowglass.language.completion.Spot.Word;
import java.util.List;
import java.util.Optional;

/// The beginnings of an element of a list, and whole steps and templates where a list of steps is.
final class ElementOffers {
    private final Sketch sketch;
    private final Facts facts;
    private final Word word;
    private final Offers offers;

    ElementOffers(Sketch sketch, Facts facts, Word word) {
        this.sketch = sketch;
        this.facts = facts;
        this.word = word;
        offers = new Offers(word);
    }

    /// Behind a dash, or between the brackets of a list.
    Offers of(Spot.AtElement at) {
        var element = at.element();
        var list = element.is(Part.Kind.LIST) ? element : element.parent().orElse(element);
        if (isErrors(list)) {
            new ErrorOffers(sketch, facts).add(offers);
            return offers;
        }
        if (word.flow() && element == list) {
            sketch.place(list).ifPresent(place -> {
                var keys = first(place);
                offers.add("{ " + keys + " }", Offer.Kind.KEY, Words.NONE, Optional.empty(), braces(keys), true);
            });
            return offers;
        }
        offers.addAll(new KeyOffers(sketch, word).add(element, false));
        if (!word.flow() && isSteps(list)) {
            snippets("", word.indent(), list.column());
        }
        return offers;
    }

    private static String braces(String key) {
        return "{ " + key + ": " + Offers.CARET + " }";
    }

    /// On a blank line where a dash is to be written, too.
    Offers of(Spot.AtDash at) {
        return dashes(at.list());
    }

    /// The elements of a list with their dashes.
    Offers dashes(Part list) {
        if (isErrors(list)) {
            new ErrorOffers(sketch, facts).add(offers, "- ");
            return offers;
        }
        sketch.place(list).ifPresent(place -> dash(place, isSteps(list)));
        return offers;
    }

    /// On the line below a key that has no value yet.
    Offers of(Spot.Below at) {
        var value = at.value();
        if (value.parent().filter(parent -> parent.is(Part.Kind.LIST)).isPresent()) {
            return new KeyOffers(sketch, word).add(value, false);
        }
        var key = sketch.key(value);
        if (key.filter(known -> known.shape().isList()).isPresent() || isErrors(value)) {
            return new ElementOffers(sketch, facts, word).dashes(value);
        }
        if (key.filter(known -> known.shape() == Shape.MAP).isPresent()
                || value.key().equals("serviceParams")) {
            return new KeyOffers(sketch, word).add(value, false);
        }
        return offers;
    }

    private boolean isErrors(Part list) {
        return sketch.key(list).filter(key -> key.shape() == Shape.ERROR_NAMES).isPresent();
    }

    private boolean isSteps(Part list) {
        return sketch.key(list).filter(key -> key.shape() == Shape.STEPS).isPresent();
    }

    private void dash(Place place, boolean steps) {
        if (steps) {
            snippets("- ", word.indent() + 2, word.indent());
            return;
        }
        var first = first(place);
        offers.add(
                "- " + first,
                Offer.Kind.KEY,
                Words.NONE,
                Grammar.key(place, first).map(Key::documentation),
                "- " + first + (place == Place.BRANCH ? ":\n    - " : ": ") + Offers.CARET,
                true);
    }

    private static String first(Place place) {
        return Grammar.keys(place).stream()
                .filter(key -> key.need() == Need.REQUIRED)
                .findFirst()
                .map(Key::name)
                .orElse(
                        Grammar.keys(place).isEmpty()
                                ? ""
                                : Grammar.keys(place).getFirst().name());
    }

    /// @param dash what is missing before a step
    /// @param keys column of its keys
    /// @param dashes column of the list's dashes
    private void snippets(String dash, int keys, int dashes) {
        var inside = offers.at(word.plain(keys));
        for (var type : List.of("task", "wait", "pass", "choice", "parallel", "foreach", "succeed", "fail")) {
            inside.add(
                    dash + type,
                    Offer.Kind.STEP,
                    Words.of("completion.new-step"),
                    Optional.of("step-type." + type),
                    dash + "type: " + type + "\nname: " + Offers.CARET,
                    false);
        }
        var taken = sketch.steps().stream()
                .flatMap(step -> step.word("name").stream())
                .toList();
        if (keys == dashes + 2) {
            var whole = offers.at(word.plain(dashes));
            for (var template : Template.values()) {
                var steps = template.steps(taken).strip();
                whole.add(
                        dash + template.word(),
                        Offer.Kind.TEMPLATE,
                        Words.of("completion.kind.template"),
                        Optional.of(template.documentation()),
                        dash.isEmpty() ? steps.substring(2) : steps,
                        false);
            }
            inside.addAll(whole);
        }
        offers.addAll(inside);
    }
}
