package dev.flowglass.language.completion;

import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A value in a text that is seen loosely. It begins open, and is a mapping, a list or a text once that shows.
final class Part {
    enum Kind {
        OPEN,
        MAP,
        LIST,
        TEXT
    }

    /// @param value open as long as nothing is written behind the key
    record Field(String key, Range keyRange, Part value) {}

    private final Optional<Part> parent;
    private final String key;
    private final List<Field> fields = new ArrayList<>();
    private final List<Part> elements = new ArrayList<>();
    private Kind kind = Kind.OPEN;
    private int column;
    private boolean flow;
    private String text = "";

    private Part(Optional<Part> parent, String key) {
        this.parent = parent;
        this.key = key;
    }

    static Part root() {
        return new Part(Optional.empty(), "");
    }

    Part addField(String name, Range range) {
        var value = new Part(Optional.of(this), name);
        fields.add(new Field(name, range, value));
        return value;
    }

    Part addElement() {
        var element = new Part(Optional.of(this), "");
        elements.add(element);
        return element;
    }

    /// @param at column of the keys or dashes
    Part become(Kind what, int at) {
        kind = what;
        column = at;
        return this;
    }

    Part between(Kind what, int at) {
        flow = true;
        return become(what, at);
    }

    void say(String said) {
        kind = Kind.TEXT;
        text = said;
    }

    Kind kind() {
        return kind;
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    int column() {
        return column;
    }

    /// True between brackets.
    boolean isFlow() {
        return flow;
    }

    /// The key that this is the value of; empty for an element of a list.
    String key() {
        return key;
    }

    Optional<Part> parent() {
        return parent;
    }

    List<Field> fields() {
        return fields;
    }

    List<Part> elements() {
        return elements;
    }

    String text() {
        return text;
    }

    /// The value of a key, when there is one.
    Optional<Part> find(String name) {
        return fields.stream()
                .filter(field -> field.key().equals(name))
                .map(Field::value)
                .findFirst();
    }

    /// The text behind a key, when there is one.
    Optional<String> word(String name) {
        return find(name).filter(value -> value.is(Kind.TEXT)).map(Part::text);
    }

    /// The mappings in the list behind a key.
    Stream<Part> maps(String name) {
        return find(name).stream().flatMap(value -> value.elements().stream()).filter(element -> element.is(Kind.MAP));
    }

    /// The last value, as long as nothing is written there.
    Optional<Part> lastOpen() {
        return last().filter(part -> part.is(Kind.OPEN));
    }

    Optional<Part> last() {
        return switch (kind) {
            case MAP ->
                fields.isEmpty()
                        ? Optional.empty()
                        : Optional.of(fields.getLast().value());
            case LIST -> elements.isEmpty() ? Optional.empty() : Optional.of(elements.getLast());
            case OPEN, TEXT -> Optional.empty();
        };
    }
}
