package dev.flowglass.engine;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Scope;
import dev.flowglass.model.Mapping;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;

/// Builds the object that a mapping list describes.
final class Mapper {
    private Mapper() {}

    /// @param context is asked only when a path needs it
    static Obj map(List<Mapping> mappings, Value input, Value local, Supplier<Obj> context) {
        boolean needsContext = mappings.stream()
                .anyMatch(mapping ->
                        mapping.source() instanceof Mapping.Source.From(Path path) && path.root() == Path.Root.CONTEXT);
        var scope = new Scope(input, local, needsContext ? context.get() : Obj.EMPTY);
        var entries = new LinkedHashMap<String, Value>();
        for (var mapping : mappings) {
            entries.put(mapping.target(), value(mapping.source(), scope));
        }
        return Obj.of(entries);
    }

    /// A missing path is `null`.
    private static Value value(Mapping.Source source, Scope scope) {
        return switch (source) {
            case Mapping.Source.Constant(Value value) -> value;
            case Mapping.Source.From(Path path) -> path.in(scope).orElse(Value.NULL);
        };
    }
}
