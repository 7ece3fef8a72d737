package dev.flowglass.language;

import dev.flowglass.model.StepType;

/// A kind of mapping in one of the files, with the keys that [Grammar] knows for it.
public enum Place {
    FLOW("flow"),
    /// A step whose type is missing or unknown.
    STEP("step"),
    TASK("task"),
    WAIT("wait"),
    PASS("pass"),
    CHOICE("choice"),
    PARALLEL("parallel"),
    FOREACH("foreach"),
    SUCCEED("succeed"),
    FAIL("fail"),
    /// An entry of `inputMappings`, `outputMappings` or `errorMappings`.
    MAPPING("mapping"),
    RETRY("retry"),
    CATCH("catch"),
    OPTION("choices"),
    DEFAULT("default"),
    BRANCH("branches"),
    ITERATION("iterationMapping"),

    RESOURCES("resources"),
    /// An entry of a resources file whose kind is missing or unknown.
    BINDING("resource"),
    ECHO("echo"),
    MOCK("mock"),
    PYTHON("python"),
    NODE("node"),
    HTTP("http"),
    MANUAL("manual"),
    QUEUE("queue"),
    FLOW_FILE("flow-file"),
    RESPONSE("responses"),
    RESPONSE_ERROR("error"),

    ANSWER("answer"),
    WHEN("when"),
    STOP("stop");

    private final String word;

    Place(String word) {
        this.word = word;
    }

    /// As in the keys of messages, `key.<word>.<key>`, and in messages that speak of it.
    public String word() {
        return word;
    }

    public static Place of(StepType type) {
        return switch (type) {
            case TASK -> TASK;
            case WAIT -> WAIT;
            case PASS -> PASS;
            case CHOICE -> CHOICE;
            case PARALLEL -> PARALLEL;
            case FOREACH -> FOREACH;
            case SUCCEED -> SUCCEED;
            case FAIL -> FAIL;
        };
    }
}
