package dev.flowglass.api.mns;

/// A request that is refused, with the service's code.
final class MnsRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    MnsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static MnsRefusal invalid(String message) {
        return new MnsRefusal(400, "InvalidArgument", message);
    }

    static MnsRefusal noQueue(String name) {
        return new MnsRefusal(404, "QueueNotExist", "The queue %s you accessed does not exist.".formatted(name));
    }

    static MnsRefusal noMessage() {
        return new MnsRefusal(404, "MessageNotExist", "Message not exist.");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }
}
