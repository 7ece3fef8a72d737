package dev.flowglass.cli;

/// A file that a command needs and cannot read, or that is not what it should be. Its message is for the person.
final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
        super(message);
    }
}
