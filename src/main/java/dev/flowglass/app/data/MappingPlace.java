package dev.flowglass.app.data;

import dev.flowglass.debug.Lineage.Through;
import dev.flowglass.language.FlowSource;
import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.source.Range;
import java.util.List;
import java.util.Optional;

/// Where a mapping stands in the text.
public final class MappingPlace {
    private MappingPlace() {}

    /// Nothing when the text has no such mapping now.
    public static Optional<Range> of(FlowSource source, Through through) {
        var list = through.owner().isFlow()
                ? Optional.of(
                        switch (through.list()) {
                            case INPUT -> source.inputMappings();
                            case OUTPUT -> source.outputMappings();
                            case ERROR -> List.<MappingSource>of();
                        })
                : source.allSteps().stream()
                        .filter(step -> step.path().equals(through.owner()))
                        .findFirst()
                        .map(step -> mappings(step, through));
        return list.filter(mappings -> through.index() < mappings.size())
                .map(mappings -> mappings.get(through.index()).range());
    }

    private static List<MappingSource> mappings(StepSource step, Through through) {
        return switch (through.list()) {
            case INPUT -> step.inputMappings();
            case OUTPUT -> step.outputMappings();
            case ERROR -> step.task().map(task -> task.errorMappings()).orElse(List.of());
        };
    }
}
