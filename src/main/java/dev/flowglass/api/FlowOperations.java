package dev.flowglass.api;

import dev.flowglass.api.http.Stages;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Flow;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import dev.flowglass.store.Flows;
import dev.flowglass.store.StoredFlow;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import dev.flowglass.words.Messages;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// CreateFlow, UpdateFlow, DescribeFlow, DeleteFlow, ListFlows.
final class FlowOperations {
    private static final int LARGEST_PAGE = 999;
    private static final int USUAL_PAGE = 60;
    private static final int REMEMBERED = 256;

    private final Flows flows;
    private final Executions executions;
    private final InstantSource time;
    private final Runnable schedulesChanged;
    private final Messages words = Messages.of(Locale.ENGLISH);

    /// By text, so that a flow that is started often is read once.
    private final Map<String, FlowDefinition> read = new ConcurrentHashMap<>();

    /// @param schedulesChanged called after a flow took its schedules with it
    FlowOperations(Flows flows, Executions executions, InstantSource time, Runnable schedulesChanged) {
        this.schedulesChanged = schedulesChanged;
        this.flows = flows;
        this.executions = executions;
        this.time = time;
    }

    Obj create(Parameters given) throws Refusal {
        var name = name(given, "Name");
        var definition = given.required("Definition");
        var type = type(given.required("Type"));
        var mode = mode(given);
        check(name, definition);
        var now = now();
        var flow = new StoredFlow(
                UUID.randomUUID().toString(),
                name,
                definition,
                given.text("Description"),
                type,
                given.text("RoleArn"),
                mode,
                given.text("ExternalStorageLocation"),
                now,
                now);
        if (!Stages.wait(flows.create(flow))) {
            throw new Refusal(ErrorCode.FLOW_ALREADY_EXISTS, "Flow %s already exists.".formatted(name));
        }
        return fields(flow);
    }

    Obj update(Parameters given) throws Refusal {
        var before = find(name(given, "Name"));
        var definition = given.has("Definition") ? given.required("Definition") : before.definition();
        if (given.has("Definition")) {
            check(before.name(), definition);
        }
        var after = new StoredFlow(
                before.id(),
                before.name(),
                definition,
                given.has("Description") ? given.text("Description") : before.description(),
                given.has("Type") ? type(given.required("Type")) : before.type(),
                given.has("RoleArn") ? given.text("RoleArn") : before.roleArn(),
                before.executionMode(),
                given.has("ExternalStorageLocation")
                        ? given.text("ExternalStorageLocation")
                        : before.externalStorageLocation(),
                before.created(),
                now());
        if (!Stages.wait(flows.replace(before, after))) {
            throw new Refusal(ErrorCode.CONCURRENT_UPDATE_ERROR, "Update conflict, please retry.");
        }
        return fields(after);
    }

    Obj describe(Parameters given) throws Refusal {
        return fields(find(name(given, "Name")));
    }

    Obj delete(Parameters given) throws Refusal {
        var name = name(given, "Name");
        if (!Stages.wait(executions.deleteFlow(name))) {
            throw Refusal.noFlow(name);
        }
        schedulesChanged.run();
        return Obj.EMPTY;
    }

    Obj list(Parameters given) throws Refusal {
        int limit = given.number("Limit", 1, LARGEST_PAGE, USUAL_PAGE);
        var found = flows.list(ResumeToken.read(given), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Answers.page(
                "Flows",
                page,
                FlowOperations::fields,
                found.size() > limit ? ResumeToken.after(page.getLast().name()) : "");
    }

    /// @throws Refusal when the name is none, or there is no such flow
    StoredFlow find(String name) throws Refusal {
        return flows.find(name).orElseThrow(() -> Refusal.noFlow(name));
    }

    /// The flow that executions of this one run.
    FlowDefinition definition(StoredFlow flow) throws Refusal {
        var known = read.get(flow.definition());
        return known != null ? known : check(flow.name(), flow.definition());
    }

    /// The name in this parameter.
    static String name(Parameters given, String parameter) throws Refusal {
        var name = given.required(parameter);
        if (!ExecutionId.isName(name)) {
            throw Refusal.invalid("%s '%s' has to be 1 to 128 letters, digits, '_' or '-', the first a letter or '_'."
                    .formatted(parameter, name));
        }
        return name;
    }

    private static String type(String type) throws Refusal {
        if (!type.equals("FDL") && !type.equals("DEFAULT")) {
            throw Refusal.invalid("Type has to be FDL, but is '%s'.".formatted(type));
        }
        return type;
    }

    private static String mode(Parameters given) throws Refusal {
        var mode = given.given("ExecutionMode").orElse("Standard");
        if (!mode.equals("Standard") && !mode.equals("Express")) {
            throw Refusal.invalid("ExecutionMode has to be Standard or Express, but is '%s'.".formatted(mode));
        }
        return mode;
    }

    private FlowDefinition check(String name, String text) throws Refusal {
        var document = FlowReader.read(text);
        var flow = document.flow().orElse(null);
        if (flow == null) {
            throw Refusal.invalid(problem(document));
        }
        if (flow.name().filter(own -> !own.equals(name)).isPresent()) {
            throw Refusal.invalid("The definition is named '%s', but the flow '%s'."
                    .formatted(flow.name().map(String::valueOf).orElse(""), name));
        }
        return remember(text, flow);
    }

    private FlowDefinition remember(String text, Flow flow) {
        if (read.size() >= REMEMBERED) {
            read.clear();
        }
        var definition = new FlowDefinition(text, flow);
        read.put(text, definition);
        return definition;
    }

    private String problem(FlowDocument document) {
        return document.diagnostics().stream()
                .filter(diagnostic -> diagnostic.severity() == Severity.ERROR)
                .findFirst()
                .map(diagnostic -> problem(document, diagnostic))
                .orElse("The definition is no flow.");
    }

    private String problem(FlowDocument document, Diagnostic diagnostic) {
        int start = diagnostic.range().start();
        return "Definition, line %d, column %d: %s"
                .formatted(
                        document.lines().line(start),
                        document.lines().column(start),
                        words.text(
                                "diagnostic." + diagnostic.code().id(),
                                diagnostic.arguments().toArray()));
    }

    private Instant now() {
        return time.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Obj fields(StoredFlow flow) {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("Id", Value.of(flow.id()));
        fields.put("Name", Value.of(flow.name()));
        fields.put("Description", Value.of(flow.description()));
        fields.put("Definition", Value.of(flow.definition()));
        fields.put("Type", Value.of(flow.type()));
        fields.put("RoleArn", Value.of(flow.roleArn()));
        fields.put("ExecutionMode", Value.of(flow.executionMode()));
        fields.put("ExternalStorageLocation", Value.of(flow.externalStorageLocation()));
        fields.put("CreatedTime", Value.of(Answers.time(flow.created())));
        fields.put("LastModifiedTime", Value.of(Answers.time(flow.modified())));
        return Obj.of(fields);
    }
}
