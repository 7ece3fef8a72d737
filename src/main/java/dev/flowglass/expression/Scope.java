package dev.flowglass.expression;

import dev.flowglass.value.Value;

/// What the names `$input`, `$local` and `$context` stand for while mappings are evaluated.
public record Scope(Value input, Value local, Value context) {}
