package dev.flowglass.language.completion;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/// What is known of a value of the data: its keys, or what the elements of a list have.
///
/// @param from whom it comes from: a step's name; empty when that is nobody in particular
record Known(SequencedMap<String, Known> keys, Optional<Known> each, String from) {
    static final Known NOTHING = new Known(new LinkedHashMap<>(), Optional.empty(), "");

    static Known list(Known each) {
        return new Known(new LinkedHashMap<>(), Optional.of(each), "");
    }

    static Known of(Value value, String from) {
        return switch (value) {
            case Obj object -> {
                var keys = new LinkedHashMap<String, Known>();
                object.entries()
                        .forEach((key, inner) -> keys.put(key, of(inner, from).from(from)));
                yield new Known(keys, Optional.empty(), from);
            }
            case Array array ->
                new Known(
                        new LinkedHashMap<>(),
                        Optional.of(array.elements().stream()
                                .map(element -> of(element, from))
                                .reduce(NOTHING, Known::and)),
                        from);
            case Value.Text text -> NOTHING;
            case Value.Num number -> NOTHING;
            case Value.Bool bool -> NOTHING;
            case Value.Null none -> NOTHING;
        };
    }

    Known from(String whom) {
        return new Known(keys, each, whom);
    }

    Known with(String key, Known value) {
        var more = new LinkedHashMap<>(keys);
        more.put(key, value);
        return new Known(more, each, from);
    }

    /// Both; of one key the other's.
    Known and(Known other) {
        var both = new LinkedHashMap<>(keys);
        both.putAll(other.keys);
        return new Known(both, other.each.or(() -> each), from);
    }

    /// All of them; of one key the last one's.
    static Known all(Stream<Known> parts) {
        var keys = new LinkedHashMap<String, Known>();
        var each = new ArrayList<Known>();
        parts.forEach(part -> {
            keys.putAll(part.keys);
            part.each.ifPresent(each::add);
        });
        return new Known(keys, each.isEmpty() ? Optional.empty() : Optional.of(each.getLast()), "");
    }

    Known get(String key) {
        return keys.getOrDefault(key, NOTHING);
    }
}
