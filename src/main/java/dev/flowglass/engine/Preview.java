package dev.flowglass.engine;

import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;

/// The data of a step at a moment, also what its mappings would give if it went on now.
///
/// @param context what `$context` means in its mappings
/// @param input its own input, mapped
/// @param local what `$local` means in the mapping that comes next: that of its list, once known the result of the
///     step, after a caught error `error` and `cause`
/// @param output mapped, once the result is known
public record Preview(Obj context, Obj input, Value local, Optional<Obj> output) {}
