package dev.flowglass.language;

import dev.flowglass.expression.Template;
import dev.flowglass.language.yaml.YamlNode.Entry;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.TaskStep.Target;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Reads `serviceParams` and knows the parameters of the services that a flow can call.
final class ServiceParameters {
    private final Page page;
    private final Values values;

    ServiceParameters(Page page) {
        this.page = page;
        this.values = new Values(page);
    }

    SequencedMap<String, Template> read(Fields task, Optional<Target> target) {
        var parameters = new LinkedHashMap<String, Template>();
        var map = task.map("serviceParams");
        for (var entry : map.map(Mapping::entries).orElse(List.of())) {
            parameters.put(entry.name(), values.template(entry.value()));
        }
        target.ifPresent(known -> check(known, map, parameters, task));
        return parameters;
    }

    private void check(Target target, Optional<Mapping> map, SequencedMap<String, Template> parameters, Fields task) {
        var known = Grammar.parameters(target);
        if (known.isEmpty()) {
            return;
        }
        for (var entry : map.map(Mapping::entries).orElse(List.of())) {
            if (known.contains(entry.name())) {
                checkValue(
                        entry,
                        parameters.get(entry.name()) instanceof Template.Constant(Value value)
                                ? Optional.of(value)
                                : Optional.empty());
            } else {
                page.nearest()
                        .to(entry.name(), known)
                        .ifPresentOrElse(
                                meant -> page.report(
                                        LanguageCode.MISSPELT_PARAMETER,
                                        entry.key().range(),
                                        entry.name(),
                                        meant),
                                () -> page.report(
                                        LanguageCode.UNKNOWN_FIELD,
                                        entry.key().range(),
                                        entry.name(),
                                        "serviceParams"));
            }
        }
        boolean message = target instanceof Target.Resource(String arn)
                && ResourceKind.of(arn)
                        .filter(kind -> kind == ResourceKind.QUEUE || kind == ResourceKind.TOPIC)
                        .isPresent();
        if (message && !parameters.containsKey("MessageBody")) {
            page.report(
                    LanguageCode.MISSING_PARAMETER,
                    task.has("serviceParams") ? task.keyRange("serviceParams") : task.valueRange("resourceArn"),
                    "MessageBody");
        }
    }

    private void checkValue(Entry entry, Optional<Value> constant) {
        if (constant.isEmpty()) {
            return;
        }
        var range = entry.value().range().length() == 0
                ? entry.key().range()
                : entry.value().range();
        switch (entry.name()) {
            case "InvocationType" -> {
                if (!constant.get().equals(Value.of("Sync")) && !constant.get().equals(Value.of("Async"))) {
                    page.report(
                            LanguageCode.UNKNOWN_PARAMETER_VALUE,
                            range,
                            entry.name(),
                            Fields.shown(entry.value()),
                            "Sync, Async");
                }
            }
            case "DelaySeconds" -> checkRange(entry, range, constant.get(), 0, 604_800);
            case "Priority" -> checkRange(entry, range, constant.get(), 1, 16);
            default -> {}
        }
    }

    private void checkRange(Entry entry, Range range, Value value, long least, long greatest) {
        if (!(value instanceof Value.Num(BigDecimal amount))
                || !WholeNumber.is(amount)
                || WholeNumber.of(amount) < least
                || WholeNumber.of(amount) > greatest) {
            page.report(
                    LanguageCode.PARAMETER_OUT_OF_RANGE,
                    range,
                    entry.name(),
                    Fields.shown(entry.value()),
                    String.valueOf(least),
                    String.valueOf(greatest));
        }
    }
}
