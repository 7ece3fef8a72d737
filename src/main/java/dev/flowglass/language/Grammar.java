package dev.flowglass.language;

import dev.flowglass.language.Key.Need;
import dev.flowglass.language.Key.Shape;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.StepType;
import dev.flowglass.model.TaskStep;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The one description of the keys of the language: reading checks presence and names by it, and whoever completes,
/// explains or edits asks it what may stand where.
public final class Grammar {
    /// The event types that a history shows and an answer can wait for.
    public static final List<String> EVENTS = List.of(
            "ExecutionStarted",
            "ExecutionSucceeded",
            "ExecutionFailed",
            "ExecutionTimedOut",
            "ExecutionStopped",
            "StepEntered",
            "StepStarted",
            "StepSucceeded",
            "StepFailed",
            "StepExited",
            "BranchEntered",
            "BranchExited",
            "IterationEntered",
            "IterationExited",
            "TaskScheduled",
            "TaskStarted",
            "TaskSubmitted",
            "TaskSubmitFailed",
            "TaskSucceeded",
            "TaskFailed",
            "TaskTimedOut");

    /// Error names that the service itself raises or understands.
    public static final List<String> ERRORS = List.of(
            "FnF.ALL",
            "FnF.TaskTimeout",
            "FnF.InvalidLocal",
            "FnF.RuntimeError",
            "FnF.ExecutionTimeout",
            "FC.ResourceExhausted",
            "FC.ResourceThrottled",
            "FC.InternalServerError",
            "FC.Unknown",
            "FC.ServiceNotFound",
            "FC.FunctionNotFound",
            "FC.InvalidArgument");

    /// How a function can be called.
    public static final List<String> INVOCATION_TYPES = List.of("Sync", "Async");

    private static final List<String> STEP_TYPES =
            Arrays.stream(StepType.values()).map(StepType::word).toList();
    private static final List<String> PATTERNS =
            Arrays.stream(TaskStep.Pattern.values()).map(TaskStep.Pattern::word).toList();
    private static final List<String> KINDS =
            List.of("echo", "mock", "python", "node", "http", "manual", "queue", "flow");

    private static final Map<Place, List<Key>> KEYS = new EnumMap<>(Place.class);

