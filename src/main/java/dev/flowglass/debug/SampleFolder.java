package dev.flowglass.debug;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// An execution as a sample folder, which is a test: the flow, its input, resources that answer as they did, and the
/// reports that came.
public final class SampleFolder {
    /// Base64 of `v1#…`
    private static final String TOKEN = "djEj[A-Za-z0-9+/]+={0,2}";

    /// Beyond a step's time limit, so that it passes.
    private static final long TOO_LATE_SECONDS = 60;

    /// @param echo true when it was the input
    private record Answer(boolean echo, String outcome, long delayMillis) {}

    private static final class Call {
        private final String target;
        private final StepPath path;
        private final Value input;
        private Optional<Instant> began = Optional.empty();

        Call(String target, StepPath path, Value input) {
            this.target = target;
            this.path = path;
            this.input = input;
        }
    }

    private final Function<StepPath, Optional<Step>> steps;
    private final Map<Integer, Call> calls = new HashMap<>();
    private final SequencedMap<String, SequencedMap<StepPath, List<Answer>>> answers = new LinkedHashMap<>();
    private final StringBuilder reports = new StringBuilder();

    private SampleFolder(Function<StepPath, Optional<Step>> steps) {
        this.steps = steps;
    }

    /// The files of the folder, by name.
    ///
    /// @param flow text of the definition
    /// @param steps the step at a place
    public static SequencedMap<String, String> of(
            String flow, Obj input, List<Event> events, Function<StepPath, Optional<Step>> steps) {
        var folder = new SampleFolder(steps);
        events.forEach(event -> folder.add(event, events));
        var files = new LinkedHashMap<String, String>();
        files.put("flow.yaml", flow);
        files.put("input.json", Json.pretty(input) + "\n");
        if (!folder.answers.isEmpty()) {
            files.put("resources.yaml", folder.resources());
        }
        if (!folder.reports.isEmpty()) {
            files.put("answers.yaml", folder.reports.toString());
        }
        files.put("history.txt", history(events));
        return files;
    }

    /// The events as a file that is compared has them: no times, and tokens left out.
    public static String history(List<Event> events) {
        return events.stream()
                .map(event -> "%d %s %s %s"
                        .formatted(
                                event.id(),
                                event.type().word(),
                                event.stepName().isEmpty() ? "-" : event.stepName(),
                                Json.sorted(event.detail().json()).replaceAll(TOKEN, "<token>")))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private void add(Event event, List<Event> all) {
        switch (event.detail()) {
            case Detail.Scheduled(var input, var target, int attempt, var deadline) ->
                calls.put(event.thread(), new Call(target.text(), event.path(), input));
            case Detail.Nothing nothing -> call(event).ifPresent(call -> call.began = Optional.of(event.time()));
            case Detail.Output(var output) -> {
                if (event.type() == EventType.TASK_SUBMITTED) {
                    call(event).ifPresent(call -> answered(call, event, output(output)));
                }
            }
            case Detail.Result(var output, var unusable) -> succeeded(event, output);
            case Detail.Erred erred -> failed(event, erred);
            case Detail.Ended(var failure) -> {
                if (event.type() == EventType.EXECUTION_STOPPED) {
                    var before = all.get(event.scheduleId() - 1);
                    report(
                            before.stepName(),
                            before.type(),
                            "stop: { error: %s, cause: %s }"
                                    .formatted(quoted(failure.error()), quoted(failure.cause())));
                }
            }
            case Detail.Began b -> {}
            case Detail.Spawned s -> {}
            case Detail.Entered e -> {}
            case Detail.Started s -> {}
            case Detail.Local l -> {}
        }
    }

    private Optional<Call> call(Event event) {
        return Optional.ofNullable(calls.get(event.thread()));
    }

    private boolean isCallback(Event event) {
        return steps.apply(event.path()).orElse(null) instanceof TaskStep task
                && task.pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
    }

    private boolean wasSubmitted(Call call) {
        return call.began.isEmpty();
    }

    private static String output(Value output) {
        return "output: " + Json.text(output);
    }

    private void answered(Call call, Event event, String outcome) {
        long delay = call.began
                .map(since -> Duration.between(since, event.time()).toMillis())
                .orElse(0L);
        call.began = Optional.empty();
        boolean echo = outcome.equals(output(call.input));
        answers.computeIfAbsent(call.target, target -> new LinkedHashMap<>())
                .computeIfAbsent(call.path, path -> new ArrayList<>())
                .add(new Answer(echo, outcome, delay));
    }

    private void succeeded(Event event, Value output) {
        call(event).ifPresent(call -> {
            if (isCallback(event)) {
                if (!wasSubmitted(call)) {
                    answered(call, event, output(Obj.EMPTY));
                }
                report(event.stepName(), EventType.TASK_SUBMITTED, "report: succeeded\n  output: " + Json.text(output));
            } else if (!wasSubmitted(call)) {
                answered(call, event, output(output));
            }
        });
    }

    private void failed(Event event, Detail.Erred erred) {
        call(event).ifPresent(call -> {
            var failure = erred.failure();
            if (event.type() == EventType.TASK_TIMED_OUT) {
                if (!wasSubmitted(call)) {
                    answered(call, event, output(Obj.EMPTY));
                    var given = answers.get(call.target);
                    var last = given == null ? null : given.get(call.path);
                    if (last != null) {
                        var late = last.removeLast();
                        last.add(new Answer(false, late.outcome(), late.delayMillis() + TOO_LATE_SECONDS * 1_000));
                    }
                }
            } else if (isCallback(event) && event.type() == EventType.TASK_FAILED && wasSubmitted(call)) {
                report(
                        event.stepName(),
                        EventType.TASK_SUBMITTED,
                        "report: failed\n  error: %s\n  cause: %s"
                                .formatted(quoted(failure.error()), quoted(failure.cause())));
            } else if (!wasSubmitted(call)) {
                answered(
                        call,
                        event,
                        "error: { type: %s, message: %s }".formatted(quoted(failure.error()), quoted(failure.cause())));
            }
        });
    }

    private void report(String step, EventType event, String act) {
        reports.append("- when: { step: %s, event: %s }\n  %s\n".formatted(quoted(step), event.word(), act));
    }

    private static String quoted(String text) {
        return Json.text(Value.of(text));
    }

    private String resources() {
        var text = new StringBuilder("version: 1\nresources:\n");
        answers.forEach((target, byStep) -> {
            var longest = byStep.values().stream()
                    .max((one, other) -> Integer.compare(one.size(), other.size()))
                    .orElseThrow();
            text.append("  - arn: ").append(quoted(target)).append('\n');
            if (byStep.values().stream().flatMap(List::stream).allMatch(Answer::echo)) {
                text.append("    kind: echo\n");
            } else {
                text.append("    kind: mock\n    responses:\n");
                longest.forEach(answer -> append(text, answer));
            }
        });
        return text.toString();
    }

    private static void append(StringBuilder text, Answer answer) {
        text.append("      - ").append(answer.outcome()).append('\n');
        if (answer.delayMillis() > 0) {
            text.append("        delaySeconds: ")
                    .append(BigDecimal.valueOf(answer.delayMillis(), 3)
                            .stripTrailingZeros()
                            .toPlainString())
                    .append('\n');
        }
    }
}
