package dev.flowglass.app.queue;

import dev.flowglass.engine.TaskToken;
import java.util.Optional;

/// A message, and what its token says.
///
/// @param token made here, and found in its body
/// @param step that waits for the token; empty when none waits any more
public record QueueRow(QueueDesk.Message message, Optional<TaskToken> token, Optional<String> step) {
    public boolean canBeAnswered() {
        return step.isPresent();
    }
}
