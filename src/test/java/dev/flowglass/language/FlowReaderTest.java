package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.expression.Condition;
import dev.flowglass.expression.Path;
import dev.flowglass.expression.Reading;
import dev.flowglass.expression.Template;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.FailStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ForeachStep;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.Mapping.Source;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.PassStep;
import dev.flowglass.model.Steps;
import dev.flowglass.model.SucceedStep;
import dev.flowglass.model.TaskStep;
import dev.flowglass.model.WaitStep;
import dev.flowglass.model.WaitStep.Until;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowReaderTest {
    private static Flow flow(String text) {
        var document = FlowReader.read(text);
        return document.flow().orElseThrow(() -> new AssertionError(document.diagnostics()));
    }

    private static Steps steps(String steps) {
        return flow(Sample.FLOW_HEAD + steps).steps();
    }

    private static List<String> codes(String text) {
        return FlowReader.read(text).diagnostics().stream()
                .map(diagnostic -> diagnostic.code().id())
                .toList();
    }

    private static Path path(String text) {
        return ((Reading.Read<Path>) Path.read(text)).expression();
    }

    private static Condition condition(String text) {
        return ((Reading.Read<Condition>) Condition.read(text)).expression();
    }

    private static Mapping from(String target, String path) {
        return new Mapping(target, new Source.From(path(path)));
    }

    private static Mapping constant(String target, String json) {
        return new Mapping(target, new Source.Constant(Json.parse(json)));
    }

    @Test
    void theFlowOfACallback() {
        var text = """
            version: v1
            type: flow
            steps:
              - type: task
                name: mytask
                resourceArn: acs:fc:::services/fnf-demo/functions/echo
                pattern: waitForCallback
                inputMappings:
                  - target: taskToken
                    source: $context.task.token
                outputMappings:
                  - target: s
                    source: $local.status
            """;

        assertThat(flow(text))
                .isEqualTo(new Flow(
                        "v1",
                        Optional.empty(),
                        Steps.of(List.of(new TaskStep(
                                "mytask",
                                false,
                                List.of(from("taskToken", "$context.task.token")),
                                List.of(from("s", "$local.status")),
                                new TaskStep.Target.Resource("acs:fc:::services/fnf-demo/functions/echo"),
                                TaskStep.Pattern.WAIT_FOR_CALLBACK,
                                new LinkedHashMap<>(),
                                OptionalLong.empty(),
                                List.of(),
                                List.of(),
                                List.of()))),
                        List.of(),
                        List.of(),
                        OptionalLong.empty()));
        assertThat(codes(text)).containsExactly("callback-without-timeout");
    }

    @Test
    void everyFieldOfAFlow() {
        var flow = flow("""
            version: v1beta1
            type: flow
            name: orders
            timeoutSeconds: 60
            inputMappings:
              - {target: id, source: $input.order.id}
            steps:
              - {type: succeed, name: a}
            outputMappings:
              - {target: all, source: $local}
            """);

        assertThat(flow.version()).isEqualTo("v1beta1");
        assertThat(flow.name()).contains("orders");
        assertThat(flow.timeoutSeconds()).hasValue(60);
        assertThat(flow.inputMappings()).containsExactly(from("id", "$input.order.id"));
        assertThat(flow.outputMappings()).containsExactly(from("all", "$local"));
    }

    @Test
    void everyFieldOfATask() {
        var task = (TaskStep) steps("""
            - type: task
              name: ship
              end: true
              resourceArn: acs:fnf:cn-hangzhou:12:flow/ship
              pattern: sync
              timeoutSeconds: 30
              serviceParams:
                Input: {order: $.order, tags: [$, 1]}
                ExecutionName: $.name
              retry:
                - errors: [FnF.TaskTimeout, Late]
                - errors: [FnF.ALL]
                  intervalSeconds: 1.5
                  maxIntervalSeconds: 60
                  maxAttempts: 0
                  multiplier: 1
              errorMappings:
                - {target: e, source: $local.error}
              catch:
                - errors: [FnF.ALL]
                  goto: ship
            """).get(0);

        assertThat(task.target()).isEqualTo(new TaskStep.Target.Resource("acs:fnf:cn-hangzhou:12:flow/ship"));
        assertThat(task.pattern()).isEqualTo(TaskStep.Pattern.SYNC);
        assertThat(task.end()).isTrue();
        assertThat(task.timeoutSeconds()).hasValue(30);
        assertThat(task.serviceParams().get("ExecutionName")).isEqualTo(new Template.At(path("$.name")));
        assertThat(task.serviceParams().get("Input")).isInstanceOf(Template.Fields.class);
        assertThat(task.retry())
                .containsExactly(
                        new TaskStep.Retry(
                                List.of("FnF.TaskTimeout", "Late"),
                                BigDecimal.ONE,
                                new BigDecimal(86_400),
                                3,
                                BigDecimal.TWO),
                        new TaskStep.Retry(
                                List.of("FnF.ALL"), new BigDecimal("1.5"), new BigDecimal(60), 0, BigDecimal.ONE));
        assertThat(task.errorMappings()).containsExactly(from("e", "$local.error"));
        assertThat(task.catches()).containsExactly(new TaskStep.Catch(List.of("FnF.ALL"), "ship"));
    }

    @Test
    void theOtherSevenTypes() {
        var steps = steps("""
            - {type: wait, name: w1, duration: 5}
            - {type: wait, name: w2, duration: $.seconds}
            - {type: wait, name: w3, timestamp: 2030-01-31T09:30:00+08:00}
            - {type: wait, name: w4, timestamp: '$["at"]'}
            - {type: pass, name: p, outputMappings: [{target: x, source: {a: [1, "b", null]}}]}
            - type: choice
              name: c
              choices:
                - condition: $.level > 2
                  steps: [{type: succeed, name: s1}]
                  goto: p
                - condition: $.level > 1
              default:
                goto: w1
            - type: parallel
              name: par
              branches:
                - steps: [{type: succeed, name: s2}]
                - steps: [{type: succeed, name: s3}]
            - type: foreach
              name: each
              iterationMapping: {collection: $.items, item: it, index: i}
              steps: [{type: succeed, name: s4}]
            - {type: fail, name: f, error: E, cause: because}
            """);

        assertThat(steps.list().subList(0, 5))
                .containsExactly(
                        new WaitStep("w1", false, List.of(), List.of(), new Until.Seconds(5)),
                        new WaitStep("w2", false, List.of(), List.of(), new Until.SecondsAt(path("$.seconds"))),
                        new WaitStep(
                                "w3",
                                false,
                                List.of(),
                                List.of(),
                                new Until.Time(Instant.parse("2030-01-31T01:30:00Z"))),
                        new WaitStep("w4", false, List.of(), List.of(), new Until.TimeAt(path("$.at"))),
                        new PassStep("p", false, List.of(), List.of(constant("x", "{\"a\":[1,\"b\",null]}"))));
        assertThat(steps.get(5))
                .isEqualTo(new ChoiceStep(
                        "c",
                        false,
                        List.of(),
                        List.of(),
                        List.of(
                                new ChoiceStep.Option(
                                        condition("$.level > 2"), new ChoiceStep.Route(one("s1"), Optional.of("p"))),
                                new ChoiceStep.Option(
                                        condition("$.level > 1"), new ChoiceStep.Route(Steps.NONE, Optional.empty()))),
                        Optional.of(new ChoiceStep.Route(Steps.NONE, Optional.of("w1")))));
        assertThat(steps.get(6))
                .isEqualTo(new ParallelStep("par", false, List.of(), List.of(), List.of(one("s2"), one("s3"))));
        assertThat(steps.get(7))
                .isEqualTo(new ForeachStep(
                        "each", false, List.of(), List.of(), path("$.items"), "it", Optional.of("i"), one("s4")));
        assertThat(steps.get(8))
                .isEqualTo(new FailStep("f", List.of(), List.of(), Optional.of("E"), Optional.of("because")));
    }

    private static Steps one(String name) {
        return Steps.of(List.of(new SucceedStep(name, List.of(), List.of())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "$input; $input",
                "$local.a; $local.a",
                "$local[*].parts[*]; $local[*].parts[*]",
                "$context.task.token; $context.task.token",
                "'$input.x'; $input.x"
            })
    void aSourceThatBeginsWithARootIsAPath(String written, String path) {
        assertThat(source(written)).isEqualTo(new Source.From(path(path)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "100; 100",
                "'100'; \"100\"",
                "true; true",
                "True; true",
                "~; null",
                "; null",
                "Null; null",
                "1.50; 1.50",
                "-3; -3",
                "+3; 3",
                ".5; 0.5",
                "1e3; 1000",
                "0x1F; 31",
                "0o17; 15",
                "123456789012345678901234567890; 123456789012345678901234567890",
                "012; \"012\"",
                "0; 0",
                "yes; \"yes\"",
                "off; \"off\"",
                "1:30; \"1:30\"",
                "2026-01-31; \"2026-01-31\"",
                ".inf; \".inf\"",
                "1_000; \"1_000\"",
                "!!str 5; \"5\"",
                "!!int '5'; 5",
                "! 5; \"5\"",
                "{}; {}",
                "[]; []",
                "''; \"\"",
                "{a: b, c: [1, ~]}; {\"a\":\"b\",\"c\":[1,null]}",
                "text # note; \"text\"",
                "$inputs.x; \"$inputs.x\"",
                "$.x; \"$.x\"",
                "$5; \"$5\""
            })
    void anyOtherSourceIsAConstantOfItsYamlType(String written, String json) {
        var source = (Source.Constant) source(written == null ? "" : written);
        assertThat(source.value()).isEqualTo(Json.parse(json));
    }

    private static Source source(String written) {
        var step = steps("- type: pass\n  name: a\n  outputMappings:\n  - target: x\n    source: " + written + "\n")
                .get(0);
        return step.outputMappings().getFirst().source();
    }

    @Test
    void anchorsAliasesAndMergeKeys() {
        var steps = steps("""
            - &first
              type: task
              name: a
              resourceArn: &arn acs:fnf:::flow/f
              retry: &policy
                - {errors: [FnF.ALL]}
            - {<<: *first, name: b}
            - type: task
              name: c
              resourceArn: *arn
              retry: *policy
            - <<: [{name: d}, {name: e, type: succeed}]
            """);

        var a = (TaskStep) steps.get(0);
        var b = (TaskStep) steps.get(1);
        var c = (TaskStep) steps.get(2);
        assertThat(b.name()).isEqualTo("b");
        assertThat(b.target()).isEqualTo(a.target());
        assertThat(b.retry()).isEqualTo(a.retry()).hasSize(1);
        assertThat(c.target()).isEqualTo(a.target());
        assertThat(c.retry()).isEqualTo(a.retry());
        assertThat(steps.get(3)).isEqualTo(new SucceedStep("d", List.of(), List.of()));
    }

    @Test
    void emptyMappingListsAreAsAbsent() {
        assertThat(steps("- {type: pass, name: a, inputMappings: [], outputMappings: []}\n")
                        .get(0))
                .isEqualTo(new PassStep("a", false, List.of(), List.of()));
    }

    @Test
    void aJsonTextIsAFlowToo() {
        assertThat(flow("""
            {
            \t"version": "v1",
            \t"type": "flow",
            \t"steps": [{"type": "pass", "name": "a"}]
            }\
            """).steps().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'\n'", "'\r\n'", "'\r'"})
    void anyLineEndAByteOrderMarkAndCharactersOutsideTheBmpKeepPlacesRight(String lineEnd) {
        var text = "\ufeff# 😀 流程 𝒳\nversion: v1\ntype: flow # 😀\nsteps:\n- {type: pass, name: 错 }\n"
                .replace("\n", lineEnd);

        assertThat(FlowReader.read(text).diagnostics())
                .extracting(diagnostic -> diagnostic.range().of(text))
                .containsExactly("错");
    }

    @Test
    void aTextThatIsNoYamlHasOneProblemAndNoOutline() {
        var document = FlowReader.read("version: v1\nsteps: [\n- type: pass\n");

        assertThat(document.diagnostics()).hasSize(1);
        assertThat(document.outline()).isEmpty();
        assertThat(document.flow()).isEmpty();
    }

    @Test
    void theOutlineShowsTheStepsInSpiteOfMistakes() {
        var text = Sample.FLOW_HEAD + """
            - type: task
              name: ask
              resourceArn: acs:fc:::services/s/functions/mail
              pattern: waitForCallback
              colour: red
              catch:
                - {errors: [Late, FnF.ALL], goto: nowhere}
            - type: choise
              choices:
                - condition: $.a = 1
                  steps: [{type: wait, name: w, duration: 5}]
                - goto: ask
              default: {goto: ask}
            -
            - name: p
              branches: [{steps: [{name: in}]}, {}]
            """;
        var outline = FlowReader.read(text).outline().orElseThrow();

        assertThat(shown(outline.steps(), text)).isEqualTo("""
            0 ask TASK mail callback -CATCH(Late, FnF.ALL)->nowhere
            1 · ? [OPTION $.a = 1: 1.0.0 w WAIT 5 s] [OPTION : ->ask] [DEFAULT : ->ask]
            2 · ?
            3 p ? [BRANCH : 3.0.0 in ?] [BRANCH : ]
            """);
        assertThat(outline.steps().getFirst().range().of(text))
                .startsWith("type: task")
                .endsWith("goto: nowhere}");
        assertThat(outline.at(text.indexOf("duration")).orElseThrow().name()).isEqualTo("w");
    }

    private static String shown(List<Outline.Node> nodes, String text) {
        var out = new StringBuilder();
        for (var node : nodes) {
            out.append(line(node)).append('\n');
            assertThat(node.name()).isEqualTo(node.nameRange().of(text));
        }
        return out.toString();
    }

    private static String line(Outline.Node node) {
        var out = new StringBuilder()
                .append(node.path())
                .append(' ')
                .append(node.name().isEmpty() ? "·" : node.name())
                .append(' ')
                .append(node.type().map(Enum::name).orElse("?"));
        if (!node.detail().isEmpty()) {
            out.append(' ').append(node.detail());
        }
        if (node.callback()) {
            out.append(" callback");
        }
        node.jumps().forEach(jump -> out.append(" -%s(%s)->%s".formatted(jump.kind(), jump.label(), jump.target())));
        for (var group : node.groups()) {
            out.append(" [")
                    .append(group.kind())
                    .append(' ')
                    .append(group.label())
                    .append(": ");
            group.steps().forEach(step -> out.append(line(step)));
            group.jump().ifPresent(jump -> out.append("->").append(jump.target()));
            out.append(']');
        }
        return out.toString();
    }

    @Test
    void whatOftenRunsIsNotWarnedOf() {
        var text = """
            version: v1
            type: flow
            timeoutSeconds: 3600
            steps:
              - type: pass
                name: start
                outputMappings:
                  - {target: count, source: 0}
              - type: task
                name: submit
                resourceArn: acs:fc:::services/s/functions/submit
                outputMappings:
                  - {target: id, source: $local.id}
              - type: wait
                name: wait
                duration: 5
              - type: task
                name: query
                resourceArn: acs:fc:::services/s/functions/query
                inputMappings:
                  - {target: id, source: $local.id}
                  - {target: last, source: $local.answer}
                outputMappings:
                  - {target: state, source: $local.state}
                  - {target: answer, source: $local}
                errorMappings:
                  - {target: problem, source: $local.error}
                catch:
                  - {errors: [FnF.ALL], goto: broken}
              - type: choice
                name: done
                inputMappings:
                  - {target: state, source: $local.state}
                choices:
                  - condition: $.state == "done"
                    goto: all
                  - condition: $.state == "broken"
                    steps:
                      - {type: fail, name: giveUp, error: Broken}
                default:
                  goto: wait
              - type: parallel
                name: all
                branches:
                  - steps:
                      - {type: pass, name: left, outputMappings: [{target: r, source: 1}]}
                  - steps:
                      - {type: task, name: right, resourceArn: 'acs:fnf:::flow/f'}
                outputMappings:
                  - {target: rs, source: '$local[*].r'}
              - type: foreach
                name: each
                iterationMapping: {collection: $.rs, item: r}
                steps:
                  - {type: pass, name: one}
                end: true
              - type: pass
                name: broken
                inputMappings:
                  - {target: problem, source: $local.problem}
                outputMappings:
                  - {target: problem, source: $input.problem}
            outputMappings:
              - {target: rs, source: $local.rs}
              - {target: problem, source: $local.problem}
            """;

        assertThat(FlowReader.read(text).diagnostics())
                .extracting(Diagnostic::code)
                .isEmpty();
    }

    @Test
    void aGotoMayComeFromAnOptionOrACatchOnlyInTheSameList() {
        assertThat(codes(Sample.FLOW_HEAD + """
            - type: parallel
              name: p
              outputMappings: [{target: x, source: $local}]
              branches:
                - steps:
                  - {type: choice, name: c, choices: [{condition: $.a, goto: later}], default: {goto: in}}
                  - {type: pass, name: in}
            - {type: pass, name: later}
            """)).containsExactly("goto-out-of-list");
    }

    @Test
    void stepsMayBeNestedAHundredDeepAndNoDeeper() {
        assertThat(codes(nested(100))).isEmpty();
        assertThat(codes(nested(101))).contains("too-deep");
        assertThat(codes(nested(1_000))).contains("too-deep");
    }

    private static String nested(int depth) {
        var text = new StringBuilder("{version: v1, type: flow, steps: [");
        for (int i = 1; i < depth; i++) {
            text.append("{type: parallel, name: p").append(i).append(", branches: [{steps: [");
        }
        return text + "{type: succeed, name: s}]" + "}]}]".repeat(depth - 1) + "}";
    }

    @Test
    void namesOfOneHundredAndTwentyEightCharactersAreTheLongest() {
        assertThat(codes(Sample.FLOW_HEAD + "- {type: pass, name: " + "a".repeat(128) + "}\n"))
                .isEmpty();
        assertThat(codes(Sample.FLOW_HEAD + "- {type: pass, name: " + "a".repeat(129) + "}\n"))
                .containsExactly("bad-name");
    }

    @Test
    void hugeNumbersAreNoTrouble() {
        assertThat(codes(Sample.FLOW_HEAD + "- {type: wait, name: a, duration: 1e999999999}\n"))
                .containsExactly("duration-too-long");
        assertThat(codes(Sample.FLOW_HEAD + "- {type: wait, name: a, duration: -1e999999999}\n"))
                .containsExactly("duration-past");
        assertThat(((Source.Constant) source("1e999999999")).value())
                .isEqualTo(Value.of(new BigDecimal("1e999999999")));
    }
}
