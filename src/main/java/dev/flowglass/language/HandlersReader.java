package dev.flowglass.language;

import dev.flowglass.language.FlowSource.HandlerSource;
import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.TaskStep.Catch;
import dev.flowglass.model.TaskStep.Retry;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads `retry` and `catch`.
final class HandlersReader {
    private static final long LONGEST_INTERVAL = 86_400;

    private final Page page;

    HandlersReader(Page page) {
        this.page = page;
    }

    /// Both what can run and where it stands.
    record Handlers<T>(List<T> policies, List<HandlerSource> sources) {}

    Handlers<Retry> retry(Fields task) {
        var handlers = new Handlers<Retry>(new ArrayList<>(), new ArrayList<>());
        for (var map : entries(task, "retry")) {
            var fields = new Fields(map, Place.RETRY, page);
            var errors = errors(fields);
            var interval = fields.number("intervalSeconds", 0, LONGEST_INTERVAL);
            var longest = fields.number("maxIntervalSeconds", 0, LONGEST_INTERVAL);
            var attempts = fields.integer("maxAttempts", 0, Integer.MAX_VALUE);
            var multiplier = fields.number("multiplier", 0, Integer.MAX_VALUE);
            handlers.sources().add(new HandlerSource(errors, Optional.empty(), map.range()));
            handlers.policies()
                    .add(new Retry(
                            errors.stream().map(NameSource::name).toList(),
                            interval.orElse(BigDecimal.ONE),
                            longest.orElse(BigDecimal.valueOf(LONGEST_INTERVAL)),
                            (int) attempts.orElse(3),
                            multiplier.orElse(BigDecimal.TWO)));
        }
        return handlers;
    }

    Handlers<Catch> catches(Fields task) {
        var handlers = new Handlers<Catch>(new ArrayList<>(), new ArrayList<>());
        for (var map : entries(task, "catch")) {
            var fields = new Fields(map, Place.CATCH, page);
            var errors = errors(fields);
            var goTo = goTo(fields);
            handlers.sources().add(new HandlerSource(errors, goTo, map.range()));
            goTo.ifPresent(target -> handlers.policies()
                    .add(new Catch(errors.stream().map(NameSource::name).toList(), target.name())));
        }
        return handlers;
    }

    static Optional<NameSource> goTo(Fields fields) {
        return fields.text("goto").map(target -> new NameSource(target.text(), target.range()));
    }

    private List<YamlNode.Mapping> entries(Fields task, String key) {
        return task.list(key).map(YamlNode.Sequence::elements).orElse(List.of()).stream()
                .map(element -> task.mapping(element, key))
                .flatMap(Optional::stream)
                .toList();
    }

    private List<NameSource> errors(Fields fields) {
        var names = new ArrayList<NameSource>();
        for (var element :
                fields.someList("errors").map(YamlNode.Sequence::elements).orElse(List.of())) {
            if (element instanceof Scalar scalar
                    && scalar.value() instanceof Value.Text(String name)
                    && !name.isBlank()) {
                names.add(new NameSource(name, scalar.range()));
            } else if (!(element instanceof YamlNode.Unreadable)) {
                var range = element.range().length() == 0 ? fields.keyRange("errors") : element.range();
                page.report(LanguageCode.MUST_BE_TEXT, range, "errors", Fields.shown(element));
            }
        }
        return names;
    }
}
