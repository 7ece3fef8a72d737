package dev.flowglass.language.completion;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Part.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A text as [SketchReader] sees it, and what its parts are by the description of the language.
///
/// @param spot where the caret is, nothing in a comment and the like
record Sketch(String text, Part root, Optional<Spot> spot, Place top) {
    Sketch(String text, Part root, Optional<Spot> spot) {
        this(text, root, spot, Place.FLOW);
    }

    Sketch withTop(Place place) {
        return new Sketch(text, root, spot, place);
    }

    /// The kind of mapping that a part is, or would be; of a list, what its elements are.
    Optional<Place> place(Part part) {
        return around(part).map(place -> Grammar.refined(place, part::word));
    }

    private Optional<Place> around(Part part) {
        if (part.parent().isEmpty()) {
            return Optional.of(top);
        }
        var parent = part.parent().get();
        return parent.is(Kind.LIST) ? around(parent) : key(part).flatMap(Grammar::inside);
    }

    /// The key of the language that a part is the value of; of an element of a list, that of the list.
    Optional<Key> key(Part part) {
        return part.parent()
                .flatMap(parent -> parent.is(Kind.LIST)
                        ? key(parent)
                        : place(parent).flatMap(place -> Grammar.key(place, part.key())));
    }

    /// The innermost step that a part belongs to; a step belongs to itself.
    Optional<Part> step(Part part) {
        for (Optional<Part> at = Optional.of(part);
                at.isPresent();
                at = at.get().parent()) {
            if (isStep(at.get())) {
                return at;
            }
        }
        return Optional.empty();
    }

    private boolean isStep(Part part) {
        return part.parent().filter(parent -> parent.is(Kind.LIST)).isPresent()
                && around(part).equals(Optional.of(Place.STEP));
    }

    /// The steps of the list that a step stands in, itself among them.
    List<Part> siblings(Part step) {
        return step.parent()
                .map(list -> list.elements().stream()
                        .filter(element -> element.is(Kind.MAP))
                        .toList())
                .orElse(List.of());
    }

    /// The step around the list that a step stands in; nothing for those of the flow itself.
    Optional<Part> outer(Part step) {
        return step.parent().flatMap(Part::parent).flatMap(this::step);
    }

    /// Every step, outer before inner.
    List<Part> steps() {
        var all = new ArrayList<Part>();
        parts(root).filter(this::isStep).filter(part -> part.is(Kind.MAP)).forEach(all::add);
        return all;
    }

    /// Every part, outer before inner.
    Stream<Part> parts() {
        return parts(root);
    }

    private static Stream<Part> parts(Part part) {
        return Stream.concat(
                Stream.of(part),
                Stream.concat(part.fields().stream().map(Part.Field::value), part.elements().stream())
                        .flatMap(Sketch::parts));
    }
}
