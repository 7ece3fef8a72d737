package dev.flowglass.store;

import java.time.Instant;

/// Numbers that requests carry once, so that nobody can send one again.
public interface Nonces {
    /// Takes a number; false when it was taken before and is not forgotten yet. Does not wait for the disk: whatever
    /// is written afterwards is safe only together with this.
    ///
    /// @param until when it can be forgotten, because a request of that age is refused anyway
    boolean take(String nonce, Instant until, Instant now);
}
