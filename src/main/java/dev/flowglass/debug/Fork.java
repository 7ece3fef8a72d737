package dev.flowglass.debug;

import dev.flowglass.engine.Definition;
import dev.flowglass.engine.Edit;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.Past;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.value.Obj;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// A new execution that has the first events of another one as its past, and goes on from there by itself. The other
/// one is not touched.
///
/// The past is the same to the byte, also its times and what it tells of tokens; timers that are due by now fire at
/// once. A callback that waits at that moment waits in the new execution under a token of its own.
public final class Fork {
    public sealed interface Outcome {
        record Started(ExecutionId id) implements Outcome {}

        /// The past cannot have happened with the definition that is to be used.
        record Differs(Replay.Difference difference) implements Outcome {}

        /// There is one of that name, or the name is none.
        record Refused(StartResult why) implements Outcome {}
    }

    private Fork() {}

    /// @param events of the other execution
    /// @param edits what persons changed in it, of which those before and behind the past's last event are kept
    /// @param count how many of the events are the past, 1 or more
    /// @param definition that of the other execution, or a changed one
    /// @param id of the new execution
    public static CompletionStage<Outcome> start(
            Executions executions,
            List<Event> events,
            List<Edit> edits,
            int count,
            FlowDefinition definition,
            ExecutionId id) {
        var told = events.subList(0, count).stream().map(ToldEvent::of).toList();
        var engine = executions.engine();
        var past = Replay.run(
                engine, Definition.of(definition.flow(), id.flow(), id.name(), executions.limits()), told, edits);
        if (past.difference().isPresent()) {
            return CompletableFuture.completedStage(
                    new Outcome.Differs(past.difference().get()));
        }
        var input = told.getFirst().detail().find("input") instanceof Obj object ? object : Obj.EMPTY;
        var request = new StartRequest(id.flow(), definition, Optional.of(id.name()), input);
        return executions
                .start(request, new Past(past.commands(), past.events(), past.state()))
                .thenApply(result -> switch (result) {
                    case StartResult.Started(var execution) -> new Outcome.Started(execution.id());
                    case StartResult.AlreadyRunning running -> new Outcome.Refused(running);
                    case StartResult.AlreadyExists exists -> new Outcome.Refused(exists);
                    case StartResult.BadName name -> new Outcome.Refused(name);
                    case StartResult.InputTooLarge large -> new Outcome.Refused(large);
                });
    }
}
