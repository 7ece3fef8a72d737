package dev.flowglass.language.edit;

import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What a text says, as data, and what it has to say after an edit. Edits of the text are held against this.
final class Tree {
    private static final Value UNREADABLE = Value.of("\u0000unreadable");

    private Tree() {}

    static Value of(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.value();
            case YamlNode.Sequence sequence ->
                Array.of(sequence.elements().stream().map(Tree::of).toList());
            case YamlNode.Mapping mapping -> {
                var entries = new LinkedHashMap<String, Value>();
                mapping.entries().forEach(entry -> entries.put(entry.name(), of(entry.value())));
                yield Obj.of(entries);
            }
            case YamlNode.Unreadable unreadable -> UNREADABLE;
        };
    }

    static Optional<Value> get(Value value, FieldPath path) {
        var at = Optional.of(value);
        for (var segment : path.segments()) {
            at = at.flatMap(inside -> child(inside, segment));
        }
        return at;
    }

    private static Optional<Value> child(Value value, Segment segment) {
        return switch (segment) {
            case Segment.Key(String name) -> value instanceof Obj obj ? obj.get(name) : Optional.empty();
            case Segment.Item(int index) ->
                value instanceof Array array && index < array.size()
                        ? Optional.of(array.elements().get(index))
                        : Optional.empty();
        };
    }

    /// With `content` at a place whose parent exists.
    static Value put(Value value, FieldPath path, Value content) {
        return change(value, path, (parent, segment) -> {
            if (parent instanceof Obj obj && segment instanceof Segment.Key(String name)) {
                return obj.with(name, content);
            }
            if (parent instanceof Array array && segment instanceof Segment.Item(int index)) {
                var elements = new ArrayList<>(array.elements());
                elements.set(index, content);
                return Array.of(elements);
            }
            return parent;
        });
    }

    static Value remove(Value value, FieldPath path) {
        return change(value, path, (parent, segment) -> {
            if (parent instanceof Obj obj && segment instanceof Segment.Key(String name)) {
                var entries = new LinkedHashMap<>(obj.entries());
                entries.remove(name);
                return Obj.of(entries);
            }
            if (parent instanceof Array array && segment instanceof Segment.Item(int index)) {
                var elements = new ArrayList<>(array.elements());
                elements.remove(index);
                return Array.of(elements);
            }
            return parent;
        });
    }

    /// With one more element in front of that at `path`.
    static Value insert(Value value, FieldPath path, Value content) {
        return change(value, path, (parent, segment) -> {
            if (parent instanceof Array array && segment instanceof Segment.Item(int index)) {
                var elements = new ArrayList<>(array.elements());
                elements.add(index, content);
                return Array.of(elements);
            }
            return parent;
        });
    }

    @FunctionalInterface
    private interface Change {
        Value apply(Value parent, Segment segment);
    }

    private static Value change(Value value, FieldPath path, Change change) {
        if (path.isHere()) {
            return value;
        }
        if (path.segments().size() == 1) {
            return change.apply(value, path.last());
        }
        UnaryOperator<Value> inside = child -> change(child, path.rest(), change);
        return switch (path.first()) {
            case Segment.Key(String name) ->
                value instanceof Obj obj && obj.get(name).isPresent()
                        ? obj.with(name, inside.apply(obj.get(name).get()))
                        : value;
            case Segment.Item(int index) -> {
                if (!(value instanceof Array array) || index >= array.size()) {
                    yield value;
                }
                var elements = new ArrayList<>(array.elements());
                elements.set(index, inside.apply(elements.get(index)));
                yield Array.of(elements);
            }
        };
    }
}
