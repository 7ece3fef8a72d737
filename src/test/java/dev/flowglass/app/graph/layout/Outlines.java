package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Outlines without a text. A step is written as a [Part]; paths come from where it stands.
public final class Outlines {
    private static final Range NOWHERE = Range.at(0);

    private Outlines() {}

    /// A step that does not know yet where it stands.
    public record Part(
            StepType type,
            String name,
            String detail,
            boolean callback,
            boolean end,
            List<Group> groups,
            List<Outline.Jump> jumps) {
        public Part callsBack() {
            return new Part(type, name, detail, true, end, groups, jumps);
        }

        public Part ends() {
            return new Part(type, name, detail, callback, true, groups, jumps);
        }

        public Part catches(String errors, String target) {
            var more = new ArrayList<>(jumps);
            more.add(new Outline.Jump(Outline.Jump.Kind.CATCH, target, errors, NOWHERE));
            return new Part(type, name, detail, callback, end, groups, more);
        }
    }

    /// A list of steps inside a step.
    public record Group(Outline.Group.Kind kind, String label, List<Part> steps, Optional<String> target) {
        public Group goesTo(String name) {
            return new Group(kind, label, steps, Optional.of(name));
        }
    }

    public static Part step(StepType type, String name, String detail, Group... groups) {
        return new Part(type, name, detail, false, false, List.of(groups), List.of());
    }

    public static Part task(String name, String detail) {
        return step(StepType.TASK, name, detail);
    }

    public static Part pass(String name) {
        return step(StepType.PASS, name, "");
    }

    public static Part choice(String name, Group... options) {
        return step(StepType.CHOICE, name, "", options);
    }

    public static Part parallel(String name, Group... branches) {
        return step(StepType.PARALLEL, name, "", branches);
    }

    public static Part foreach(String name, String collection, Part... steps) {
        return step(
                StepType.FOREACH,
                name,
                collection,
                new Group(Outline.Group.Kind.ITERATION, "", List.of(steps), Optional.empty()));
    }

    public static Group branch(Part... steps) {
        return new Group(Outline.Group.Kind.BRANCH, "", List.of(steps), Optional.empty());
    }

    public static Group when(String condition, Part... steps) {
        return new Group(Outline.Group.Kind.OPTION, condition, List.of(steps), Optional.empty());
    }

    public static Group otherwise(Part... steps) {
        return new Group(Outline.Group.Kind.DEFAULT, "", List.of(steps), Optional.empty());
    }

    public static Outline outline(Part... steps) {
        return new Outline(nodes(List.of(steps), StepPath.FLOW, 0));
    }

    private static List<Outline.Node> nodes(List<Part> parts, StepPath parent, int group) {
        var nodes = new ArrayList<Outline.Node>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var path = parent.child(group, i);
            var groups = new ArrayList<Outline.Group>();
            for (int g = 0; g < part.groups().size(); g++) {
                var inside = part.groups().get(g);
                groups.add(new Outline.Group(
                        inside.kind(),
                        g,
                        inside.label(),
                        NOWHERE,
                        nodes(inside.steps(), path, g),
                        inside.target().map(target -> new Outline.Jump(Outline.Jump.Kind.GOTO, target, "", NOWHERE))));
            }
            nodes.add(new Outline.Node(
                    path,
                    part.name(),
                    Optional.of(part.type()),
                    NOWHERE,
                    NOWHERE,
                    part.detail(),
                    part.callback(),
                    part.end(),
                    groups,
                    part.jumps()));
        }
        return nodes;
    }

    /// About as many steps as asked for, nested and jumping by chance.
    public static Outline random(Random random, int steps) {
        return new Outline(nodes(parts(random, new int[] {steps}, 0, true), StepPath.FLOW, 0));
    }

    private static List<Part> parts(Random random, int[] left, int depth, boolean top) {
        int size = top ? Integer.MAX_VALUE : random.nextInt(5);
        var parts = new ArrayList<Part>();
        while (left[0] > 0 && parts.size() < size) {
            left[0]--;
            parts.add(part(random, left, depth, "s" + left[0]));
        }
        for (int i = 0; i < parts.size(); i++) {
            parts.set(i, withJumps(random, parts, i));
        }
        return parts;
    }

    private static Part part(Random random, int[] left, int depth, String name) {
        int kind = depth > 6 ? 0 : random.nextInt(12);
        var long_ = "x".repeat(random.nextInt(40));
        return switch (kind) {
            case 0 -> step(StepType.SUCCEED, name, "");
            case 1 -> step(StepType.FAIL, name, long_);
            case 2, 3 -> {
                var groups = new ArrayList<Group>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    groups.add(new Group(
                            Outline.Group.Kind.OPTION,
                            "$.a == " + long_,
                            parts(random, left, depth + 1, false),
                            Optional.empty()));
                }
                if (random.nextBoolean()) {
                    groups.add(new Group(
                            Outline.Group.Kind.DEFAULT, "", parts(random, left, depth + 1, false), Optional.empty()));
                }
                yield new Part(StepType.CHOICE, name, "", false, random.nextInt(9) == 0, groups, List.of());
            }
            case 4 -> {
                var groups = new ArrayList<Group>();
                for (int i = random.nextInt(4); i >= 0; i--) {
                    groups.add(new Group(
                            Outline.Group.Kind.BRANCH, "", parts(random, left, depth + 1, false), Optional.empty()));
                }
                yield new Part(StepType.PARALLEL, name, "", false, false, groups, List.of());
            }
            case 5 ->
                new Part(
                        StepType.FOREACH,
                        name,
                        "each i in $.items",
                        false,
                        false,
                        List.of(new Group(
                                Outline.Group.Kind.ITERATION,
                                "",
                                parts(random, left, depth + 1, false),
                                Optional.empty())),
                        List.of());
            case 6 -> pass(name);
            case 7 -> step(StepType.WAIT, name, "30 s");
            default ->
                new Part(
                        StepType.TASK, name, long_, random.nextBoolean(), random.nextInt(9) == 0, List.of(), List.of());
        };
    }

    private static Part withJumps(Random random, List<Part> siblings, int index) {
        var part = siblings.get(index);
        if (part.type() == StepType.TASK) {
            for (int i = random.nextInt(10); i > 6; i--) {
                part = part.catches("Error" + i, target(random, siblings));
            }
        }
        if (part.type() == StepType.CHOICE) {
            var groups = part.groups().stream()
                    .map(group -> random.nextInt(3) == 0 ? group.goesTo(target(random, siblings)) : group)
                    .toList();
            part = new Part(part.type(), part.name(), part.detail(), false, part.end(), groups, part.jumps());
        }
        return part;
    }

    private static String target(Random random, List<Part> siblings) {
        return random.nextInt(20) == 0
                ? "nowhere"
                : siblings.get(random.nextInt(siblings.size())).name();
    }

    public static int count(List<Outline.Node> nodes) {
        int count = 0;
        for (var node : nodes) {
            count++;
            for (var group : node.groups()) {
                count += count(group.steps());
            }
        }
        return count;
    }

    /// Widths that need no font: what a fixed-width one would have.
    public static final TextMeasure MEASURE = (text, style) -> text.length() * 7.0;

    public static final LayoutWords WORDS = new LayoutWords("Start", "End", "default", "else", "unnamed");
}
