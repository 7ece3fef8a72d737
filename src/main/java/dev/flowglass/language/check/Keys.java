package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.FlowSource.StepSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The keys that an object can have.
///
/// @param open true when it can have any
record Keys(Set<String> names, boolean open) {
    static final Keys NONE = new Keys(Set.of(), false);
    static final Keys UNKNOWN = new Keys(Set.of(), true);

    Keys {
        names = Set.copyOf(names);
    }

    boolean mayHave(String name) {
        return open || names.contains(name);
    }

    boolean isEmpty() {
        return !open && names.isEmpty();
    }

    static Keys union(List<Keys> all) {
        if (all.stream().anyMatch(Keys::open)) {
            return UNKNOWN;
        }
        return all.size() == 1 ? all.getFirst() : of(all.stream().flatMap(keys -> keys.names.stream()));
    }

    private static Keys of(Stream<String> names) {
        return new Keys(names.collect(Collectors.toSet()), false);
    }

    /// What the output of a step can have, also when its error is caught.
    static Keys outputOf(StepSource step, Subject subject) {
        if (!step.outputMappings().isEmpty()) {
            var caught = step.task().stream().flatMap(task -> task.errorMappings().stream());
            return of(Stream.concat(step.outputMappings().stream(), caught).map(MappingSource::target));
        }
        if (step.type().isEmpty()) {
            return UNKNOWN;
        }
        return switch (step.type().get()) {
            case TASK -> UNKNOWN;
            case CHOICE -> ofGroups(step, subject);
            case WAIT, PASS, PARALLEL, FOREACH, SUCCEED, FAIL -> NONE;
        };
    }

    /// What the lists inside a step can make.
    static Keys ofGroups(StepSource step, Subject subject) {
        return union(step.groups().stream()
                .map(group -> subject.local(group.steps()))
                .toList());
    }
}
