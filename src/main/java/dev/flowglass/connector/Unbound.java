package dev.flowglass.connector;

/// What happens to a task whose target is bound to nothing.
public enum Unbound {
    /// The task fails, with a cause that says what to do.
    FAILS,
    /// A person answers in place of the resource.
    AWAITS_PERSON
}
