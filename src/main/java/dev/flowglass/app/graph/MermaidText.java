package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.LayoutWords;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Writes a flow as a Mermaid flowchart: a node for each step, a subgraph for each parallel and foreach, dotted arrows
/// for `catch` and for the next iteration; the state of a step is a second line in its node and a class.
final class MermaidText {
    private static final String START = "start";
    private static final String END = "finish";

    /// Where a way comes from that leads on to the next node.
    private record Exit(String from, String label) {}

    private final LayoutWords words;
    private final Function<StepPath, StepStatus> status;
    private final Function<StepPath, String> line;
    private final StringBuilder out = new StringBuilder("flowchart TD\n");
    private final Map<StepStatus, List<String>> classes = new HashMap<>();
    private int depth = 1;

    private MermaidText(LayoutWords words, Function<StepPath, StepStatus> status, Function<StepPath, String> line) {
        this.words = words;
        this.status = status;
        this.line = line;
    }

    /// @param line a few words about the state of a step, empty when it has none
    static String of(
            Outline outline,
            LayoutWords words,
            Function<StepPath, StepStatus> status,
            Function<StepPath, String> line) {
        return new MermaidText(words, status, line).text(outline);
    }

    private String text(Outline outline) {
        put("%s([%s])".formatted(START, quoted(words.start())));
        var exits = list(outline.steps(), List.of(new Exit(START, "")));
        if (!exits.isEmpty()) {
            put("%s([%s])".formatted(END, quoted(words.end())));
            exits.forEach(exit -> arrow(exit, END));
        }
        classes.keySet().stream().sorted().forEach(each -> {
            var looks = Looks.of(each);
            put("classDef %s fill:%s,stroke:%s,color:%s"
                    .formatted(name(each), looks.soft().web(), looks.color().web(), GraphColor.TEXT.web()));
            put("class %s %s".formatted(String.join(",", classes.getOrDefault(each, List.of())), name(each)));
        });
        return out.toString();
    }

    private static String name(StepStatus status) {
        return status.name().toLowerCase(Locale.ROOT).replace("_", "");
    }

    private void put(String text) {
        out.append("  ".repeat(depth)).append(text).append('\n');
    }

    private static String quoted(String text) {
        return "\""
                + text.replace("&", "#amp;")
                        .replace("\"", "#quot;")
                        .replace("<", "#lt;")
                        .replace(">", "#gt;") + "\"";
    }

    private static String id(StepPath path) {
        return path.indices().stream().map(String::valueOf).collect(Collectors.joining("_", "s", ""));
    }

    private void arrow(Exit exit, String to) {
        put(
                exit.label().isEmpty()
                        ? "%s --> %s".formatted(exit.from(), to)
                        : "%s -->|%s| %s".formatted(exit.from(), quoted(exit.label()), to));
    }

    /// @return the ways that lead out of the list
    private List<Exit> list(List<Outline.Node> nodes, List<Exit> in) {
        var targets = new HashMap<String, String>();
        nodes.forEach(node -> targets.putIfAbsent(node.name(), id(node.path())));
        var ends = new ArrayList<Exit>();
        var open = in;
        for (var node : nodes) {
            var exits = step(node, open, targets);
            boolean last = node.end() || node.type().equals(Optional.of(StepType.SUCCEED));
            if (last) {
                ends.addAll(exits);
            }
            open = last ? List.of() : exits;
        }
        ends.addAll(open);
        return ends;
    }

    private List<Exit> step(Outline.Node node, List<Exit> in, Map<String, String> targets) {
        boolean frame = node.type().equals(Optional.of(StepType.PARALLEL))
                || node.type().equals(Optional.of(StepType.FOREACH));
        var own = id(node.path());
        var exits = frame ? frame(node, own) : card(node, own, targets);
        in.forEach(exit -> arrow(exit, own));
        for (var jump : node.jumps()) {
            jump(new Exit(own, jump.label()), jump, targets, "-.->");
        }
        return exits;
    }

    private void declare(Outline.Node node, String own) {
        var state = status.apply(node.path());
        var name = node.name().isEmpty() ? words.unnamed() : node.name();
        var second = line.apply(node.path());
        var label = quoted(second.isEmpty() ? name : name + "\n" + second).replace("\n", "<br/>");
        put(own
                + (node.type().equals(Optional.of(StepType.CHOICE))
                        ? "{%s}".formatted(label)
                        : node.type().equals(Optional.of(StepType.SUCCEED))
                                        || node.type().equals(Optional.of(StepType.FAIL))
                                ? "([%s])".formatted(label)
                                : "[%s]".formatted(label)));
        if (state != StepStatus.NOT_STARTED) {
            classes.computeIfAbsent(state, unused -> new ArrayList<>()).add(own);
        }
    }

    private List<Exit> card(Outline.Node node, String own, Map<String, String> targets) {
        declare(node, own);
        if (node.type().equals(Optional.of(StepType.FAIL))) {
            return List.of();
        }
        if (!node.type().equals(Optional.of(StepType.CHOICE))) {
            return List.of(new Exit(own, ""));
        }
        var exits = new ArrayList<Exit>();
        boolean otherwise = false;
        for (var group : node.groups()) {
            boolean isDefault = group.kind() == Outline.Group.Kind.DEFAULT;
            otherwise |= isDefault;
            var inner = list(group.steps(), List.of(new Exit(own, isDefault ? words.otherwise() : group.label())));
            if (group.jump().isPresent()) {
                inner.forEach(exit -> jump(exit, group.jump().get(), targets, "-->"));
            } else {
                exits.addAll(inner);
            }
        }
        if (!otherwise) {
            exits.add(new Exit(own, words.noMatch()));
        }
        return exits;
    }

    /// A target that does not exist is a node of its own, crossed out.
    private void jump(Exit exit, Outline.Jump jump, Map<String, String> targets, String arrow) {
        var known = Optional.ofNullable(targets.get(jump.target()));
        var to = known.orElse(exit.from() + "_lost");
        if (known.isEmpty()) {
            put("%s[[%s]]".formatted(to, quoted("? " + jump.target())));
        }
        put(
                exit.label().isEmpty()
                        ? "%s %s %s".formatted(exit.from(), arrow, to)
                        : "%s %s|%s| %s".formatted(exit.from(), arrow, quoted(exit.label()), to));
    }

    private List<Exit> frame(Outline.Node node, String own) {
        var end = own + "_end";
        put("subgraph %s_all [%s]".formatted(own, quoted(" ")));
        depth++;
        declare(node, own);
        var exits = new ArrayList<Exit>();
        for (var group : node.groups()) {
            exits.addAll(list(group.steps(), List.of(new Exit(own, ""))));
        }
        put("%s(( ))".formatted(end));
        if (node.groups().isEmpty()) {
            exits.add(new Exit(own, ""));
        }
        exits.forEach(exit -> arrow(exit, end));
        if (node.type().equals(Optional.of(StepType.FOREACH))) {
            put("%s -.-> %s".formatted(end, own));
        }
        depth--;
        put("end");
        return List.of(new Exit(end, ""));
    }
}
