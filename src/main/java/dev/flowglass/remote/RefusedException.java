package dev.flowglass.remote;

/// The service answered, with an error.
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /// As the service names it: `FlowNotExists`.
    public String code() {
        return code;
    }
}