    static {
        put(
                Place.FLOW,
                words("version", List.of("v1", "v1beta1")),
                words("type", List.of("flow")),
                optional("name", Shape.NAME),
                required("steps", Shape.STEPS),
                optional("inputMappings", Shape.MAPPINGS),
                optional("outputMappings", Shape.MAPPINGS),
                optional("timeoutSeconds", Shape.INTEGER));
        step(Place.STEP);
        step(
                Place.TASK,
                oneOf("resourceArn", Shape.RESOURCE),
                oneOf("action", Shape.TEXT),
                new Key("pattern", Need.OPTIONAL, Shape.WORD, PATTERNS, "task"),
                optional("serviceParams", Shape.MAP),
                optional("timeoutSeconds", Shape.INTEGER),
                optional("retry", Shape.LIST),
                optional("catch", Shape.LIST),
                optional("errorMappings", Shape.MAPPINGS));
        step(Place.WAIT, oneOf("duration", Shape.INTEGER_OR_PATH), oneOf("timestamp", Shape.TIME_OR_PATH));
        step(Place.PASS);
        step(Place.CHOICE, required("choices", Shape.LIST), optional("default", Shape.MAP));
        step(Place.PARALLEL, required("branches", Shape.LIST));
        step(Place.FOREACH, required("iterationMapping", Shape.MAP), required("steps", Shape.STEPS));
        step(Place.SUCCEED);
        step(Place.FAIL, optional("error", Shape.TEXT), optional("cause", Shape.TEXT));
        put(Place.MAPPING, required("target", Shape.TEXT), required("source", Shape.ANY));
        put(
                Place.RETRY,
                required("errors", Shape.ERROR_NAMES),
                optional("intervalSeconds", Shape.NUMBER),
                optional("maxIntervalSeconds", Shape.NUMBER),
                optional("maxAttempts", Shape.INTEGER),
                optional("multiplier", Shape.NUMBER));
        put(Place.CATCH, required("errors", Shape.ERROR_NAMES), required("goto", Shape.STEP_NAME));
        put(
                Place.OPTION,
                required("condition", Shape.CONDITION),
                optional("steps", Shape.STEPS),
                optional("goto", Shape.STEP_NAME));
        put(Place.DEFAULT, optional("steps", Shape.STEPS), optional("goto", Shape.STEP_NAME));
        put(Place.BRANCH, required("steps", Shape.STEPS));
        put(
                Place.ITERATION,
                required("collection", Shape.PATH),
                required("item", Shape.TEXT),
                optional("index", Shape.TEXT));

        put(Place.RESOURCES, optional("version", Shape.INTEGER), required("resources", Shape.LIST));
        binding(Place.BINDING);
        binding(Place.ECHO);
        binding(Place.MOCK, required("responses", Shape.LIST));
        for (var place : List.of(Place.PYTHON, Place.NODE)) {
            binding(
                    place,
                    required("file", Shape.TEXT),
                    required("handler", Shape.TEXT),
                    optional("timeoutSeconds", Shape.INTEGER));
        }
        binding(Place.HTTP, required("url", Shape.TEXT), optional("timeoutSeconds", Shape.INTEGER));
        binding(Place.MANUAL);
        binding(Place.QUEUE);
        binding(Place.FLOW_FILE, required("file", Shape.TEXT));
        put(
                Place.RESPONSE,
                oneOf("output", Shape.ANY),
                oneOf("error", Shape.MAP),
                optional("delaySeconds", Shape.NUMBER));
        put(Place.RESPONSE_ERROR, required("type", Shape.TEXT), optional("message", Shape.TEXT));

        put(
                Place.ANSWER,
                required("when", Shape.MAP),
                new Key("report", Need.ONE_OF, Shape.WORD, List.of("succeeded", "failed", "stop"), "answer"),
                oneOf("stop", Shape.MAP),
                optional("output", Shape.ANY),
                optional("error", Shape.TEXT),
                optional("cause", Shape.TEXT));
        put(Place.WHEN, required("step", Shape.TEXT), new Key("event", Need.OPTIONAL, Shape.WORD, EVENTS, "when"));
        put(Place.STOP, optional("error", Shape.TEXT), optional("cause", Shape.TEXT));
    }

    private Grammar() {}

    /// In the order in which they are usually written.
    public static List<Key> keys(Place place) {
        return KEYS.getOrDefault(place, List.of());
    }

    public static Optional<Key> key(Place place, String name) {
        return keys(place).stream().filter(key -> key.name().equals(name)).findFirst();
    }

    /// The kind of mapping that the value of a key is, or is a list of.
    public static Optional<Place> inside(Key key) {
        return switch (key.shape()) {
            case STEPS -> Optional.of(Place.STEP);
            case MAPPINGS -> Optional.of(Place.MAPPING);
            case LIST, MAP ->
                switch (key.name()) {
                    case "resources" -> Optional.of(Place.BINDING);
                    case "error" -> Optional.of(Place.RESPONSE_ERROR);
                    default -> byWord(key.name());
                };
            case TEXT,
                    NAME,
                    WORD,
                    BOOLEAN,
                    INTEGER,
                    NUMBER,
                    ANY,
                    PATH,
                    INTEGER_OR_PATH,
                    TIME_OR_PATH,
                    CONDITION,
                    STEP_NAME,
                    ERROR_NAMES,
                    RESOURCE -> Optional.empty();
        };
    }

