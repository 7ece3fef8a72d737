package dev.flowglass.language.check;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.Mapping.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `$local.x` where nothing can have set `x`. Says nothing while the flow has errors: a mapping that cannot be read may
/// be the one that sets it.
final class UnsetLocals implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        if (problems.hasErrors()) {
            return;
        }
        for (var list : subject.lists()) {
            checkInputs(list, subject, problems);
            list.forEach(step -> checkOutputs(step, subject, problems));
        }
        var made = subject.local(subject.flow().steps());
        for (var mapping : subject.flow().outputMappings()) {
            local(mapping)
                    .flatMap(path -> firstKey(path, 0))
                    .filter(key -> !made.mayHave(key))
                    .ifPresent(key -> problems.add(LanguageCode.UNSET_LOCAL, mapping.sourceRange(), key));
        }
    }

    /// What a step finds in the local of its list is what the steps before it made.
    private static void checkInputs(List<StepSource> list, Subject subject, Problems problems) {
        Map<String, Integer> firstSet = new HashMap<>();
        int firstOpen = list.size();
        for (int i = 0; i < list.size(); i++) {
            var output = subject.output(list.get(i));
            if (output.open()) {
                firstOpen = Math.min(firstOpen, i);
            }
            for (var name : output.names()) {
                firstSet.putIfAbsent(name, i);
            }
        }
        int[] lastBefore = subject.ways(list).lastBefore();
        for (int i = 0; i < list.size(); i++) {
            for (var mapping : list.get(i).inputMappings()) {
                var key = local(mapping).flatMap(path -> firstKey(path, 0));
                if (key.isPresent()
                        && firstOpen > lastBefore[i]
                        && firstSet.getOrDefault(key.get(), list.size()) > lastBefore[i]) {
                    problems.add(LanguageCode.UNSET_LOCAL, mapping.sourceRange(), key.get());
                }
            }
        }
    }

    /// What a step finds in its own local depends on its type.
    private static void checkOutputs(StepSource step, Subject subject, Problems problems) {
        if (step.type().isEmpty()) {
            return;
        }
        for (var mapping : step.outputMappings()) {
            var path = local(mapping).filter(found -> !found.segments().isEmpty());
            if (path.isEmpty()) {
                continue;
            }
            switch (step.type().get()) {
                case TASK -> {}
                case WAIT, PASS, SUCCEED, FAIL ->
                    problems.add(
                            LanguageCode.EMPTY_LOCAL,
                            mapping.sourceRange(),
                            step.type().get().word());
                case CHOICE -> checkKey(firstKey(path.get(), 0), step, mapping, subject, problems);
                case PARALLEL, FOREACH -> checkList(path.get(), step, mapping, subject, problems);
            }
        }
    }

    private static void checkList(
            Path path, StepSource step, MappingSource mapping, Subject subject, Problems problems) {
        switch (path.segments().getFirst()) {
            case Segment.Key key -> {
                var listing = new ArrayList<Segment>();
                listing.add(new Segment.All());
                listing.addAll(path.segments());
                problems.add(
                        LanguageCode.LOCAL_IS_LIST,
                        mapping.sourceRange(),
                        path.toString(),
                        new Path(Path.Root.LOCAL, listing).toString());
            }
            case Segment.All all -> checkKey(firstKey(path, 1), step, mapping, subject, problems);
            case Segment.Index index -> {}
        }
    }

    private static void checkKey(
            Optional<String> key, StepSource step, MappingSource mapping, Subject subject, Problems problems) {
        if (key.isPresent() && !Keys.ofGroups(step, subject).mayHave(key.get())) {
            problems.add(LanguageCode.UNSET_LOCAL, mapping.sourceRange(), key.get());
        }
    }

    private static Optional<Path> local(MappingSource mapping) {
        return mapping.mapping().source() instanceof Source.From(Path path) && path.root() == Path.Root.LOCAL
                ? Optional.of(path)
                : Optional.empty();
    }

    private static Optional<String> firstKey(Path path, int at) {
        return path.segments().size() > at && path.segments().get(at) instanceof Segment.Key(String name)
                ? Optional.of(name)
                : Optional.empty();
    }
}
