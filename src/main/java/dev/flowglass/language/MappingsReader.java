package dev.flowglass.language;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.language.FlowSource.MappingSource;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.Mapping.Source;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads `inputMappings`, `outputMappings` and `errorMappings`.
final class MappingsReader {
    private static final Set<String> CONTEXT = Set.of(
            "flow",
            "flow.name",
            "execution",
            "execution.name",
            "step",
            "step.name",
            "step.eventId",
            "task",
            "task.token");

    private final Page page;
    private final Values values;

    MappingsReader(Page page) {
        this.page = page;
        this.values = new Values(page);
    }

    /// What the names mean where the mappings stand.
    enum Scope {
        /// There is no `$local` yet.
        FLOW_INPUT,
        DATA,
        /// Only `$local.error` and `$local.cause` are read.
        ERROR
    }

    List<MappingSource> read(Fields owner, String key, Scope scope) {
        var mappings = new ArrayList<MappingSource>();
        var targets = new HashSet<String>();
        for (var element : owner.list(key).map(YamlNode.Sequence::elements).orElse(List.of())) {
            owner.mapping(element, key).flatMap(map -> mapping(map, key, scope)).ifPresent(mapping -> {
                if (!targets.add(mapping.target())) {
                    page.report(LanguageCode.REPEATED_TARGET, mapping.targetRange(), mapping.target());
                }
                mappings.add(mapping);
            });
        }
        return mappings;
    }

    private Optional<MappingSource> mapping(YamlNode.Mapping map, String key, Scope scope) {
        var fields = new Fields(map, Place.MAPPING, key, page);
        var target = fields.text("target");
        var source = fields.value("source").flatMap(node -> source(node, scope));
        if (target.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new MappingSource(
                new Mapping(target.get().text(), source.get()),
                target.get().range(),
                fields.valueRange("source"),
                map.range()));
    }

    private Optional<Source> source(YamlNode node, Scope scope) {
        if (!(node instanceof Scalar scalar && scalar.value() instanceof Value.Text(String text))) {
            if (scope == Scope.ERROR) {
                page.report(LanguageCode.ERROR_MAPPING_SOURCE, node.range());
            }
            return values.value(node).map(Source.Constant::new);
        }
        if (scope == Scope.ERROR && !text.equals("$local.error") && !text.equals("$local.cause")) {
            page.report(LanguageCode.ERROR_MAPPING_SOURCE, scalar.range());
            return Optional.of(new Source.Constant(scalar.value()));
        }
        if (Path.isMappingPath(text)) {
            var path = values.path(scalar);
            path.ifPresent(found -> checkRoot(found, scalar, scope));
            return path.map(Source.From::new);
        }
        if (Path.isStepInputPath(text)) {
            page.report(LanguageCode.STEP_PATH_IN_MAPPING, scalar.range(), text, "$input" + text.substring(1));
        } else if (text.startsWith("$")) {
            page.report(LanguageCode.NOT_A_PATH, scalar.range(), text);
        }
        return values.value(scalar).map(Source.Constant::new);
    }

    private void checkRoot(Path path, Scalar scalar, Scope scope) {
        if (path.root() == Path.Root.LOCAL && scope == Scope.FLOW_INPUT) {
            page.report(LanguageCode.NO_LOCAL_HERE, scalar.range());
        }
        if (path.root() == Path.Root.CONTEXT && !isContext(path.segments())) {
            page.report(LanguageCode.UNKNOWN_CONTEXT, scalar.range(), scalar.text());
        }
    }

    private static boolean isContext(List<Segment> segments) {
        var keys = new ArrayList<String>();
        for (var segment : segments) {
            if (!(segment instanceof Segment.Key(String name))) {
                return false;
            }
            keys.add(name);
        }
        return keys.isEmpty() || CONTEXT.contains(String.join(".", keys));
    }
}
