package dev.flowglass.runtime;

import dev.flowglass.engine.Failure;
import dev.flowglass.value.Value;
import java.time.Duration;

/// What a step gets in the place of what its resource would answer.
public sealed interface Reply {
    /// As without this: the resource is called.
    record UseResource() implements Reply {}

    /// The result or, for a step that waits for a callback, the answer to the submission.
    record Answer(Value value) implements Reply {}

    record Fail(Failure failure) implements Reply {}

    /// No answer until the step's time limit; a step without one fails as if it had one.
    record TimeOut() implements Reply {}

    /// The resource is called after this time.
    record Delay(Duration time) implements Reply {}

    /// A person answers.
    record AskMe() implements Reply {}
}
