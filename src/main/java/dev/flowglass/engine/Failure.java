package dev.flowglass.engine;

/// An error: the name that `retry` and `catch` match, and a text for a person.
public record Failure(String error, String cause) {
    public static final String TASK_TIMEOUT = "FnF.TaskTimeout";
    public static final String INVALID_LOCAL = "FnF.InvalidLocal";
    public static final String RUNTIME_ERROR = "FnF.RuntimeError";
    public static final String EXECUTION_TIMEOUT = "FnF.ExecutionTimeout";

    /// Matches every error; never raised.
    public static final String ALL = "FnF.ALL";

    public static Failure runtime(String cause) {
        return new Failure(RUNTIME_ERROR, cause);
    }
}
