package dev.flowglass.language;

import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.model.Answer;
import dev.flowglass.model.Answer.Act;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads an answers file: what the outside world does, in order.
public final class AnswersReader {
    private static final String USUAL_EVENT = "TaskSubmitted";

    private final Page page;
    private final Values values;

    private AnswersReader(Page page) {
        this.page = page;
        this.values = new Values(page);
    }

    /// Reads any text; never throws. A file without content answers nothing.
    public static Document<List<Answer>> read(String text) {
        var page = new Page(text);
        var root = Yaml.read(text, page.problems()).root();
        return Document.of(page, root.map(new AnswersReader(page)::answers).orElse(List.of()));
    }

    private List<Answer> answers(YamlNode root) {
        if (root instanceof Scalar scalar && scalar.value().equals(Value.NULL)) {
            return List.of();
        }
        if (!(root instanceof Sequence list)) {
            page.report(LanguageCode.MUST_BE_LIST, root.range(), "answers");
            return List.of();
        }
        var answers = new ArrayList<Answer>();
        for (var element : list.elements()) {
            if (element instanceof YamlNode.Mapping map) {
                answer(map).ifPresent(answers::add);
            } else if (!(element instanceof YamlNode.Unreadable)) {
                var range = element.range().length() == 0 ? list.range() : element.range();
                page.report(LanguageCode.MUST_BE_MAP, range, "answers");
            }
        }
        return answers;
    }

    private Optional<Answer> answer(YamlNode.Mapping map) {
        var fields = new Fields(map, Place.ANSWER, page);
        var when = fields.map("when").map(condition -> new Fields(condition, Place.WHEN, page));
        var step = when.flatMap(condition -> condition.text("step")).map(Scalar::text);
        var event = when.flatMap(condition -> condition.word("event")).orElse(USUAL_EVENT);
        var act = act(fields);
        return step.flatMap(name -> act.map(done -> new Answer(name, event, done)));
    }

    private Optional<Act> act(Fields fields) {
        if (fields.has("stop")) {
            return fields.map("stop").map(map -> stop(new Fields(map, Place.STOP, page)));
        }
        return fields.word("report").flatMap(word -> switch (word) {
            case "succeeded" -> succeed(fields);
            case "failed" -> fail(fields);
            default -> Optional.of(stop(fields));
        });
    }

    private static Act stop(Fields fields) {
        return new Act.Stop(
                fields.anyText("error").orElse(""), fields.anyText("cause").orElse(""));
    }

    private Optional<Act> succeed(Fields fields) {
        if (!fields.has("output")) {
            page.report(LanguageCode.MISSING_FIELD, fields.valueRange("report"), "output", "succeeded");
        }
        return fields.value("output").flatMap(values::value).map(Act.Succeed::new);
    }

    private Optional<Act> fail(Fields fields) {
        if (!fields.has("error")) {
            page.report(LanguageCode.MISSING_FIELD, fields.valueRange("report"), "error", "failed");
        }
        var cause = fields.anyText("cause").orElse("");
        return fields.text("error").map(error -> new Act.Fail(error.text(), cause));
    }
}
