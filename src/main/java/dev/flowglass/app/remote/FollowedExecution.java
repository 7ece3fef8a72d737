package dev.flowglass.app.remote;

import dev.flowglass.app.remote.FarServices.Far;
import dev.flowglass.app.remote.FarServices.Listed;
import dev.flowglass.debug.Replay;
import dev.flowglass.debug.ToldEvent;
import dev.flowglass.engine.Definition;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.language.FlowReader;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An execution of a service elsewhere, as far as it was told. Its flow is read once, its events each once. Used by one
/// thread at a time, never by the FX thread.
final class FollowedExecution {
    private final Executions executions;
    private final Far far;
    private final Listed listed;
    private final List<Obj> told = new ArrayList<>();
    private Optional<FlowDefinition> definition = Optional.empty();

    /// @param executions whose engine runs the history again
    FollowedExecution(Executions executions, Far far, Listed listed) {
        this.executions = executions;
        this.far = far;
        this.listed = listed;
    }

    Listed listed() {
        return listed;
    }

    /// Under which the window shows it: there may be one of that name at home.
    ExecutionId id() {
        return id(far, new ExecutionId(listed.flow(), listed.name()));
    }

    static ExecutionId id(Far far, ExecutionId there) {
        return new ExecutionId(there.flow(), there.name() + "@" + far.host());
    }

    /// Asks for what has happened since it was asked last.
    ///
    /// @return all events so far, when there are new ones
    /// @throws IOException when the service does not answer, or with something that cannot be shown
    Optional<Batch> news() throws IOException {
        var events = far.history(listed.flow(), listed.name(), told.size() + 1);
        if (events.isEmpty()) {
            return Optional.empty();
        }
        told.addAll(events);
        return Optional.of(batch());
    }

    private Batch batch() throws IOException {
        var flow = definition();
        if (!(ToldEvent.read(Json.text(Array.of(List.copyOf(told)))) instanceof ToldEvent.Reading.Read(var history))) {
            throw new IOException("The history of %s cannot be read".formatted(listed.name()));
        }
        var replay = Replay.run(
                executions.engine(),
                Definition.of(flow.flow(), listed.flow(), listed.name(), executions.limits()),
                history);
        if (replay.events().isEmpty()) {
            throw new IOException("The history of %s does not fit its flow".formatted(listed.name()));
        }
        return new Batch(id(), flow, replay.events(), replay.state());
    }

    private FlowDefinition definition() throws IOException {
        if (definition.isEmpty()) {
            var text = far.definition(listed.flow(), listed.name());
            var flow = FlowReader.read(text)
                    .flow()
                    .orElseThrow(() -> new IOException("The flow of %s cannot be read".formatted(listed.name())));
            definition = Optional.of(new FlowDefinition(text, flow));
        }
        return definition.get();
    }
}
