package dev.flowglass.api;

/// A request that cannot be fulfilled; its message is for the client.
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    Refusal(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ErrorCode code() {
        return code;
    }

    static Refusal invalid(String message) {
        return new Refusal(ErrorCode.INVALID_ARGUMENT, message);
    }

    static Refusal noFlow(String flow) {
        return new Refusal(ErrorCode.FLOW_NOT_EXISTS, "Flow %s does not exist.".formatted(flow));
    }

    static Refusal noExecution(String flow, String execution) {
        return new Refusal(
                ErrorCode.EXECUTION_NOT_EXISTS, "Execution %s for flow %s does not exist.".formatted(execution, flow));
    }

    static Refusal tooLarge(int most) {
        return new Refusal(
                ErrorCode.ENTITY_TOO_LARGE,
                "The payload size exceeds maximum allowed size (%d bytes).".formatted(most));
    }
}
