package dev.flowglass.language.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.Place;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.form.FormField.State;
import dev.flowglass.model.StepPath;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepFormTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: task
            name: ask
            resourceArn: acs:mns:::/queues/jobs/messages
            timeoutSeconds: 60   # a minute
            serviceParams: { MessageBody: $, Priority: 3 }
            inputMappings:
              - { target: a, source: $input.b }
              - target: c
                source: { x: 1 }
            catch:
              - errors: [FnF.ALL, "Own"]
                goto: each
          - type: foreach
            name: each
            iterationMapping: { collection: $.items, item: it }
            steps:
              - type: choice
                name: decide
                choices:
                  - condition: $.a == "x"
                    steps:
                      - { type: pass, name: deep, end: true }
                default: { goto: end }
              - { type: succeed, name: end }
        """;

    private static StepForm form(String path) {
        return StepForm.of(FLOW, StepPath.parse(path)).orElseThrow();
    }

    private static State state(StepForm form, FieldPath path) {
        return form.field(path).orElseThrow().state();
    }

    @Test
    void aFieldStandsForEachKeyOfTheStepsType() {
        var form = form("0");

        assertThat(form.place()).isEqualTo(Place.TASK);
        assertThat(form.name()).isEqualTo("ask");
        assertThat(form.fields())
                .extracting(FormField::label)
                .startsWith("type", "name", "resourceArn")
                .contains("pattern", "retry", "MessageBody", "DelaySeconds");
        assertThat(state(form, FieldPath.of("pattern"))).isEqualTo(new State.Absent());
        assertThat(state(form, FieldPath.of("timeoutSeconds"))).isEqualTo(new State.Text("60"));
        assertThat(form.field(FieldPath.of("timeoutSeconds"))
                        .orElseThrow()
                        .range()
                        .of(FLOW))
                .isEqualTo("timeoutSeconds: 60");
    }

    @Test
    void parametersOfTheServiceAreFieldsOfTheirOwn() {
        assertThat(state(form("0"), FieldPath.of("serviceParams").key("Priority")))
                .isEqualTo(new State.Text("3"));
        assertThat(state(form("0"), FieldPath.of("serviceParams").key("DelaySeconds")))
                .isEqualTo(new State.Absent());
    }

    @Test
    void mappingsAndHandlersAreTables() {
        var rows = (State.Rows) state(form("0"), FieldPath.of("inputMappings"));
        assertThat(rows.rows()).hasSize(2);
        assertThat(rows.rows().getFirst().cells())
                .extracting(FormField::state)
                .containsExactly(new State.Text("a"), new State.Text("$input.b"));
        assertThat(rows.rows().getLast().cells().getLast().state()).isEqualTo(new State.Text("{ x: 1 }"));

        var handlers = (State.Rows) state(form("0"), FieldPath.of("catch"));
        assertThat(handlers.rows().getFirst().cells())
                .extracting(FormField::state)
                .containsExactly(new State.Names(List.of("FnF.ALL", "Own")), new State.Text("each"));
    }

    @Test
    void keysInsideAKeyStandInTheFormAsIfTheyWereTheSteps() {
        assertThat(form("1").fields())
                .extracting(FormField::label)
                .contains("iterationMapping.collection", "iterationMapping.item")
                .doesNotContain("steps");
        assertThat(state(form("1.0.0"), FieldPath.of("default").key("goto"))).isEqualTo(new State.Text("end"));
    }

    @Test
    void stepsAreFoundInOptionsAndIterations() {
        assertThat(form("1.0.0.0.0").name()).isEqualTo("deep");
        var options = (State.Rows) state(form("1.0.0"), FieldPath.of("choices"));
        assertThat(options.rows().getFirst().steps()).isEqualTo(1);
        assertThat(StepForm.of(FLOW, StepPath.parse("7"))).isEmpty();
        assertThat(StepForm.of("steps: [", StepPath.parse("0"))).isEmpty();
    }

    @Test
    void whatAFieldCannotGiveBackIsShownOnly() {
        var flow = """
            steps:
              - type: fail
                name: f
                error: &e Bad
                cause: |
                  two
                  lines
              - type: fail
                name: g
                error: *e
            """;
        var first = StepForm.of(flow, StepPath.parse("0")).orElseThrow();
        var second = StepForm.of(flow, StepPath.parse("1")).orElseThrow();

        assertThat(state(first, FieldPath.of("cause"))).isInstanceOf(State.Foreign.class);
        assertThat(state(second, FieldPath.of("error"))).isEqualTo(new State.Foreign("*e"));
    }

    @Test
    void theFlowItselfHasAForm() {
        assertThat(form("").fields()).extracting(FormField::label).contains("version", "timeoutSeconds");
    }
}
