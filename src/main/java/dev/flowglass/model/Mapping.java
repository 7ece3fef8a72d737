package dev.flowglass.model;

import dev.flowglass.expression.Path;
import dev.flowglass.value.Value;

/// One entry of a mapping list: puts `source` under the key `target` of a new object.
///
/// @param target one literal key, dots included
public record Mapping(String target, Source source) {
    public sealed interface Source {
        /// A text that is no path, or any other YAML value.
        record Constant(Value value) implements Source {}

        record From(Path path) implements Source {}
    }
}
