package dev.flowglass.language.completion;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Place;
import dev.flowglass.language.completion.Offer.Words;
import dev.flowglass.language.completion.Spot.Word;
import dev.flowglass.model.ResourceKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may stand behind a key.
final class ValueOffers {
    private static final Map<String, String> SKELETONS = skeletons();

    private final Sketch sketch;
    private final Facts facts;
    private final Word word;
    private final Offers offers;

    ValueOffers(Sketch sketch, Facts facts, Word word) {
        this.sketch = sketch;
        this.facts = facts;
        this.word = word;
        offers = new Offers(word);
    }

    private static Map<String, String> skeletons() {
        var skeletons = new LinkedHashMap<String, String>();
        skeletons.put("function", "acs:fc:::services/" + Offers.CARET + "/functions/");
        skeletons.put("flow", "acs:fnf:::flow/" + Offers.CARET);
        skeletons.put("queue", "acs:mns:::/queues/" + Offers.CARET + "/messages");
        skeletons.put("topic", "acs:mns:::/topics/" + Offers.CARET + "/messages");
        return skeletons;
    }

    Offers of(Part value) {
        if (value.parent().filter(map -> map.key().equals("serviceParams")).isPresent()) {
            parameter(value);
        } else {
            sketch.key(value).ifPresent(key -> add(key, value));
        }
        return offers;
    }

    private void add(Key key, Part value) {
        switch (key.shape()) {
            case WORD ->
                key.words()
                        .forEach(name -> offers.value(
                                name, Offer.Kind.VALUE, Words.NONE, Optional.of(documentation(key, name))));
            case BOOLEAN ->
                List.of("true", "false")
                        .forEach(name ->
                                offers.value(name, Offer.Kind.VALUE, Words.NONE, Optional.of(key.documentation())));
            case STEP_NAME -> siblings(value);
            case ERROR_NAMES -> {
                if (word.flow() || word.quoted()) {
                    new ErrorOffers(sketch, facts).add(offers);
                } else {
                    new ErrorOffers(sketch, facts).add(offers, name -> "[" + name + Offers.CARET + "]");
                }
            }
            case RESOURCE -> resources(value);
            case NAME -> names(value);
            case TEXT -> {
                if (key.name().equals("arn")) {
                    resources(value);
                } else if (key.name().equals("target")) {
                    targets(value);
                }
            }
            case ANY -> {
                if (key.owner().equals(Place.MAPPING.word())) {
                    new PathOffers(sketch, facts, word).mapping(value, offers);
                }
            }
            case CONDITION -> new PathOffers(sketch, facts, word).condition(value, offers);
            case PATH, INTEGER_OR_PATH, TIME_OR_PATH -> new PathOffers(sketch, facts, word).stepInput(value, offers);
            case INTEGER, NUMBER, MAP, LIST, STEPS, MAPPINGS -> {}
        }
    }

    private static String documentation(Key key, String name) {
        return switch (key.name()) {
            case "type" -> key.owner().equals("step") ? "step-type." + name : key.documentation();
            case "pattern" -> "pattern." + name;
            case "kind" -> "resource-kind." + name;
            default -> key.documentation();
        };
    }

    private void siblings(Part value) {
        var here = sketch.step(value);
        var steps = new ArrayList<>(here.map(sketch::siblings).orElse(List.of()));
        // To go to itself is a loop, which is the last thing that is meant.
        here.ifPresent(step -> {
            if (steps.remove(step)) {
                steps.add(step);
            }
        });
        for (var step : steps) {
            step.word("name")
                    .filter(name -> !name.isEmpty())
                    .ifPresent(name -> offers.value(
                            name,
                            Offer.Kind.STEP,
                            step.word("type")
                                    .map(type -> Words.of("completion.step", type))
                                    .orElse(Words.NONE),
                            Optional.empty()));
        }
    }

    private void resources(Part value) {
        facts.resources()
                .forEach((arn, kind) -> offers.value(
                        arn,
                        Offer.Kind.RESOURCE,
                        Words.of("completion.resource.bound", kind),
                        Optional.of("resource-kind." + kind)));
        sketch.parts()
                .filter(part -> part.key().equals("resourceArn") && part != value)
                .map(Part::text)
                .filter(arn -> !facts.resources().containsKey(arn)
                        && ResourceKind.of(arn).isPresent())
                .forEach(arn ->
                        offers.value(arn, Offer.Kind.RESOURCE, Words.of("completion.resource.here"), Optional.empty()));
        SKELETONS.forEach((kind, skeleton) -> offers.add(
                label(skeleton),
                Offer.Kind.RESOURCE,
                Words.of("completion.resource." + kind),
                Optional.of("topic.resource-names"),
                skeleton,
                false));
    }

    private static String label(String skeleton) {
        var label = skeleton.replace(Offers.CARET, "…");
        return label.endsWith("/") ? label + "…" : label;
    }

    /// A step may be called as what it calls.
    private void names(Part value) {
        var step = sketch.step(value);
        step.flatMap(task -> task.word("resourceArn"))
                .flatMap(arn -> ResourceKind.of(arn).map(kind -> kind.name(arn)))
                .filter(name -> sketch.steps().stream()
                        .noneMatch(other -> other.word("name").equals(Optional.of(name))))
                .ifPresent(name -> offers.value(name, Offer.Kind.VALUE, Words.NONE, Optional.of("key.step.name")));
    }

    /// A target is mostly called as the last key of its source.
    private void targets(Part value) {
        value.parent()
                .flatMap(mapping -> mapping.word("source"))
                .filter(source -> source.startsWith("$") && source.contains("."))
                .map(source -> source.substring(source.lastIndexOf('.') + 1))
                .filter(name -> name.matches("[\\p{L}\\d_-]+"))
                .ifPresent(name -> offers.value(name, Offer.Kind.VALUE, Words.NONE, Optional.of("key.mapping.target")));
    }

    private void parameter(Part value) {
        if (value.key().equals("InvocationType")) {
            Grammar.INVOCATION_TYPES.forEach(name ->
                    offers.value(name, Offer.Kind.VALUE, Words.NONE, Optional.of("key.parameter.InvocationType")));
        } else {
            new PathOffers(sketch, facts, word).stepInput(value, offers);
        }
    }
}
