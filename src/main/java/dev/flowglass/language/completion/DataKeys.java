package dev.flowglass.language.completion;

import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Part.Kind;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What can be known of the data at a step: from the mappings of the flow and from the last run.
final class DataKeys {
    /// Steps inside steps inside steps, and mappings of mappings: beyond this nobody looks.
    private static final int DEEPEST = 24;

    private final Sketch sketch;
    private final Facts facts;

    DataKeys(Sketch sketch, Facts facts) {
        this.sketch = sketch;
        this.facts = facts;
    }

    /// `$input` in `inputMappings`: what the parent has.
    Known inputAround(Part step) {
        return inputAround(step, 0);
    }

    /// `$local` in `inputMappings`: what the siblings have made so far.
    Known localAround(Part step) {
        return localAround(step, 0);
    }

    /// `$input` in `outputMappings`, and `$` in conditions and the like.
    Known input(Part step) {
        return input(step, 0);
    }

    /// `$local` in `outputMappings`.
    Known local(Part step) {
        return local(step, 0);
    }

    /// `$input` of the flow's own mappings; mapped: what its steps see.
    Known flowInput(boolean mapped) {
        var given = Known.of(facts.input(), "");
        return mapped && hasMappings(sketch.root(), "inputMappings")
                ? mapped(sketch.root(), "inputMappings", given, Known.NOTHING, "")
                : given;
    }

    Known flowLocal() {
        return outputs(sketch.root(), 0);
    }

    private Known inputAround(Part step, int depth) {
        if (depth > DEEPEST) {
            return Known.NOTHING;
        }
        return sketch.outer(step)
                .map(outer -> inside(outer, input(outer, depth + 1)))
                .orElseGet(() -> flowInput(true));
    }

    /// An iteration has its element and position besides.
    private static Known inside(Part outer, Known input) {
        var known = input;
        var mapping = outer.find("iterationMapping");
        for (var key : List.of("item", "index")) {
            var name = mapping.flatMap(map -> map.word(key)).filter(word -> !word.isEmpty());
            if (name.isPresent()) {
                var value = key.equals("item") ? element(mapping.get(), input) : Known.NOTHING;
                known = known.with(name.get(), value.from(outer.word("name").orElse("")));
            }
        }
        return known;
    }

    private static Known element(Part mapping, Known input) {
        return mapping.word("collection")
                .flatMap(path -> KnownPath.get(path, root -> root.equals("$") ? Optional.of(input) : Optional.empty()))
                .flatMap(Known::each)
                .orElse(Known.NOTHING);
    }

    private Known localAround(Part step, int depth) {
        if (depth > DEEPEST) {
            return Known.NOTHING;
        }
        var siblings = sketch.siblings(step);
        int at = siblings.indexOf(step);
        boolean loops = siblings.stream().anyMatch(sibling -> goesBack(sibling, siblings, at));
        return Known.all(IntStream.range(0, siblings.size())
                .filter(i -> i != at && (i < at || loops))
                .mapToObj(i -> output(siblings.get(i), depth + 1)));
    }

    private static boolean goesBack(Part step, List<Part> siblings, int before) {
        var choices = step.maps("choices").flatMap(option -> option.word("goto").stream());
        var otherwise = step.find("default").flatMap(option -> option.word("goto")).stream();
        return Stream.concat(choices, otherwise)
                .anyMatch(name -> siblings.stream()
                        .limit(before + 1L)
                        .anyMatch(one -> one.word("name").equals(Optional.of(name))));
    }

    private Known input(Part step, int depth) {
        if (depth > DEEPEST) {
            return Known.NOTHING;
        }
        var around = inputAround(step, depth + 1);
        var local = localAround(step, depth + 1);
        return hasMappings(step, "inputMappings")
                ? mapped(step, "inputMappings", around, local, "")
                : around.and(local);
    }

    private static boolean hasMappings(Part part, String key) {
        return part.find(key).filter(list -> !list.elements().isEmpty()).isPresent();
    }

    private Known local(Part step, int depth) {
        if (depth > DEEPEST) {
            return Known.NOTHING;
        }
        var name = step.word("name").orElse("");
        return switch (sketch.place(step).orElse(Place.STEP)) {
            case TASK ->
                Optional.ofNullable(facts.locals().get(name))
                        .map(value -> Known.of(value, name))
                        .orElse(Known.NOTHING);
            case CHOICE ->
                Known.all(Stream.concat(step.maps("choices"), step.find("default").stream())
                        .map(option -> outputs(option, depth + 1)));
            case PARALLEL -> Known.list(Known.all(step.maps("branches").map(branch -> outputs(branch, depth + 1))));
            case FOREACH -> Known.list(outputs(step, depth + 1));
            default -> Known.NOTHING;
        };
    }

    private Known outputs(Part group, int depth) {
        return Known.all(group.maps("steps").map(step -> output(step, depth)));
    }

    private Known output(Part step, int depth) {
        if (depth > DEEPEST) {
            return Known.NOTHING;
        }
        var name = step.word("name").orElse("");
        var local = local(step, depth + 1);
        Known made;
        if (hasMappings(step, "outputMappings")) {
            // The input is only worked out where a mapping looks into it: it leads through all earlier steps.
            made = mapped(step, "outputMappings", Known.NOTHING, local, name);
        } else {
            made = local.each().isPresent() ? Known.NOTHING : local;
        }
        return step.find("catch").isPresent()
                ? mapped(step, "errorMappings", Known.NOTHING, Known.NOTHING, name)
                        .and(made)
                : made;
    }

    private Known mapped(Part owner, String key, Known input, Known local, String from) {
        var known = Known.NOTHING;
        for (var mapping : owner.maps(key).toList()) {
            var target = mapping.word("target").orElse("");
            if (!target.isEmpty()) {
                var value = mapping.find("source")
                        .map(source -> source(source, input, local))
                        .orElse(Known.NOTHING);
                known = known.with(target, value.from(from));
            }
        }
        return known;
    }

    private static Known source(Part source, Known input, Known local) {
        if (source.is(Kind.MAP)) {
            var known = Known.NOTHING;
            for (var field : source.fields()) {
                known = known.with(field.key(), source(field.value(), input, local));
            }
            return known;
        }
        return KnownPath.get(source.text(), root -> switch (root) {
                    case "$input" -> Optional.of(input);
                    case "$local" -> Optional.of(local);
                    default -> Optional.empty();
                })
                .orElse(Known.NOTHING);
    }
}
