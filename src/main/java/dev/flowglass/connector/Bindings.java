package dev.flowglass.connector;

import dev.flowglass.model.Binding;
import java.util.Optional;

/// What resources mean on this machine, for each flow.
@FunctionalInterface
public interface Bindings {
    /// What `arn` is bound to for executions of `flow`.
    Optional<Binding> find(String flow, String arn);
}
