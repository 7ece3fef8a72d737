package dev.flowglass.cli;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.runtime.Receipt;
import dev.flowglass.runtime.ReportReceipt;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/// What a person types while an execution waits:
///
/// - `succeeded TOKEN JSON` and `failed TOKEN ERROR [CAUSE]` report a callback,
/// - `answer STEP JSON` and `fail STEP ERROR [CAUSE]` answer for a resource that is a person.
final class Typist {
    private final Terminal terminal;
    private final Executions executions;
    private final ExecutionId execution;

    Typist(Terminal terminal, Executions executions, ExecutionId execution) {
        this.terminal = terminal;
        this.executions = executions;
        this.execution = execution;
    }

    /// Reads lines from now on, until the input ends.
    void listen() {
        Thread.ofVirtual().name("flowglass-typist").start(() -> {
            try {
                var lines = new BufferedReader(new InputStreamReader(terminal.in(), StandardCharsets.UTF_8));
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (!line.isBlank()) {
                        take(line.strip());
                    }
                }
            } catch (IOException e) {
                terminal.say("cli.run.no-input", String.valueOf(e.getMessage()));
            }
        });
    }

    void take(String line) {
        var words = line.split("\\s+", 3);
        if (words.length < 3) {
            terminal.say("cli.run.usage");
            return;
        }
        var rest = words[2];
        switch (words[0].toLowerCase(Locale.ROOT)) {
            case "succeeded" ->
                json(rest)
                        .ifPresent(output -> executions
                                .reportSucceeded(words[1], output)
                                .thenAccept(this::say)
                                .toCompletableFuture()
                                .join());
            case "failed" ->
                executions
                        .reportFailed(words[1], failure(rest))
                        .thenAccept(this::say)
                        .toCompletableFuture()
                        .join();
            case "answer" ->
                manual(words[1])
                        .ifPresent(task -> json(rest)
                                .ifPresent(value -> say(executions
                                        .answer(task, value)
                                        .toCompletableFuture()
                                        .join())));
            case "fail" ->
                manual(words[1])
                        .ifPresent(task -> say(executions
                                .fail(task, failure(rest))
                                .toCompletableFuture()
                                .join()));
            default -> terminal.say("cli.run.usage");
        }
    }

    private Optional<Value> json(String text) {
        return switch (Json.read(text)) {
            case Json.Reading.Parsed(Value value) -> Optional.of(value);
            case Json.Reading.Malformed(int offset, Json.Mistake mistake, String detail) -> {
                terminal.say("cli.run.no-json", offset + 1, detail);
                yield Optional.empty();
            }
        };
    }

    private static Failure failure(String rest) {
        var parts = rest.split("\\s+", 2);
        return new Failure(parts[0], parts.length > 1 ? parts[1] : "");
    }

    private Optional<ManualTask> manual(String step) {
        var found = executions.manualTasks().stream()
                .filter(task -> task.execution().equals(execution)
                        && task.task().step().name().equals(step))
                .findFirst();
        if (found.isEmpty()) {
            terminal.say("cli.run.no-step", step);
        }
        return found;
    }

    private void say(ReportReceipt receipt) {
        switch (receipt) {
            case ReportReceipt.Accepted accepted -> {}
            case ReportReceipt.NotAToken none -> terminal.say("cli.report.not-a-token");
            case ReportReceipt.ForeignToken foreign -> terminal.say("cli.report.foreign");
            case ReportReceipt.FlowUnknown(String flow) -> terminal.say("cli.report.flow", flow);
            case ReportReceipt.ExecutionUnknown(ExecutionId id) -> terminal.say("cli.report.execution", id);
            case ReportReceipt.Refused(ExecutionId id, var reason) ->
                terminal.say(
                        "cli.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    private void say(Receipt receipt) {
        switch (receipt) {
            case Receipt.Done done -> {}
            case Receipt.Refused(var reason) ->
                terminal.say(
                        "cli.refused." + reason.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            case Receipt.ExecutionUnknown(ExecutionId id) -> terminal.say("cli.report.execution", id);
        }
    }
}
