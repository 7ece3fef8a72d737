package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.model.Answer;
import dev.flowglass.model.Answer.Act;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Binding.Kind;
import dev.flowglass.model.Binding.Language;
import dev.flowglass.model.Binding.Response;
import dev.flowglass.model.Binding.Response.Outcome;
import dev.flowglass.model.Resources;
import dev.flowglass.value.Json;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BesideReadersTest {
    @Test
    void everyKindOfBinding() {
        var document = ResourcesReader.read("""
            version: 1
            resources:
              - arn: acs:fc:::services/fnf-demo/functions/echo
                kind: echo
              - arn: acs:fc:::services/shop/functions/charge
                kind: mock
                responses:
                  - error: { type: FC.ResourceThrottled, message: slow down }
                  - output: { paid: true }
                    delaySeconds: 0.2
                  - output:
              - arn: acs:fc:::services/shop/functions/price
                kind: python
                file: functions/price/index.py
                handler: index.handler
                timeoutSeconds: 30
              - arn: acs:fc:::services/shop/functions/label
                kind: node
                file: functions/label/index.js
                handler: index.handler
              - arn: acs:fc:::services/shop/functions/web
                kind: http
                url: http://127.0.0.1:9000/invoke
              - arn: acs:fc:::services/office/functions/*
                kind: manual
              - arn: acs:mns:::/queues/jobs/messages
                kind: queue
              - arn: acs:fnf:::flow/child
                kind: flow
                file: child.yaml
            """);

        assertThat(document.diagnostics()).isEmpty();
        assertThat(document.content())
                .contains(new Resources(List.of(
                        new Binding("acs:fc:::services/fnf-demo/functions/echo", new Kind.Echo()),
                        new Binding(
                                "acs:fc:::services/shop/functions/charge",
                                new Kind.Mock(List.of(
                                        new Response(new Outcome.Err("FC.ResourceThrottled", "slow down"), 0),
                                        new Response(new Outcome.Output(Json.parse("{\"paid\":true}")), 200),
                                        new Response(new Outcome.Output(Json.parse("null")), 0)))),
                        new Binding(
                                "acs:fc:::services/shop/functions/price",
                                new Kind.Function(
                                        Language.PYTHON,
                                        "functions/price/index.py",
                                        "index.handler",
                                        OptionalLong.of(30))),
                        new Binding(
                                "acs:fc:::services/shop/functions/label",
                                new Kind.Function(
                                        Language.NODE,
                                        "functions/label/index.js",
                                        "index.handler",
                                        OptionalLong.empty())),
                        new Binding(
                                "acs:fc:::services/shop/functions/web",
                                new Kind.Http("http://127.0.0.1:9000/invoke", OptionalLong.empty())),
                        new Binding("acs:fc:::services/office/functions/*", new Kind.Manual()),
                        new Binding("acs:mns:::/queues/jobs/messages", new Kind.Queue()),
                        new Binding("acs:fnf:::flow/child", new Kind.FlowFile("child.yaml")))));
    }

    @Test
    void everyWayToAnswer() {
        var document = AnswersReader.read("""
            - when: { step: approve, event: TaskSubmitted }
              report: succeeded
              output: { status: ok }
            - when: { step: ship }
              report: failed
              error: Rejected
              cause: out of stock
            - when: { step: pack, event: StepEntered }
              stop: { error: Enough, cause: '' }
            - when: { step: pack }
              report: stop
            """);

        assertThat(document.diagnostics()).isEmpty();
        assertThat(document.content())
                .contains(List.of(
                        new Answer("approve", "TaskSubmitted", new Act.Succeed(Json.parse("{\"status\":\"ok\"}"))),
                        new Answer("ship", "TaskSubmitted", new Act.Fail("Rejected", "out of stock")),
                        new Answer("pack", "StepEntered", new Act.Stop("Enough", "")),
                        new Answer("pack", "TaskSubmitted", new Act.Stop("", ""))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing\n", "---\n", "~"})
    void aFileWithoutContentBindsAndAnswersNothing(String text) {
        assertThat(ResourcesReader.read(text).content()).contains(Resources.NONE);
        assertThat(AnswersReader.read(text).content()).contains(List.of());
    }

    @Test
    void aFileWithAMistakeHasNoContent() {
        assertThat(ResourcesReader.read("resources: [{arn: 'acs:fnf:::flow/f'}]")
                        .content())
                .isEmpty();
        assertThat(AnswersReader.read("- when: [").content()).isEmpty();
    }

    @Test
    void aWarningDoesNotKeepAFileFromBeingUsed() {
        var document = ResourcesReader.read("resources: [{arn: 'acs:fnf:::flow/f', kind: echo, colour: red}]");

        assertThat(document.diagnostics())
                .extracting(found -> found.code().id())
                .containsExactly("unknown-field");
        assertThat(document.content()).isPresent();
    }
}
