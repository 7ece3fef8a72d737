package dev.flowglass.language.edit;

import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The kinds of step that can be put into a flow, each with a beginning that can run.
public enum StepKind {
    TASK,
    /// A task that waits for a report.
    CALLBACK,
    WAIT,
    PASS,
    CHOICE,
    PARALLEL,
    FOREACH,
    SUCCEED,
    FAIL;

    /// The word for it, `task`; also the name that a new one gets when it is free.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// A step of this kind.
    public Content content() {
        return Content.of(step());
    }

    private Obj step() {
        return switch (this) {
            case TASK -> of("task", "resourceArn", Value.of("acs:fc:::services/service/functions/function"));
            case CALLBACK ->
                of("task", "resourceArn", Value.of("acs:fc:::services/service/functions/function"))
                        .with("pattern", Value.of("waitForCallback"))
                        .with("timeoutSeconds", Value.of(86_400))
                        .with(
                                "inputMappings",
                                Array.of(Obj.of(
                                        "target", Value.of("taskToken"),
                                        "source", Value.of("$context.task.token"))));
            case WAIT -> of("wait", "duration", Value.of(60));
            case PASS -> begin("pass");
            case CHOICE -> of("choice", "choices", Array.of(option()));
            case PARALLEL -> of("parallel", "branches", Array.of(branch("branch"), branch("branch2")));
            case FOREACH -> of("foreach", "iterationMapping", iteration()).with("steps", Array.of(pass("each")));
            case SUCCEED -> begin("succeed");
            case FAIL -> of("fail", "error", Value.of("Failed")).with("cause", Value.of("What went wrong"));
        };
    }

    private Obj begin(String type) {
        return Obj.of("type", Value.of(type), "name", Value.of(word()));
    }

    private Obj of(String type, String key, Value value) {
        return begin(type).with(key, value);
    }

    static Obj pass(String name) {
        return Obj.of("type", Value.of("pass"), "name", Value.of(name));
    }

    static Obj branch(String name) {
        return Obj.of("steps", Array.of(pass(name)));
    }

    static Obj option() {
        return Obj.of("condition", Value.of("$.status == \"ok\""));
    }

    static Obj iteration() {
        return Obj.of("collection", Value.of("$.items"), "item", Value.of("item"));
    }

    static Obj retry() {
        var entries = new LinkedHashMap<String, Value>();
        entries.put("errors", Array.of(Value.of("FnF.ALL")));
        entries.put("intervalSeconds", Value.of(1));
        entries.put("maxAttempts", Value.of(3));
        entries.put("multiplier", Value.of(2));
        return Obj.of(entries);
    }

    static Obj catching(String target) {
        return Obj.of("errors", Array.of(List.of(Value.of("FnF.ALL"))), "goto", Value.of(target));
    }
}
