package dev.flowglass.engine;

/// Where an execution stands.
public enum Status {
    STARTING("Starting"),
    RUNNING("Running"),
    SUCCEEDED("Succeeded"),
    FAILED("Failed"),
    TIMED_OUT("TimedOut"),
    STOPPED("Stopped");

    private final String word;

    Status(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    public boolean ended() {
        return this != STARTING && this != RUNNING;
    }
}
