package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.language.assist.Explanation;
import dev.flowglass.language.assist.Topic;
import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.words.Messages;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ExplanationTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: task
            name: a
            resourceArn: acs:fc:::services/s/functions/f
            retry:
              - errors: [FnF.ALL]
                maxAttempts: 2
            catch: [{ errors: [FnF.ALL], goto: b }]
          - type: choice
            name: b
            choices:
              - condition: $.a
                steps:
                  - type: foreach
                    name: c
                    iterationMapping: { collection: $.l, item: i }
                    steps:
                      - { type: wait, name: d, duration: 3 }
            default: { steps: [{ type: pass, name: e }] }
        """;
    private static final String RESOURCES = """
        version: 1
        resources:
          - arn: 'acs:fc:::services/s/functions/f'
            kind: mock
            responses:
              - error: { message: no }
                delaySeconds: 1
          - { arn: 'acs:fnf:::flow/f', kind: flow, file: f.yaml }
        """;
    private static final String ANSWERS = "- when: { step: a, event: TaskSubmitted }\n  report: stop\n";

    private static Optional<String> at(String text, String word) {
        return Explanation.keyAt(text, text.indexOf(word) + 1).map(Key::documentation);
    }

    @ParameterizedTest
    @CsvSource({
        "version, key.flow.version",
        "name: a, key.step.name",
        "resourceArn, key.task.resourceArn",
        "maxAttempts, key.retry.maxAttempts",
        "goto, key.catch.goto",
        "condition, key.choices.condition",
        "iterationMapping, key.foreach.iterationMapping",
        "collection, key.iterationMapping.collection",
        "duration, key.wait.duration",
        "default, key.choice.default"
    })
    void aKeyOfAFlowIsFoundWhereverItIsNested(String word, String documentation) {
        assertThat(at(FLOW, word)).contains(documentation);
    }

    @Test
    void keysOfTheFilesBesideAFlowAreFoundToo() {
        assertThat(at(RESOURCES, "kind")).contains("key.resource.kind");
        assertThat(at(RESOURCES, "delaySeconds")).contains("key.responses.delaySeconds");
        assertThat(at(RESOURCES, "message")).contains("key.error.message");
        assertThat(at(RESOURCES, "file")).contains("key.flow-file.file");
        assertThat(at(ANSWERS, "event")).contains("key.when.event");
        assertThat(at(ANSWERS, "report")).contains("key.answer.report");
    }

    @Test
    void valuesAndUnknownKeysAreNotExplained() {
        assertThat(at(FLOW, "FnF.ALL")).isEmpty();
        assertThat(at("colour: red\n", "colour")).isEmpty();
        assertThat(at("[", "[")).isEmpty();
    }

    @Test
    void everyProblemBelongsToATopicAndEveryTopicHasAProblem() {
        var codes = Stream.concat(
                        Arrays.<DiagnosticCode>stream(ExpressionCode.values()), Arrays.stream(LanguageCode.values()))
                .toList();

        assertThat(codes).allMatch(code -> Topic.of(code).isPresent());
        assertThat(codes.stream().flatMap(code -> Topic.of(code).stream())).containsAll(EnumSet.allOf(Topic.class));
    }

    @ParameterizedTest
    @EnumSource(Topic.class)
    void everyTopicIsExplainedInBothLanguages(Topic topic) {
        for (var locale : Messages.LANGUAGES) {
            assertThat(Messages.of(locale).text(topic.documentation()))
                    .as("%s in %s", topic, locale)
                    .isNotEqualTo(topic.documentation())
                    .matches("(?s).*[.。]");
        }
    }
}
