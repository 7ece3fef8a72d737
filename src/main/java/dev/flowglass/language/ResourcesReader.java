package dev.flowglass.language;

import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Binding.Kind;
import dev.flowglass.model.Binding.Language;
import dev.flowglass.model.Binding.Response;
import dev.flowglass.model.Binding.Response.Outcome;
import dev.flowglass.model.ResourceKind;
import dev.flowglass.model.Resources;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Reads a resources file: what each resource means on this machine. Files that it names are not looked at.
public final class ResourcesReader {
    private static final long LONGEST_DELAY = 31_536_000;

    private final Page page;
    private final Values values;

    private ResourcesReader(Page page) {
        this.page = page;
        this.values = new Values(page);
    }

    /// Reads any text; never throws. A file without content binds nothing.
    public static Document<Resources> read(String text) {
        var page = new Page(text);
        var root = Yaml.read(text, page.problems()).root();
        return Document.of(page, root.map(new ResourcesReader(page)::resources).orElse(Resources.NONE));
    }

    private Resources resources(YamlNode root) {
        if (root instanceof Scalar scalar && scalar.value().equals(Value.NULL)) {
            return Resources.NONE;
        }
        if (!(root instanceof YamlNode.Mapping map)) {
            page.report(LanguageCode.MUST_BE_MAP, root.range(), Place.RESOURCES.word());
            return Resources.NONE;
        }
        var fields = new Fields(map, Place.RESOURCES, page);
        fields.value("version")
                .filter(version ->
                        !(version instanceof Scalar scalar && scalar.value().equals(Value.of(1))))
                .ifPresent(version -> page.report(
                        LanguageCode.UNKNOWN_VALUE,
                        fields.valueRange("version"),
                        "version",
                        Fields.shown(version),
                        "1"));
        var bindings = new ArrayList<Binding>();
        var seen = new HashSet<String>();
        for (var element : fields.list("resources").map(Sequence::elements).orElse(List.of())) {
            fields.mapping(element, "resources")
                    .flatMap(binding -> binding(binding, seen))
                    .ifPresent(bindings::add);
        }
        return new Resources(bindings);
    }

    private Optional<Binding> binding(YamlNode.Mapping map, Set<String> seen) {
        var word = map.find("kind").map(entry -> Fields.shown(entry.value())).orElse("");
        var fields = new Fields(map, place(word), page);
        var arn = fields.text("arn");
        var kind = kind(word, fields);
        arn.ifPresent(text -> {
            checkArn(text, word);
            if (!seen.add(text.text())) {
                page.report(LanguageCode.SHADOWED_BINDING, text.range(), text.text());
            }
        });
        return arn.flatMap(text -> kind.map(found -> new Binding(text.text(), found)));
    }

    private static Place place(String kind) {
        return switch (kind) {
            case "echo" -> Place.ECHO;
            case "mock" -> Place.MOCK;
            case "python" -> Place.PYTHON;
            case "node" -> Place.NODE;
            case "http" -> Place.HTTP;
            case "manual" -> Place.MANUAL;
            case "queue" -> Place.QUEUE;
            case "flow" -> Place.FLOW_FILE;
            default -> Place.BINDING;
        };
    }

    private Optional<Kind> kind(String word, Fields fields) {
        return switch (word) {
            case "echo" -> Optional.of(new Kind.Echo());
            case "mock" -> mock(fields);
            case "python" -> function(Language.PYTHON, fields);
            case "node" -> function(Language.NODE, fields);
            case "http" -> http(fields);
            case "manual" -> Optional.of(new Kind.Manual());
            case "queue" -> Optional.of(new Kind.Queue());
            case "flow" -> fields.text("file").map(file -> new Kind.FlowFile(file.text()));
            default -> {
                fields.word("kind");
                yield Optional.empty();
            }
        };
    }

    private Optional<Kind> function(Language language, Fields fields) {
        var file = fields.text("file");
        var handler = fields.text("handler");
        handler.filter(text -> !text.text().matches("[^\\s.]+(\\.[^\\s.]+)+"))
                .ifPresent(text -> page.report(LanguageCode.BAD_HANDLER, text.range(), text.text()));
        var timeout = timeout(fields);
        return file.flatMap(
                path -> handler.map(called -> new Kind.Function(language, path.text(), called.text(), timeout)));
    }

    private static OptionalLong timeout(Fields fields) {
        return fields.integer("timeoutSeconds", 1, Long.MAX_VALUE);
    }

    private Optional<Kind> http(Fields fields) {
        var url = fields.text("url");
        url.filter(text -> !isAddress(text.text()))
                .ifPresent(text -> page.report(LanguageCode.BAD_URL, text.range(), text.text()));
        var timeout = timeout(fields);
        return url.map(text -> new Kind.Http(text.text(), timeout));
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private Optional<Kind> mock(Fields fields) {
        var responses = new ArrayList<Response>();
        for (var element : fields.someList("responses").map(Sequence::elements).orElse(List.of())) {
            fields.mapping(element, "responses").flatMap(this::response).ifPresent(responses::add);
        }
        return Optional.of(new Kind.Mock(responses));
    }

    private Optional<Response> response(YamlNode.Mapping map) {
        var fields = new Fields(map, Place.RESPONSE, page);
        long delay = fields.number("delaySeconds", 0, LONGEST_DELAY)
                .map(seconds -> seconds.multiply(BigDecimal.valueOf(1_000))
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue())
                .orElse(0L);
        var outcome = fields.map("error")
                .flatMap(this::error)
                .or(() -> fields.value("output").flatMap(values::value).map(Outcome.Output::new));
        return outcome.map(found -> new Response(found, delay));
    }

    private Optional<Outcome> error(YamlNode.Mapping map) {
        var fields = new Fields(map, Place.RESPONSE_ERROR, page);
        var message = fields.anyText("message").orElse("");
        return fields.text("type").map(type -> new Outcome.Err(type.text(), message));
    }

    private void checkArn(Scalar arn, String kind) {
        var text = arn.text();
        var named = ResourceKind.of(text);
        if (named.isEmpty()) {
            boolean actionOrLikely = text.matches("[^:\\s]+:[^:\\s]+") || text.startsWith("acs:");
            if (!actionOrLikely) {
                page.report(LanguageCode.BAD_ARN, arn.range(), text);
            }
            return;
        }
        boolean fits = switch (kind) {
            case "queue" -> named.get() == ResourceKind.QUEUE || named.get() == ResourceKind.TOPIC;
            case "flow" -> named.get() == ResourceKind.FLOW;
            case "python", "node" -> named.get() == ResourceKind.FUNCTION;
            default -> true;
        };
        if (!fits) {
            page.report(LanguageCode.KIND_AND_ARN, arn.range(), kind, text);
        }
    }
}
