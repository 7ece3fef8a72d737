package dev.flowglass.language.assist;

import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The keys of a text, and how one more is written beside them or one is taken away. What else stands in the text,
/// comments included, stays as it is.
final class Entries {
    private final String text;
    private final Optional<YamlNode> root;

    Entries(String text) {
        this.text = text;
        this.root = Yaml.read(text, new Problems(text)).root();
    }

    /// A key with the mapping that it stands in.
    record Found(YamlNode.Mapping mapping, YamlNode.Entry entry) {
        int position() {
            return mapping.entries().indexOf(entry);
        }
    }

    /// The innermost key, or value of a key, that is around a place.
    Optional<Found> around(Range place) {
        return root.flatMap(node -> around(node, place));
    }

    private static Optional<Found> around(YamlNode node, Range place) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                for (var entry : mapping.entries()) {
                    if (entry.key().range().contains(place)) {
                        yield Optional.of(new Found(mapping, entry));
                    }
                    if (entry.value().range().contains(place)) {
                        yield around(entry.value(), place).or(() -> Optional.of(new Found(mapping, entry)));
                    }
                }
                yield mapping.range().contains(place) && !mapping.entries().isEmpty()
                        ? Optional.of(new Found(mapping, mapping.entries().getFirst()))
                        : Optional.empty();
            }
            case YamlNode.Sequence sequence ->
                sequence.elements().stream()
                        .filter(element -> element.range().contains(place))
                        .findFirst()
                        .flatMap(element -> around(element, place));
            case YamlNode.Scalar scalar -> Optional.empty();
            case YamlNode.Unreadable unreadable -> Optional.empty();
        };
    }

    /// The innermost list between brackets that has an element at this place.
    Optional<YamlNode.Sequence> listAround(Range place) {
        return around(place)
                .flatMap(found -> found.entry().value() instanceof YamlNode.Sequence list
                                && isFlow(list)
                                && list.elements().stream()
                                        .anyMatch(element -> element.range().equals(place))
                        ? Optional.of(list)
                        : Optional.empty());
    }

    private boolean isFlow(YamlNode node) {
        int start = node.range().start();
        return start < text.length() && (text.charAt(start) == '{' || text.charAt(start) == '[');
    }

    /// Writes a key behind another one.
    ///
    /// @param after the key's line, as far as its value goes, has the new one below it
    TextEdit add(YamlNode.Mapping mapping, YamlNode.Entry after, String key, String value) {
        if (isFlow(mapping)) {
            return new TextEdit(Range.at(after.value().range().end()), ", " + key + ": " + value);
        }
        return below(mapping, after, List.of(key + ": " + value));
    }

    /// Writes a list behind another key, each entry on a line of its own where there are lines.
    TextEdit addList(YamlNode.Mapping mapping, YamlNode.Entry after, String key, List<String> elements) {
        if (isFlow(mapping)) {
            return add(mapping, after, key, "[" + String.join(", ", elements) + "]");
        }
        var lines = new ArrayList<String>();
        lines.add(key + ":");
        elements.forEach(element -> lines.add("  - " + element));
        return below(mapping, after, lines);
    }

    /// Writes one more element at the end of a list.
    TextEdit append(YamlNode.Sequence list, String element) {
        if (isFlow(list) || list.elements().isEmpty()) {
            return list.elements().isEmpty()
                    ? new TextEdit(list.range(), "[" + element + "]")
                    : new TextEdit(Range.at(list.elements().getLast().range().end()), ", " + element);
        }
        int column = column(list.range().start());
        int end = lineEnd(list.elements().getLast().range());
        return new TextEdit(Range.at(end), newline() + " ".repeat(column) + "- " + element);
    }

    private TextEdit below(YamlNode.Mapping mapping, YamlNode.Entry after, List<String> lines) {
        var indentation =
                " ".repeat(column(mapping.entries().getFirst().key().range().start()));
        var out = new StringBuilder();
        for (var line : lines) {
            out.append(newline()).append(indentation).append(line);
        }
        var value = after.value().range();
        return new TextEdit(Range.at(lineEnd(value.length() == 0 ? after.key().range() : value)), out.toString());
    }

    private int column(int offset) {
        return offset - (text.lastIndexOf('\n', offset - 1) + 1);
    }

    /// The end of the line on which a value ends.
    private int lineEnd(Range value) {
        int at = value.end();
        while (at > value.start() && (text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r')) {
            at--;
        }
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private String newline() {
        return text.contains("\r\n") ? "\r\n" : "\n";
    }

    /// Takes a key and its value away; nothing when it is the only one of its mapping.
    Optional<TextEdit> remove(Found found) {
        var entries = found.mapping().entries();
        int position = found.position();
        if (entries.size() == 1) {
            return Optional.empty();
        }
        var key = found.entry().key().range();
        var value = found.entry().value().range();
        if (position == 0) {
            var next = entries.get(1).key().range();
            return Optional.of(new TextEdit(new Range(key.start(), next.start()), ""));
        }
        if (isFlow(found.mapping())) {
            var previous = entries.get(position - 1).value().range();
            return Optional.of(new TextEdit(new Range(previous.end(), Math.max(key.end(), value.end())), ""));
        }
        int lineStart = text.lastIndexOf('\n', key.start() - 1) + 1;
        int end = lineEnd(value.length() == 0 ? key : value);
        if (end < text.length() && text.charAt(end) == '\r') {
            end++;
        }
        if (end < text.length() && text.charAt(end) == '\n') {
            end++;
        }
        return Optional.of(new TextEdit(new Range(lineStart, end), ""));
    }

    /// Takes an element of a list between brackets away; nothing when it is the only one.
    static Optional<TextEdit> remove(YamlNode.Sequence list, Range element) {
        var elements = list.elements();
        for (int i = 0; i < elements.size() && elements.size() > 1; i++) {
            if (elements.get(i).range().equals(element)) {
                return Optional.of(new TextEdit(
                        i == 0
                                ? new Range(
                                        element.start(), elements.get(1).range().start())
                                : new Range(elements.get(i - 1).range().end(), element.end()),
                        ""));
            }
        }
        return Optional.empty();
    }
}
