package dev.flowglass.language.completion;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Offer.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Names of errors: those of the last run, those that occur in the flow, those of the service.
final class ErrorOffers {
    private final Sketch sketch;
    private final Facts facts;

    ErrorOffers(Sketch sketch, Facts facts) {
        this.sketch = sketch;
        this.facts = facts;
    }

    void add(Offers offers) {
        add(offers, name -> name);
    }

    void add(Offers offers, String before) {
        add(offers, name -> before + name);
    }

    /// @param written how a name is put into the text
    void add(Offers offers, UnaryOperator<String> written) {
        names().forEach((name, word) -> offers.add(
                name,
                Offer.Kind.ERROR,
                Words.of(word),
                Grammar.ERRORS.contains(name) ? Optional.of("error-name." + name) : Optional.empty(),
                written.apply(name),
                false));
    }

    private Map<String, String> names() {
        var names = new LinkedHashMap<String, String>();
        facts.errors().forEach(name -> names.put(name, "completion.error.run"));
        sketch.steps().stream()
                .filter(step -> sketch.place(step).equals(Optional.of(Place.FAIL)))
                .flatMap(step -> step.word("error").stream())
                .forEach(name -> names.putIfAbsent(name, "completion.error.here"));
        sketch.parts()
                .filter(part -> part.key().equals("errors"))
                .flatMap(list -> list.elements().stream())
                .map(Part::text)
                .filter(name -> !name.isBlank() && !name.equals(""))
                .filter(name -> !Grammar.ERRORS.contains(name))
                .forEach(name -> names.putIfAbsent(name, "completion.error.here"));
        Grammar.ERRORS.forEach(name -> names.putIfAbsent(name, "completion.error.service"));
        return names;
    }
}
