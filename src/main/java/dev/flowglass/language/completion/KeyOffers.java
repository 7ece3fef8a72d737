package dev.flowglass.language.completion;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Key.Need;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Offer.Words;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.model.TaskStep;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The keys that a mapping does not have yet.
final class KeyOffers {
    private final Sketch sketch;
    private final Offers offers;

    KeyOffers(Sketch sketch, Word word) {
        this.sketch = sketch;
        offers = new Offers(word);
    }

    Offers of(Spot.AtKey at) {
        // A key below a key that takes a list begins an element of it.
        boolean dashMissing =
                at.map().parent().filter(parent -> parent.is(Part.Kind.MAP)).isPresent()
                        && sketch.key(at.map())
                                .filter(key -> key.shape().isList())
                                .isPresent();
        var word = at.word();
        if (dashMissing) {
            var element = new ElementOffers(sketch, Facts.NONE, word);
            return element.dashes(at.map());
        }
        add(at.map(), at.written());
        // On a blank line below a step a person may as well begin the next one.
        if (word.typed().isEmpty() && !word.flow()) {
            sketch.step(at.map())
                    .filter(step -> step == at.map())
                    .flatMap(Part::parent)
                    .filter(list -> !list.isFlow())
                    .ifPresent(list -> offers.addAll(new ElementOffers(
                                    sketch,
                                    Facts.NONE,
                                    new Word(word.range(), "", " ".repeat(list.column()), list.column(), false, false))
                            .dashes(list)));
        }
        return offers;
    }

    /// @param written true when only the name of a key is replaced
    Offers add(Part map, boolean written) {
        if (map.key().equals("serviceParams")) {
            addParameters(map, written);
            return offers;
        }
        sketch.place(map).ifPresent(place -> add(place, map, written));
        return offers;
    }

    private void add(Place place, Part map, boolean written) {
        boolean chosen = Grammar.keys(place).stream()
                .anyMatch(
                        key -> key.need() == Need.ONE_OF && map.find(key.name()).isPresent());
        Grammar.keys(place).stream()
                .filter(key -> map.find(key.name()).isEmpty() || isUnderCaret(map, key.name()))
                .filter(key -> written || key.need() != Need.ONE_OF || !chosen)
                .sorted(Comparator.comparing(Key::need, Comparator.comparingInt(KeyOffers::urgency)))
                .forEach(key -> offers.add(
                        key.name(),
                        Offer.Kind.KEY,
                        key.need() == Need.OPTIONAL ? Words.NONE : Words.of("completion.required"),
                        Optional.of(key.documentation()),
                        written ? key.name() : snippet(key),
                        !written));
    }

    private boolean isUnderCaret(Part map, String key) {
        return map.fields().stream()
                .anyMatch(field -> field.key().equals(key)
                        && field.keyRange().equals(offers.word().range()));
    }

    private static int urgency(Need need) {
        return switch (need) {
            case REQUIRED, ONE_OF -> 0;
            case OPTIONAL -> 1;
        };
    }

    /// The key, and behind it what its value begins with.
    private String snippet(Key key) {
        boolean flow = offers.word().flow();
        if (key.shape() == Shape.ERROR_NAMES) {
            return key.name() + ": [" + Offers.CARET + "]";
        }
        if (key.shape().isList()) {
            return flow ? key.name() + ": [" + Offers.CARET + "]" : key.name() + ":\n  - " + Offers.CARET;
        }
        if (key.shape() == Shape.MAP) {
            return flow ? key.name() + ": { " + Offers.CARET + " }" : key.name() + ":\n  " + Offers.CARET;
        }
        return key.name() + ": " + Offers.CARET;
    }

    private void addParameters(Part map, boolean written) {
        var task = map.parent();
        var arn = task.flatMap(step -> step.word("resourceArn"));
        for (var name : parameters(arn, task.flatMap(step -> step.word("action")))) {
            if (map.find(name).isEmpty()) {
                offers.add(
                        name,
                        Offer.Kind.KEY,
                        Words.NONE,
                        Optional.of("key.parameter." + name),
                        written ? name : name + ": " + Offers.CARET,
                        !written);
            }
        }
    }

    private static List<String> parameters(Optional<String> arn, Optional<String> action) {
        return arn.<TaskStep.Target>map(TaskStep.Target.Resource::new)
                .or(() -> action.map(TaskStep.Target.Action::new))
                .map(Grammar::parameters)
                .orElse(List.of());
    }
}
