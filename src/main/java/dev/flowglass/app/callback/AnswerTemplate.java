package dev.flowglass.app.callback;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The answer that a step's `outputMappings` ask for: `$local.status` makes `{"status": "ok"}`.
public final class AnswerTemplate {
    private static final Value SAMPLE = Value.of("ok");
    private static final int LONGEST_LIST = 20;

    private AnswerTemplate() {}

    /// Has a value at every path that the mappings read.
    public static Value of(TaskStep step) {
        Optional<Value> answer = Optional.empty();
        for (var mapping : step.outputMappings()) {
            if (mapping.source() instanceof Mapping.Source.From(Path path) && path.root() == Path.Root.LOCAL) {
                answer = Optional.of(
                        with(answer, path.segments(), path.segments().isEmpty()));
            }
        }
        return answer.orElse(Obj.EMPTY);
    }

    /// Names of targets whose source the answer does not have, so that they become `null`.
    public static List<Mapping> missing(TaskStep step, Value answer) {
        return step.outputMappings().stream()
                .filter(mapping -> mapping.source() instanceof Mapping.Source.From(Path path)
                        && path.root() == Path.Root.LOCAL
                        && path.from(answer).isEmpty())
                .toList();
    }

    private static Value with(Optional<Value> there, List<Segment> path, boolean whole) {
        if (path.isEmpty()) {
            return there.orElse(whole ? Obj.EMPTY : SAMPLE);
        }
        var rest = path.subList(1, path.size());
        return switch (path.getFirst()) {
            case Segment.Key(String name) -> {
                var obj = there.orElse(Obj.EMPTY) instanceof Obj known ? known : Obj.EMPTY;
                yield obj.with(name, with(obj.get(name).filter(AnswerTemplate::isStructure), rest, false));
            }
            case Segment.Index(int index) -> element(there, Math.min(index, LONGEST_LIST), rest);
            case Segment.All all -> element(there, 0, rest);
        };
    }

    private static Value element(Optional<Value> there, int index, List<Segment> rest) {
        var elements = new ArrayList<>(there.orElse(Array.EMPTY) instanceof Array known ? known.elements() : List.of());
        while (elements.size() <= index) {
            elements.add(SAMPLE);
        }
        elements.set(index, with(Optional.of(elements.get(index)).filter(AnswerTemplate::isStructure), rest, false));
        return Array.of(elements);
    }

    private static boolean isStructure(Value value) {
        return value instanceof Obj || value instanceof Array;
    }
}
