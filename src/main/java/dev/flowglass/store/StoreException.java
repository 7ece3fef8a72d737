package dev.flowglass.store;

/// The store cannot be opened, read or written. The message is for a person: what, where, and what to do.
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