    /// What a mapping is by its own `type` or `kind`.
    ///
    /// @param place where it stands
    /// @param word the text of one of its keys
    public static Place refined(Place place, Function<String, Optional<String>> word) {
        return switch (place) {
            case STEP ->
                word.apply("type")
                        .flatMap(written -> Arrays.stream(StepType.values())
                                .filter(type -> type.word().equals(written))
                                .findFirst())
                        .map(Place::of)
                        .orElse(place);
            case BINDING ->
                word.apply("kind")
                        .map(kind -> kind.equals("flow") ? Place.FLOW_FILE.word() : kind)
                        .flatMap(kind -> Arrays.stream(Place.values())
                                .filter(known -> known.compareTo(Place.BINDING) > 0
                                        && known.compareTo(Place.RESPONSE) < 0
                                        && known.word().equals(kind))
                                .findFirst())
                        .orElse(place);
            default -> place;
        };
    }

    private static Optional<Place> byWord(String word) {
        return Arrays.stream(Place.values())
                .filter(place -> place.word().equals(word))
                .findFirst();
    }

    /// The keys of `serviceParams` that a target knows; none when any may stand.
    public static List<String> parameters(TaskStep.Target target) {
        return switch (target) {
            case TaskStep.Target.Resource(String arn) ->
                ResourceKind.of(arn).map(Grammar::parameters).orElse(List.of());
            case TaskStep.Target.Action(String action) ->
                action.equals("fnf:StartExecution") ? List.of("FlowName", "ExecutionName", "Input") : List.of();
        };
    }

    private static List<String> parameters(ResourceKind kind) {
        return switch (kind) {
            case FUNCTION -> List.of("InvocationType", "StatefulAsyncInvocationID");
            case FLOW -> List.of("Input", "ExecutionName");
            case QUEUE -> List.of("MessageBody", "DelaySeconds", "Priority");
            case TOPIC -> List.of("MessageBody", "MessageTag", "MessageAttributes");
        };
    }

    /// The types of step that have a key.
    public static List<StepType> stepTypesWith(String name) {
        return Arrays.stream(StepType.values())
                .filter(type -> key(Place.of(type), name).isPresent())
                .toList();
    }

    private static void step(Place place, Key... own) {
        var keys = new ArrayList<Key>();
        keys.add(new Key("type", Need.REQUIRED, Shape.WORD, STEP_TYPES, "step"));
        keys.add(new Key("name", Need.REQUIRED, Shape.NAME, List.of(), "step"));
        keys.addAll(owned(place, own));
        if (place != Place.SUCCEED && place != Place.FAIL) {
            keys.add(new Key("end", Need.OPTIONAL, Shape.BOOLEAN, List.of(), "step"));
        }
        keys.add(new Key("inputMappings", Need.OPTIONAL, Shape.MAPPINGS, List.of(), "step"));
        keys.add(new Key("outputMappings", Need.OPTIONAL, Shape.MAPPINGS, List.of(), "step"));
        KEYS.put(place, List.copyOf(keys));
    }

    private static void binding(Place place, Key... own) {
        var keys = new ArrayList<Key>();
        keys.add(new Key("arn", Need.REQUIRED, Shape.TEXT, List.of(), "resource"));
        keys.add(new Key("kind", Need.REQUIRED, Shape.WORD, KINDS, "resource"));
        keys.addAll(owned(place, own));
        KEYS.put(place, List.copyOf(keys));
    }

    private static void put(Place place, Key... own) {
        KEYS.put(place, owned(place, own));
    }

    private static List<Key> owned(Place place, Key... own) {
        return Arrays.stream(own)
                .map(key -> new Key(key.name(), key.need(), key.shape(), key.words(), place.word()))
                .toList();
    }

    private static Key required(String name, Shape shape) {
        return new Key(name, Need.REQUIRED, shape, List.of(), "");
    }

    private static Key optional(String name, Shape shape) {
        return new Key(name, Need.OPTIONAL, shape, List.of(), "");
    }

    private static Key oneOf(String name, Shape shape) {
        return new Key(name, Need.ONE_OF, shape, List.of(), "");
    }

    private static Key words(String name, List<String> words) {
        return new Key(name, Need.REQUIRED, Shape.WORD, words, "");
    }
}
