package dev.flowglass.language.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Place;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// In these texts the caret is `^`.
class CompletionTest {
    private static final Facts FACTS = new Facts(
            resources("acs:fc:::services/office/functions/ask", "manual"),
            json("{\"order\":{\"id\":1},\"items\":[{\"sku\":\"a\"}]}"),
            Map.of("ask", json("{\"decision\":\"yes\"}")),
            List.of("OutOfStock"));

    private static SequencedMap<String, String> resources(String arn, String kind) {
        var resources = new LinkedHashMap<String, String>();
        resources.put(arn, kind);
        return resources;
    }

    private static Value json(String text) {
        return Json.read(text) instanceof Json.Reading.Parsed(Value value) ? value : Value.NULL;
    }

    private static List<Offer> offers(String marked, Place top) {
        int caret = marked.indexOf('^');
        return Completion.at(marked.replace("^", ""), caret, top, FACTS);
    }

    private static List<String> labels(String marked) {
        return offers(marked, Place.FLOW).stream().map(Offer::label).toList();
    }

    /// The text after the offer of this label was taken, with the caret.
    private static String taken(String marked, String label) {
        var offer = offers(marked, Place.FLOW).stream()
                .filter(one -> one.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(label + " is not in " + labels(marked)));
        var after = offer.apply(marked.replace("^", ""));
        return after.substring(0, offer.caret()) + "^" + after.substring(offer.caret());
    }

    private static String task(String lines) {
        return "version: v1\ntype: flow\nsteps:\n  - type: task\n    name: a\n"
                + lines.indent(4).stripTrailing();
    }

    @Test
    void anEmptyFlowBeginsWithTheKeysThatMustStand() {
        assertThat(labels("^")).startsWith("version", "type", "steps").contains("name", "timeoutSeconds");
        assertThat(labels("version: v1\n^")).startsWith("type", "steps").doesNotContain("version");
        assertThat(taken("version: v1\nt^", "type")).isEqualTo("version: v1\ntype: ^");
        assertThat(taken("version: v1\ntype: ^", "flow")).isEqualTo("version: v1\ntype: flow^");
        assertThat(taken("version: v1\nst^", "steps")).isEqualTo("version: v1\nsteps:\n  - ^");
    }

    @Test
    void keysOfAStepAreThoseOfItsTypeThatItDoesNotHave() {
        assertThat(labels(task("res^"))).first().isEqualTo("resourceArn");
        assertThat(labels(task("^")))
                .startsWith("resourceArn", "action")
                .contains("pattern", "retry", "catch")
                .doesNotContain("type", "name", "duration", "choices");
        assertThat(labels(task("resourceArn: x\n^"))).doesNotContain("resourceArn", "action");
        assertThat(labels("steps:\n  - ^\n    type: wait"))
                .contains("name", "duration")
                .doesNotContain("type", "retry");
    }

    @Test
    void keysAreFoundByAPartOfThem() {
        assertThat(labels(task("arn^"))).containsExactly("resourceArn");
        assertThat(labels(task("seconds^"))).containsExactly("timeoutSeconds");
        assertThat(labels(task("xyz^"))).isEmpty();
    }

    @Test
    void aKeyThatTakesAListBeginsIt() {
        assertThat(taken(task("inp^"), "inputMappings")).isEqualTo(task("inputMappings:\n  - ^"));
        assertThat(taken(task("inputMappings:\n  - ^"), "target")).isEqualTo(task("inputMappings:\n  - target: ^"));
        assertThat(taken(task("catch:\n  - ^"), "errors")).isEqualTo(task("catch:\n  - errors: [^]"));
        assertThat(taken(task("inputMappings:\n  ^"), "- target")).isEqualTo(task("inputMappings:\n  - target: ^"));
        assertThat(taken(task("catch: [^]"), "{ errors }")).isEqualTo(task("catch: [{ errors: ^ }]"));
    }

