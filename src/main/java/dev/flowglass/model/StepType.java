package dev.flowglass.model;

/// The eight step types, by the word that the language has for them.
public enum StepType {
    TASK("task"),
    WAIT("wait"),
    PASS("pass"),
    CHOICE("choice"),
    PARALLEL("parallel"),
    FOREACH("foreach"),
    SUCCEED("succeed"),
    FAIL("fail");

    private final String word;

    StepType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
