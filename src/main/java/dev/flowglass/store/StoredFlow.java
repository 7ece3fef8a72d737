package dev.flowglass.store;

import java.time.Instant;

/// A flow as clients see it. Texts that were not given are empty.
///
/// @param id a UUID
/// @param definition the YAML text
/// @param type `FDL`, or what an old client gave
/// @param executionMode `Standard` or `Express`
public record StoredFlow(
        String id,
        String name,
        String definition,
        String description,
        String type,
        String roleArn,
        String executionMode,
        String externalStorageLocation,
        Instant created,
        Instant modified) {}
