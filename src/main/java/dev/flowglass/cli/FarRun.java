package dev.flowglass.cli;

import dev.flowglass.remote.RefusedException;
import dev.flowglass.remote.Service;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;

/// Runs a flow at an endpoint and prints its history while it happens.
final class FarRun {
    /// How long the service is asked to wait for the end before the history is read again.
    private static final int PATIENCE_SECONDS = 1;

    private final Terminal terminal;
    private final Service service;
    private final boolean json;

    /// @param json prints the events as JSON, one a line
    FarRun(Terminal terminal, Service service, boolean json) {
        this.terminal = terminal;
        this.service = service;
        this.json = json;
    }

    /// Uploads the flow, starts it and follows it to its end.
    ///
    /// @param name empty: the service makes one
    int run(String flow, String definition, String name, Obj input) throws IOException, RefusedException {
        service.put(flow, definition);
        var execution = service.start(flow, name, Json.text(input));
        terminal.say("cli.run.far", service.target().host(), flow, execution);
        int next = 1;
        while (true) {
            var now = service.describe(flow, execution, next == 1 ? 0 : PATIENCE_SECONDS);
            for (var event : service.history(flow, execution, next)) {
                terminal.out().println(json ? Json.sorted(event) : line(event));
                next++;
            }
            if (!text(now, "StoppedTime").isEmpty()) {
                return end(now);
            }
        }
    }

    private int end(Obj execution) {
        var output = text(execution, "Output");
        if (text(execution, "Status").equals("Succeeded")) {
            terminal.out().println(output);
            return ExitCode.FINE;
        }
        terminal.say("cli.run.far-ended", text(execution, "Status"));
        return ExitCode.FAILED;
    }

    private static String line(Obj event) {
        var step = text(event, "StepName");
        return "%s %s%s %s"
                .formatted(
                        event.get("EventId").map(Json::text).orElse("?"),
                        text(event, "Type"),
                        step.isEmpty() ? "" : " " + step,
                        text(event, "EventDetail"));
    }

    private static String text(Obj fields, String name) {
        return fields.find(name) instanceof Value.Text(String text) ? text : "";
    }
}