    @Test
    void theNameOfAKeyCanBeChangedAndItsValueStays() {
        assertThat(taken(task("patt^rn: sync"), "pattern")).isEqualTo(task("pattern^: sync"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pattern: ^                        | requestResponse, sync, waitForCallback",
                "pattern: wait^                    | waitForCallback",
                "pattern:^                         | requestResponse, sync, waitForCallback",
                "end: t^                           | true",
                "serviceParams: { InvocationType: ^ } | Sync, Async",
                "resourceArn: 'acs:fc:::services/office^' | acs:fc:::services/office/functions/ask",
                "pattern: sync # ^                 | ''",
                "# ^                               | ''",
                "cause: ^                          | ''",
            })
    void valuesAreThoseOfTheKey(String line, String expected) {
        assertThat(String.join(", ", labels(task(line)))).isEqualTo(expected);
    }

    @Test
    void aMissingBlankBehindAColonIsWritten() {
        assertThat(taken(task("pattern:^"), "sync")).isEqualTo(task("pattern: sync^"));
    }

    @Test
    void parametersAreThoseOfTheServiceThatIsCalled() {
        assertThat(labels(task("resourceArn: acs:mns:::/queues/jobs/messages\nserviceParams:\n  ^")))
                .containsExactly("MessageBody", "DelaySeconds", "Priority");
        assertThat(labels(task("resourceArn: acs:fnf:::flow/child\nserviceParams: { Input: $, ^ }")))
                .containsExactly("ExecutionName");
    }

    @Test
    void gotoNamesASibling() {
        var flow = """
            steps:
              - type: choice
                name: decide
                choices:
                  - condition: $.a
                    goto: ^
                    steps:
                      - { type: pass, name: inner }
              - { type: pass, name: yes }
              - type: parallel
                name: both
                branches:
                  - steps:
                      - { type: pass, name: deep }
            """;
        assertThat(labels(flow)).containsExactly("yes", "both", "decide");
        assertThat(labels(flow.replace("goto: ^", "goto: b^"))).containsExactly("both");
        assertThat(labels("steps:\n  - { type: task, name: a, catch: [{ errors: [X], goto: ^"))
                .containsExactly("a");
    }

    @Test
    void errorNamesAreThoseOfTheRunOfTheFlowAndOfTheService() {
        var names = labels(task("catch:\n  - errors: [^]\n") + "\n  - type: fail\n    name: f\n    error: Rejected");
        assertThat(names).startsWith("OutOfStock", "Rejected", "FnF.ALL").contains("FC.Unknown");
        assertThat(labels(task("catch: [{ errors: [FnF.ALL, FnF.T^")).getFirst())
                .isEqualTo("FnF.TaskTimeout");
        assertThat(taken(task("retry:\n  - errors:\n      - ^"), "FnF.ALL"))
                .isEqualTo(task("retry:\n  - errors:\n      - FnF.ALL^"));
    }

    @Test
    void resourcesAreThoseThatAreBoundThoseOfTheFlowAndTheFormsOfOthers() {
        assertThat(labels(task("resourceArn: ^")))
                .containsExactly(
                        "acs:fc:::services/office/functions/ask",
                        "acs:fc:::services/…/functions/…",
                        "acs:fnf:::flow/…",
                        "acs:mns:::/queues/…/messages",
                        "acs:mns:::/topics/…/messages")
                .hasSize(5);
        assertThat(taken(task("resourceArn: ^"), "acs:mns:::/queues/…/messages"))
                .isEqualTo(task("resourceArn: acs:mns:::/queues/^/messages"));
    }

    @Test
    void pathsLeadToWhatEarlierStepsMade() {
        var flow = """
            steps:
              - type: pass
                name: first
                outputMappings:
                  - { target: total, source: 3 }
                  - target: customer
                    source: { name: Li, city: X }
              - type: task
                name: second
                inputMappings:
                  - target: x
                    source: ^
              - type: pass
                name: third
                outputMappings:
                  - { target: later, source: 1 }
            """;
        assertThat(labels(flow))
                .contains("$input", "$input.order", "$local", "$local.total", "$local.customer", "$context.task")
                .doesNotContain("$local.later");
        assertThat(labels(flow.replace("^", "$local.^"))).containsExactly("$local.total", "$local.customer");
        assertThat(labels(flow.replace("^", "$local.customer.^")))
                .containsExactly("$local.customer.name", "$local.customer.city");
        assertThat(taken(flow.replace("^", "$context.task.^"), "$context.task.token"))
                .contains("source: $context.task.token^\n");
        assertThat(labels(flow.replace("^", "$input.items[*].^"))).containsExactly("$input.items[*].sku");
    }

    @Test
    void outputMappingsSeeWhatTheLastRunBrought() {
        var flow = """
            steps:
              - type: task
                name: ask
                outputMappings:
                  - source: $local.^
                    target: b\
            """;
        assertThat(labels(flow)).containsExactly("$local.decision");
        assertThat(labels(flow.replace("$local.^", "$local.decision").replace("target: b", "target: ^")))
                .containsExactly("decision");
    }

    @Test
    void errorMappingsSeeTheErrorOnly() {
        assertThat(labels(task("errorMappings:\n  - { target: e, source: $local.^ }")))
                .containsExactly("$local.error", "$local.cause");
    }

    @Test
    void conditionsSeeTheInputOfTheStep() {
        var flow = """
            steps:
              - type: task
                name: ask
                outputMappings: [{ target: decision, source: $local.decision }]
              - type: choice
                name: decide
                choices:
                  - condition: ^
            """;
        assertThat(labels(flow)).containsExactly("$", "$.order", "$.items", "$.decision");
        assertThat(labels(flow.replace("^", "$.d^"))).containsExactly("$.decision");
        assertThat(labels(flow.replace("^", "$.decision ^"))).startsWith("==", "!=");
        assertThat(labels(flow.replace("^", "$.a == 1 && $.dec^"))).containsExactly("$.decision");
        assertThat(labels(flow.replace("^", "$.a == 1 ^"))).containsExactly("&&", "||");
        assertThat(taken(flow.replace("^", "$.dec^ == `x`"), "$.decision")).contains("condition: $.decision^ == `x`");
    }

    @Test
    void anIterationSeesItsElement() {
        var flow = """
            steps:
              - type: foreach
                name: each
                iterationMapping: { collection: $.items, item: it, index: at }
                steps:
                  - type: task
                    name: one
                    inputMappings: [{ target: a, source: $input.^ }]
            """;
        assertThat(labels(flow)).contains("$input.it", "$input.at", "$input.items");
        assertThat(labels(flow.replace("input.^", "input.it.^"))).containsExactly("$input.it.sku");
    }

    @Test
    void aListOfStepsOffersStepsAndTemplates() {
        assertThat(labels("steps:\n  - ^")).contains("type", "name", "task", "choice", "callback", "saga");
        assertThat(taken("steps:\n  - wa^", "wait")).isEqualTo("steps:\n  - type: wait\n    name: ^");
        assertThat(taken("steps:\n  ^", "- wait")).isEqualTo("steps:\n  - type: wait\n    name: ^");
        assertThat(taken(task("resourceArn: x\n^"), "- pass"))
                .isEqualTo(task("resourceArn: x") + "\n  - type: pass\n    name: ^");
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void aTemplateCanBeReadAtOnce(Template template) {
        assertThat(FlowReader.read(template.flow()).diagnostics()).isEmpty();

        var twice = taken(template.flow() + "  ^", "- " + template.word()).replace("^", "");
        assertThat(FlowReader.read(twice).flow()).isPresent();
        assertThat(FlowReader.read(twice).outline().orElseThrow().steps())
                .extracting(step -> step.name())
                .doesNotHaveDuplicates();
        var inside =
                taken("version: v1\ntype: flow\nsteps:\n  - ^", template.word()).replace("^", "");
        assertThat(inside).isEqualTo(template.flow().stripTrailing());
    }

    @Test
    void aResourcesFileHasItsOwnKeys() {
        assertThat(offers("resources:\n  - arn: acs:fc:::services/a/functions/b\n    ^", Place.RESOURCES))
                .extracting(Offer::label)
                .containsExactly("kind");
        assertThat(offers("resources:\n  - kind: ^", Place.RESOURCES))
                .extracting(Offer::label)
                .contains("echo", "manual");
        assertThat(offers("resources:\n  - kind: python\n    ^", Place.RESOURCES))
                .extracting(Offer::label)
                .startsWith("arn", "file", "handler");
    }

    @Test
    void answersHaveTheirOwnKeys() {
        assertThat(offers("- when: { step: a, event: TaskS^", Place.ANSWER))
                .extracting(Offer::label)
                .contains("TaskSubmitted");
        assertThat(offers("- when: { step: a }\n  ^", Place.ANSWER))
                .extracting(Offer::label)
                .contains("report", "output");
    }

    /// At every place of every sample, with and without what stands behind the caret.
    @Test
    void noTextMakesItThrow() throws IOException {
        try (var files = Files.walk(Path.of("samples"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".yaml")).toList()) {
                var text = Files.readString(file);
                for (int at = 0; at <= text.length(); at++) {
                    for (var place : List.of(Place.FLOW, Place.RESOURCES, Place.ANSWER)) {
                        assertThat(Completion.at(text, at, place, FACTS))
                                .allMatch(offer ->
                                        offer.caret() <= offer.apply(text).length());
                    }
                    int half = at;
                    assertThatCode(() -> Completion.at(text.substring(0, half), half, Place.FLOW, FACTS))
                            .doesNotThrowAnyException();
                }
            }
        }
    }
}
