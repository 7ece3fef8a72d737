package dev.flowglass.api.mns;

import java.util.Optional;
import java.util.UUID;

/// What is sent back.
///
/// @param body XML, or empty for none
/// @param location of a queue that was created
/// @param id of the request, also in the body of an error
record MnsAnswer(int status, String body, Optional<String> location, String id) {
    static MnsAnswer of(int status, String body) {
        return new MnsAnswer(status, body, Optional.empty(), freshId());
    }

    static MnsAnswer empty(int status) {
        return of(status, "");
    }

    static MnsAnswer created(int status, String location) {
        return new MnsAnswer(status, "", Optional.of(location), freshId());
    }

    static MnsAnswer error(int status, String code, String message) {
        var id = freshId();
        return new MnsAnswer(status, MnsXml.error(code, message, id), Optional.empty(), id);
    }

    private static String freshId() {
        return UUID.randomUUID().toString();
    }
}
