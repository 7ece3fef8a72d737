package dev.flowglass.expression;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A value with holes, as in `serviceParams`: texts `$` and `$.path` anywhere inside stand for a part of the step's
/// input.
public sealed interface Template {
    record Constant(Value value) implements Template {}

    record At(Path path) implements Template {}

    record Items(List<Template> elements) implements Template {
        public Items {
            elements = List.copyOf(elements);
        }
    }

    record Fields(SequencedMap<String, Template> entries) implements Template {
        public Fields {
            entries = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries));
        }
    }

    /// The filled value: a missing path gives `null`, except that it gives nothing when the template is just that path.
    default Optional<Value> fill(Value stepInput) {
        return switch (this) {
            case Constant(Value value) -> Optional.of(value);
            case At(Path path) -> path.from(stepInput);
            case Items(List<Template> elements) -> {
                var filled = new ArrayList<Value>();
                for (var element : elements) {
                    filled.add(element.fill(stepInput).orElse(Value.NULL));
                }
                yield Optional.of(Array.of(filled));
            }
            case Fields(SequencedMap<String, Template> entries) -> {
                var filled = new LinkedHashMap<String, Value>();
                entries.forEach(
                        (key, entry) -> filled.put(key, entry.fill(stepInput).orElse(Value.NULL)));
                yield Optional.of(Obj.of(filled));
            }
        };
    }
}
