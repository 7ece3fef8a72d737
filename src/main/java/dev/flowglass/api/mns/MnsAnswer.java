package dev.flowglass.api.mns;

import java.util.Optional;

/// What is sent back.
///
/// @param body XML, or empty for none
/// @param location of a queue that was created
record MnsAnswer(int status, String body, Optional<String> location) {
    static MnsAnswer of(int status, String body) {
        return new MnsAnswer(status, body, Optional.empty());
    }

    static MnsAnswer empty(int status) {
        return of(status, "");
    }
}
