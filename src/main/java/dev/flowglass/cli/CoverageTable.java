package dev.flowglass.cli;

import dev.flowglass.debug.Coverage;
import dev.flowglass.debug.Coverage.Kind;
import dev.flowglass.debug.Coverage.Place;
import dev.flowglass.engine.Event;
import dev.flowglass.model.Flow;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import dev.flowglass.words.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// What the sample folders of each flow came to, and what not.
final class CoverageTable {
    private record Covered(String name, Coverage coverage) {}

    private final Messages words;
    private final SequencedMap<Flow, Covered> flows = new LinkedHashMap<>();

    CoverageTable(Messages words) {
        this.words = words;
    }

    /// @param name of the folder; the first one of a flow names it
    void add(String name, Flow flow, List<Event> history) {
        flows.computeIfAbsent(flow, first -> new Covered(name, new Coverage(flow)))
                .coverage()
                .add(history);
    }

    String text() {
        var text = new StringBuilder();
        text.append(line(
                words.text("cli.coverage.flow"),
                Arrays.stream(Kind.values())
                        .map(kind -> words.text("cli.coverage." + key(kind)))
                        .toList()));
        for (var covered : flows.values()) {
            text.append(line(
                    covered.name(),
                    Arrays.stream(Kind.values())
                            .map(kind -> covered.coverage().share(kind).toString())
                            .toList()));
            var missing = covered.coverage().places().stream()
                    .filter(place -> !place.taken())
                    .map(this::name)
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                text.append(words.text("cli.coverage.missing", missing).indent(7));
            }
        }
        return text.toString().stripTrailing();
    }

    private static String line(String name, List<String> counts) {
        return "%-47s ".formatted(name) + counts.stream().map("%9s"::formatted).collect(Collectors.joining(" ")) + "\n";
    }

    private static String key(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private String name(Place place) {
        return switch (place.item().kind()) {
            case STEP -> words.text("cli.coverage.name.step", place.step());
            case OPTION ->
                place.label().isEmpty()
                        ? words.text("cli.coverage.name.default", place.step())
                        : words.text("cli.coverage.name.option", place.step(), place.label());
            case BRANCH -> words.text("cli.coverage.name.branch", place.step(), place.label());
            case CATCH -> words.text("cli.coverage.name.catch", place.step(), place.label());
            case RETRY -> words.text("cli.coverage.name.retry", place.step(), place.label());
            case MAPPING -> words.text("cli.coverage.name.mapping", place.step(), place.label());
        };
    }

    /// For tools: everything with whether it was taken.
    String json() {
        var all = new ArrayList<Value>();
        for (var covered : flows.values()) {
            var places = covered.coverage().places().stream()
                    .map(place -> Obj.of("kind", Value.of(key(place.item().kind())))
                            .with("path", Value.of(place.item().path().toString()))
                            .with("step", Value.of(place.step()))
                            .with("label", Value.of(place.label()))
                            .with("taken", Value.of(place.taken()))
                            .with("times", Value.of(place.times())))
                    .toList();
            all.add(Obj.of("flow", Value.of(covered.name()), "places", Array.of(places)));
        }
        return Json.pretty(Obj.of("coverage", Array.of(all)));
    }
}
