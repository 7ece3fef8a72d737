package dev.flowglass.app.data;

import dev.flowglass.expression.Path;
import java.util.Locale;

/// What a piece of data is to a step or an execution.
public enum DataPart {
    /// Detail of the selected event.
    EVENT(Path.Root.STEP_INPUT),
    /// What a person changed between the selected event and the next one.
    EDITED(Path.Root.STEP_INPUT),
    ERROR(Path.Root.STEP_INPUT),
    PARENT_INPUT(Path.Root.INPUT),
    PARENT_LOCAL(Path.Root.LOCAL),
    INPUT(Path.Root.INPUT),
    /// What the resource answered when it took the job.
    SUBMITTED(Path.Root.STEP_INPUT),
    LOCAL(Path.Root.LOCAL),
    OUTPUT(Path.Root.LOCAL),
    /// What is another in the parent's local than before the step.
    CHANGES(Path.Root.LOCAL),
    /// The parent's local after the output is merged.
    MERGED(Path.Root.LOCAL);

    private final Path.Root root;

    DataPart(Path.Root root) {
        this.root = root;
    }

    /// What it is called in paths.
    Path.Root root() {
        return root;
    }

    /// True for what a person seldom looks at.
    boolean isFoldedAtFirst() {
        return switch (this) {
            case PARENT_INPUT, PARENT_LOCAL, MERGED -> true;
            case EVENT, EDITED, ERROR, OUTPUT, LOCAL, SUBMITTED, INPUT, CHANGES -> false;
        };
    }

    /// Key of its title; `<key>.about` is the key of a sentence that explains it.
    String word() {
        return "data.part." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
