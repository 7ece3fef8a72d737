package dev.flowglass.engine;

import dev.flowglass.engine.Edit.Place;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.Optional;

/// The frame of a step with one of its values changed.
final class Editing {
    private Editing() {}

    /// Nothing when there is no such value now, or when it cannot be this one: inputs, contexts, outputs and the local
    /// of a list of steps are objects, what was caught has an `error` and a `cause`, and a `foreach` needs the elements
    /// that it has not begun yet.
    static Optional<Frame> changed(Frame frame, Place place, Value value) {
        return switch (place) {
            case INPUT ->
                mapsOutput(frame.run())
                        ? stepInput(frame, value)
                        : object(value).map(frame::withInput);
            case LOCAL -> local(frame, value);
            case CONTEXT -> object(value).map(frame::withContext);
            case STEP_INPUT -> stepInput(frame, value);
            case OUTPUT ->
                frame.run() instanceof Run.Succeeded(Run.Begun begun, Obj output, int jump)
                        ? object(value).map(obj -> frame.with(new Run.Succeeded(begun, obj, jump)))
                        : Optional.empty();
        };
    }

    private static Optional<Obj> object(Value value) {
        return value instanceof Obj obj ? Optional.of(obj) : Optional.empty();
    }

    private static boolean mapsOutput(Run run) {
        return run instanceof Run.Local || run instanceof Run.Caught;
    }

    private static Optional<Frame> local(Frame frame, Value value) {
        return switch (frame.run()) {
            case Run.Local(Run.Begun begun, Value local, int jump) ->
                value instanceof Obj
                                || !(local instanceof Obj)
                                || !frame.step().outputMappings().isEmpty()
                        ? Optional.of(frame.with(new Run.Local(begun, value, jump)))
                        : Optional.empty();
            case Run.Caught(Run.Begun begun, Failure failure, int jump) ->
                value instanceof Obj obj
                                && obj.size() == 2
                                && obj.find("error") instanceof Value.Text(String error)
                                && obj.find("cause") instanceof Value.Text(String cause)
                        ? Optional.of(frame.with(new Run.Caught(begun, new Failure(error, cause), jump)))
                        : Optional.empty();
            default -> object(value).map(frame::withLocal);
        };
    }

    private static Optional<Frame> stepInput(Frame frame, Value value) {
        return object(value).flatMap(input -> run(frame, input)).map(frame::with);
    }

    private static Optional<Run> run(Frame frame, Obj input) {
        return switch (frame.run()) {
            case Run.Waiting(Run.Begun begun, var since, var until) ->
                Optional.of(new Run.Waiting(begun.with(input), since, until));
            case Run.Choosing(Run.Begun begun, int jump) -> Optional.of(new Run.Choosing(begun.with(input), jump));
            case Run.Spread spread -> spread(frame, spread, input);
            case Run.Scheduled(Run.Begun begun, var attempt) ->
                Optional.of(new Run.Scheduled(begun.with(input), attempt));
            case Run.Calling(Run.Begun begun, var attempt) -> Optional.of(new Run.Calling(begun.with(input), attempt));
            case Run.Submitted(Run.Begun begun, var attempt) ->
                Optional.of(new Run.Submitted(begun.with(input), attempt));
            case Run.Retrying(Run.Begun begun, var retries, var since, var at) ->
                Optional.of(new Run.Retrying(begun.with(input), retries, since, at));
            case Run.Local(Run.Begun begun, Value local, int jump) ->
                Optional.of(new Run.Local(begun.with(input), local, jump));
            case Run.Succeeded(Run.Begun begun, Obj output, int jump) ->
                Optional.of(new Run.Succeeded(begun.with(input), output, jump));
            case Run.Caught(Run.Begun begun, Failure failure, int jump) ->
                Optional.of(new Run.Caught(begun.with(input), failure, jump));
            case Run.Erring(Run.Begun begun, Failure failure) ->
                Optional.of(new Run.Erring(begun.with(input), failure));
            case Run.Next next -> Optional.empty();
            case Run.Entered entered -> Optional.empty();
            case Run.Over over -> Optional.empty();
            case Run.Broken broken -> Optional.empty();
        };
    }

    private static Optional<Run> spread(Frame frame, Run.Spread spread, Obj input) {
        boolean enough = !(frame.step() instanceof ForeachStep foreach)
                || foreach.collection().from(input).orElse(Value.NULL) instanceof Array elements
                        && elements.size() >= spread.count();
        return enough
                ? Optional.of(new Run.Spread(
                        spread.begun().with(input),
                        spread.startedId(),
                        spread.count(),
                        spread.next(),
                        spread.running(),
                        spread.locals()))
                : Optional.empty();
    }
}
