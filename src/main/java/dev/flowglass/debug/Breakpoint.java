package dev.flowglass.debug;

import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.expression.Condition;
import dev.flowglass.model.StepPath;
import java.util.Optional;
import java.util.OptionalInt;

/// A wish to stop at a step, or to be told that it is reached.
///
/// @param id tells it from the others of its flow
/// @param path the step; where it was last, when it is not bound
/// @param step name of the step, which it is found by when it comes back
/// @param bound false while the flow has no such step
/// @param condition over the step's input; it stops only when it holds
/// @param hits from which visit on it stops, 1 or more
/// @param position only in the branch or iteration of this number, from 0
/// @param message with paths in braces; such a breakpoint tells it and does not stop
public record Breakpoint(
        int id,
        StepPath path,
        String step,
        Point point,
        boolean bound,
        boolean enabled,
        Optional<Condition> condition,
        int hits,
        OptionalInt position,
        Optional<String> message) {
    /// A plain one before a step.
    public static Breakpoint at(int id, StepPath path, String step) {
        return new Breakpoint(
                id,
                path,
                step,
                Point.BEFORE_INPUT,
                true,
                true,
                Optional.empty(),
                1,
                OptionalInt.empty(),
                Optional.empty());
    }

    boolean stands(FrameView frame, int threadPosition) {
        return enabled
                && bound
                && frame.path().equals(path)
                && point.isAt(frame)
                && (position.isEmpty() || position.getAsInt() == threadPosition);
    }

    Breakpoint bind(Optional<StepTree.Node> found) {
        return new Breakpoint(
                id,
                found.map(StepTree.Node::path).orElse(path),
                found.map(StepTree.Node::name).orElse(step),
                point,
                found.isPresent(),
                enabled,
                condition,
                hits,
                position,
                message);
    }

    public Breakpoint withPoint(Point other) {
        return new Breakpoint(id, path, step, other, bound, enabled, condition, hits, position, message);
    }

    public Breakpoint switched(boolean on) {
        return new Breakpoint(id, path, step, point, bound, on, condition, hits, position, message);
    }

    public Breakpoint withCondition(Optional<Condition> other) {
        return new Breakpoint(id, path, step, point, bound, enabled, other, hits, position, message);
    }

    public Breakpoint withHits(int from) {
        return new Breakpoint(id, path, step, point, bound, enabled, condition, Math.max(1, from), position, message);
    }

    public Breakpoint withPosition(OptionalInt only) {
        return new Breakpoint(id, path, step, point, bound, enabled, condition, hits, only, message);
    }

    public Breakpoint withMessage(Optional<String> told) {
        return new Breakpoint(id, path, step, point, bound, enabled, condition, hits, position, told);
    }

    /// True when it tells something and does not stop.
    public boolean isLog() {
        return message.isPresent();
    }
}
