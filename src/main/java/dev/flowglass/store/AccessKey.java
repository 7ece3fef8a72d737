package dev.flowglass.store;

/// What a client signs with.
public record AccessKey(String id, String secret) {
    /// Does not tell the secret.
    @Override
    public String toString() {
        return "AccessKey[%s]".formatted(id);
    }
}
