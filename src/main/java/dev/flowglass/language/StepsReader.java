package dev.flowglass.language;

import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads lists of steps, which may stand in each other.
final class StepsReader {
    /// Deepest nesting of steps.
    private static final int MAX_DEPTH = 100;

    private final Page page;
    private final Names names;
    private final StepReader reader;

    StepsReader(Page page, Names names) {
        this.page = page;
        this.names = names;
        this.reader = new StepReader(page, this);
    }

    /// The `steps` of a mapping that has them.
    List<StepSource> read(Fields owner, StepPath parent, int group) {
        if (parent.indices().size() >= 2 * MAX_DEPTH - 1) {
            page.report(LanguageCode.TOO_DEEP, owner.keyRange("steps"), String.valueOf(MAX_DEPTH));
            return List.of();
        }
        var list = owner.someList("steps").map(Sequence::elements).orElse(List.of());
        var steps = new ArrayList<StepSource>();
        for (int i = 0; i < list.size(); i++) {
            var path = parent.child(group, i);
            var element = list.get(i);
            steps.add(owner.mapping(element, "steps")
                    .map(map -> reader.read(map, path))
                    .orElseGet(() -> unreadable(element, path)));
        }
        names.addList(steps);
        return steps;
    }

    /// A step of which nothing is known but that it is there.
    private static StepSource unreadable(YamlNode node, StepPath path) {
        Range range = node.range();
        return new StepSource(
                path,
                Optional.empty(),
                "",
                range,
                range,
                false,
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                "",
                Optional.empty());
    }
}
