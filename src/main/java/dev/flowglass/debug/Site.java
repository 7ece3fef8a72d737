package dev.flowglass.debug;

import dev.flowglass.engine.Detail;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place in the data that the events of an execution tell.
///
/// @param path from the slot's value to the place
public record Site(int eventId, Slot slot, List<Segment> path) {
    public Site {
        path = List.copyOf(path);
    }

    Site below(List<Segment> further) {
        var longer = new ArrayList<>(path);
        longer.addAll(further);
        return new Site(eventId, slot, longer);
    }

    /// A piece of data in an event.
    public enum Slot {
        /// What the execution was started with.
        EXECUTION_INPUT,
        /// The same after the flow's `inputMappings`.
        FLOW_INPUT,
        /// `$input` of a step's `inputMappings`.
        PARENT_INPUT,
        /// `$local` of a step's `inputMappings`.
        PARENT_LOCAL,
        STEP_INPUT,
        /// What a task's resource or a report gave.
        RESULT,
        /// The locals of all branches or iterations, in order, which no event tells as a whole; in StepSucceeded.
        LOCALS,
        OUTPUT,
        /// The parent's local after a step.
        MERGED,
        /// The input of a branch or iteration.
        THREAD_INPUT,
        /// The local of a branch or iteration at its end.
        THREAD_LOCAL,
        EXECUTION_OUTPUT;

        /// Those of an event.
        public static List<Slot> of(Event event) {
            return switch (event.detail()) {
                case Detail.Began began -> List.of(EXECUTION_INPUT, FLOW_INPUT);
                case Detail.Spawned spawned -> List.of(THREAD_INPUT);
                case Detail.Entered entered -> List.of(PARENT_INPUT, PARENT_LOCAL);
                case Detail.Started started -> List.of(STEP_INPUT);
                case Detail.Scheduled scheduled -> List.of(STEP_INPUT);
                case Detail.Result result -> List.of(RESULT);
                case Detail.Output output ->
                    event.type() == EventType.STEP_SUCCEEDED
                            ? List.of(OUTPUT)
                            : event.type() == EventType.EXECUTION_SUCCEEDED ? List.of(EXECUTION_OUTPUT) : List.of();
                case Detail.Local local -> List.of(event.type() == EventType.STEP_EXITED ? MERGED : THREAD_LOCAL);
                case Detail.Nothing nothing -> List.of();
                case Detail.Erred erred -> List.of();
                case Detail.Ended ended -> List.of();
            };
        }

        /// Its value in an event; nothing when the event has no such slot.
        Optional<Value> in(Event event) {
            if (!of(event).contains(this)) {
                return Optional.empty();
            }
            return switch (event.detail()) {
                case Detail.Began(var input, var mapped) -> Optional.of(this == EXECUTION_INPUT ? input : mapped);
                case Detail.Spawned(var input, int parent, int position) -> Optional.of(input);
                case Detail.Entered(var input, var local) -> Optional.of(this == PARENT_INPUT ? input : local);
                case Detail.Started(var input, var plan) -> Optional.of(input);
                case Detail.Scheduled scheduled -> Optional.of(scheduled.input());
                case Detail.Result(var output, var unusable) -> Optional.of(output);
                case Detail.Output(var output) -> Optional.of(output);
                case Detail.Local(var local) -> Optional.of(local);
                case Detail.Nothing nothing -> Optional.empty();
                case Detail.Erred erred -> Optional.empty();
                case Detail.Ended ended -> Optional.empty();
            };
        }
    }
}
