package dev.flowglass.app.debug;

import dev.flowglass.debug.Evaluator;
import dev.flowglass.engine.ThreadView.FrameView;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A value with its name, as one line of the variables.
///
/// @param path under which the console finds it; nothing for what has none
public record Variable(String name, Optional<Path> path, Value value) {
    static final String OUTPUT = "output";

    /// What stands on one line.
    private static final int LONGEST = 200;

    /// Entries of one object or array that are listed.
    private static final int MOST = 1_000;

    /// What there is in a frame.
    static List<Variable> of(FrameView frame, Evaluator data) {
        var list = new ArrayList<Variable>();
        list.add(root(Path.Root.INPUT, data.input()));
        list.add(root(Path.Root.LOCAL, data.data().local()));
        list.add(root(Path.Root.CONTEXT, data.data().context()));
        list.add(root(Path.Root.STEP_INPUT, data.data().input()));
        data.data().output().ifPresent(output -> list.add(new Variable(OUTPUT, Optional.empty(), output)));
        frame.failure()
                .ifPresent(failure -> list.add(new Variable(
                        "error",
                        Optional.empty(),
                        Obj.of("error", Value.of(failure.error()), "cause", Value.of(failure.cause())))));
        return list;
    }

    private static Variable root(Path.Root root, Value value) {
        return new Variable(root.text(), Optional.of(new Path(root, List.of())), value);
    }

    boolean hasParts() {
        return switch (value) {
            case Obj obj -> obj.size() > 0;
            case Array array -> array.size() > 0;
            case Value.Null n -> false;
            case Value.Bool bool -> false;
            case Value.Num num -> false;
            case Value.Text text -> false;
        };
    }

    List<Variable> parts() {
        var parts = new ArrayList<Variable>();
        switch (value) {
            case Obj obj ->
                obj.entries().entrySet().stream()
                        .limit(MOST)
                        .forEach(entry ->
                                parts.add(below(entry.getKey(), new Segment.Key(entry.getKey()), entry.getValue())));
            case Array array -> {
                for (int i = 0; i < Math.min(array.size(), MOST); i++) {
                    parts.add(below(
                            "[" + i + "]",
                            new Segment.Index(i),
                            array.elements().get(i)));
                }
            }
            case Value.Null n -> {}
            case Value.Bool bool -> {}
            case Value.Num num -> {}
            case Value.Text text -> {}
        }
        return parts;
    }

    private Variable below(String part, Segment segment, Value inner) {
        return new Variable(
                part,
                path.map(whole -> {
                    var segments = new ArrayList<>(whole.segments());
                    segments.add(segment);
                    return new Path(whole.root(), segments);
                }),
                inner);
    }

    /// The value on one line, cut when it is long.
    String line() {
        return brief(value);
    }

    static String brief(Value value) {
        var text = switch (value) {
            case Obj obj when obj.size() > 20 -> "{… %d}".formatted(obj.size());
            case Array array when array.size() > 20 -> "[… %d]".formatted(array.size());
            default -> Json.text(value);
        };
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /// Those of these and of all inside them whose name or simple value has this text in it.
    static List<Variable> search(List<Variable> roots, String text, int most) {
        var found = new ArrayList<Variable>();
        roots.forEach(root -> search(root, text.toLowerCase(Locale.ROOT), most, found));
        return found;
    }

    private static void search(Variable at, String text, int most, List<Variable> found) {
        if (found.size() >= most) {
            return;
        }
        boolean named = at.name().toLowerCase(Locale.ROOT).contains(text);
        if (named || !at.hasParts() && at.line().toLowerCase(Locale.ROOT).contains(text)) {
            found.add(at);
        }
        at.parts().forEach(part -> search(part, text, most, found));
    }
}
