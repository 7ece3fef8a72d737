package dev.flowglass.language;

import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.source.Range;
import java.util.List;
import java.util.Optional;

/// The skeleton of a flow as far as it can be seen in the text, with positions: also of a flow that has mistakes and
/// cannot run. Graph, step list and gutter are made of it.
public record Outline(List<Node> steps) {
    public static final Outline EMPTY = new Outline(List.of());

    public Outline {
        steps = List.copyOf(steps);
    }

    /// A step.
    ///
    /// @param name empty when it has none yet
    /// @param type nothing when it is missing or unknown
    /// @param range from the first key of the step to the end of its last value
    /// @param nameRange the name's own text, or the start of the step when it has none
    /// @param detail one short line for the eye: resource, duration, collection …; may be empty
    public record Node(
            StepPath path,
            String name,
            Optional<StepType> type,
            Range range,
            Range nameRange,
            String detail,
            boolean callback,
            boolean end,
            List<Group> groups,
            List<Jump> jumps) {
        public Node {
            groups = List.copyOf(groups);
            jumps = List.copyOf(jumps);
        }
    }

    /// A list of steps inside a step: a branch, an option, the default, the body of a foreach.
    ///
    /// @param label the condition of an option, else empty
    public record Group(Group.Kind kind, int index, String label, Range range, List<Node> steps, Optional<Jump> jump) {
        public enum Kind {
            BRANCH,
            OPTION,
            DEFAULT,
            ITERATION
        }

        public Group {
            steps = List.copyOf(steps);
        }
    }

    /// A `goto`: of a group of a choice, or of an entry of `catch`.
    ///
    /// @param target name of the sibling it goes to
    /// @param label the error names of a catch, else empty
    /// @param range the target's name in the text
    public record Jump(Jump.Kind kind, String target, String label, Range range) {
        public enum Kind {
            GOTO,
            CATCH
        }
    }

    /// The innermost step that an offset is in or touches.
    public Optional<Node> at(int offset) {
        return at(steps, offset);
    }

    private static Optional<Node> at(List<Node> nodes, int offset) {
        for (var node : nodes) {
            if (node.range().touches(offset)) {
                for (var group : node.groups()) {
                    var inner = at(group.steps(), offset);
                    if (inner.isPresent()) {
                        return inner;
                    }
                }
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    public Optional<Node> find(StepPath path) {
        return find(steps, path);
    }

    private static Optional<Node> find(List<Node> nodes, StepPath path) {
        for (var node : nodes) {
            if (node.path().equals(path)) {
                return Optional.of(node);
            }
            if (path.isWithin(node.path())) {
                return node.groups().stream()
                        .map(group -> find(group.steps(), path))
                        .flatMap(Optional::stream)
                        .findFirst();
            }
        }
        return Optional.empty();
    }
}
