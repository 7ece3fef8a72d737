package dev.flowglass.language.assist;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Place;
import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepType;
import java.util.Arrays;
import java.util.Optional;

/// What the key under the mouse means. Works for flows, resources files and answers files alike, which are told apart
/// by what is in them.
public final class Explanation {
    private Explanation() {}

    /// The key at an offset, where the language knows it.
    public static Optional<Key> keyAt(String text, int offset) {
        return Yaml.read(text, new Problems(text)).root().flatMap(root -> in(root, top(root), offset));
    }

    private static Place top(YamlNode root) {
        return root instanceof YamlNode.Mapping map
                ? map.find("resources").isPresent() && map.find("steps").isEmpty() ? Place.RESOURCES : Place.FLOW
                : Place.ANSWER;
    }

    private static Optional<Key> in(YamlNode node, Place place, int offset) {
        return switch (node) {
            case YamlNode.Mapping map -> {
                var refined = refined(place, map);
                for (var entry : map.entries()) {
                    if (entry.key().range().contains(offset)) {
                        yield Grammar.key(refined, entry.name());
                    }
                    if (entry.value().range().contains(offset)) {
                        yield Grammar.key(refined, entry.name())
                                .flatMap(key -> inside(key))
                                .flatMap(inner -> in(entry.value(), inner, offset));
                    }
                }
                yield Optional.empty();
            }
            case YamlNode.Sequence list ->
                list.elements().stream()
                        .filter(element -> element.range().contains(offset))
                        .findFirst()
                        .flatMap(element -> in(element, place, offset));
            case YamlNode.Scalar scalar -> Optional.empty();
            case YamlNode.Unreadable unreadable -> Optional.empty();
        };
    }

    /// The kind of mapping that the value of a key is, or is a list of.
    private static Optional<Place> inside(Key key) {
        return switch (key.shape()) {
            case STEPS -> Optional.of(Place.STEP);
            case MAPPINGS -> Optional.of(Place.MAPPING);
            case LIST, MAP ->
                switch (key.name()) {
                    case "resources" -> Optional.of(Place.BINDING);
                    case "error" -> Optional.of(Place.RESPONSE_ERROR);
                    default ->
                        Arrays.stream(Place.values())
                                .filter(place -> place.word().equals(key.name()))
                                .findFirst();
                };
            default -> Optional.empty();
        };
    }

    private static Place refined(Place place, YamlNode.Mapping map) {
        return switch (place) {
            case STEP ->
                word(map, "type").flatMap(Explanation::type).map(Place::of).orElse(place);
            case BINDING ->
                word(map, "kind")
                        .map(kind -> kind.equals("flow") ? Place.FLOW_FILE.word() : kind)
                        .flatMap(kind -> Arrays.stream(Place.values())
                                .filter(known -> known.compareTo(Place.BINDING) > 0
                                        && known.compareTo(Place.RESPONSE) < 0
                                        && known.word().equals(kind))
                                .findFirst())
                        .orElse(place);
            default -> place;
        };
    }

    private static Optional<String> word(YamlNode.Mapping map, String key) {
        return map.find(key)
                .map(YamlNode.Entry::value)
                .flatMap(value ->
                        value instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }

    private static Optional<StepType> type(String word) {
        return Arrays.stream(StepType.values())
                .filter(type -> type.word().equals(word))
                .findFirst();
    }
}
