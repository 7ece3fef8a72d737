package dev.flowglass.language.assist;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Place;
import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
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
                var refined = Grammar.refined(place, key -> word(map, key));
                for (var entry : map.entries()) {
                    if (entry.key().range().contains(offset)) {
                        yield Grammar.key(refined, entry.name());
                    }
                    if (entry.value().range().contains(offset)) {
                        yield Grammar.key(refined, entry.name())
                                .flatMap(Grammar::inside)
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

    private static Optional<String> word(YamlNode.Mapping map, String key) {
        return map.find(key)
                .map(YamlNode.Entry::value)
                .flatMap(value ->
                        value instanceof YamlNode.Scalar scalar ? Optional.of(scalar.text()) : Optional.empty());
    }
}
