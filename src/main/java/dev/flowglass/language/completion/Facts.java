package dev.flowglass.language.completion;

import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// What is known beside the text.
///
/// @param resources kind by ARN, as the resources file binds them
/// @param input of the last run, or what is proposed for the next
/// @param locals what steps got from their resources in the last run, by name
/// @param errors that the last run met
public record Facts(
        SequencedMap<String, String> resources, Value input, Map<String, Value> locals, List<String> errors) {
    public static final Facts NONE = new Facts(new LinkedHashMap<>(), Value.NULL, Map.of(), List.of());

    public Facts {
        resources = new LinkedHashMap<>(resources);
        locals = Map.copyOf(locals);
        errors = List.copyOf(errors);
    }
}
