package dev.flowglass.language.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.edit.Outcome.Edit;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.TextEdit;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import org.junit.jupiter.api.Test;

class FieldEditsTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          # asks the manager
          - type: task   # a callback
            name: approve
            resourceArn: 'acs:fnf:::flow/approval'
            retry:
              - errors: [FnF.ALL]
                maxAttempts: 3

          - {type: pass, name: done}
        """;

    private static String edited(String text, Operation operation) {
        var outcome = FlowEdits.of(text, operation);
        assertThat(outcome).isInstanceOf(Edit.class);
        var edit = (Edit) outcome;
        var after = edit.apply(text);
        assertThat(TextEdit.apply(after, edit.inverse(text))).isEqualTo(text);
        return after;
    }

    private static String set(String text, String step, FieldPath field, Content content) {
        return edited(text, new Operation.SetField(StepPath.parse(step), field, content));
    }

    private static String removed(String text, String step, FieldPath field) {
        return edited(text, new Operation.RemoveField(StepPath.parse(step), field));
    }

    @Test
    void aValueIsReplacedInItsOwnQuotes() {
        assertThat(set(FLOW, "0", FieldPath.of("resourceArn"), Content.of("acs:mns:::/queues/q/messages")))
                .isEqualTo(FLOW.replace("acs:fnf:::flow/approval", "acs:mns:::/queues/q/messages"));
        assertThat(set(FLOW, "0", FieldPath.of("name"), Content.of("ask"))).isEqualTo(FLOW.replace("approve", "ask"));
        assertThat(set(FLOW, "0", FieldPath.of("retry").item(0).key("maxAttempts"), Content.of(5)))
                .isEqualTo(FLOW.replace("maxAttempts: 3", "maxAttempts: 5"));
    }

    @Test
    void aNewKeyStandsWhereItIsUsuallyWritten() {
        assertThat(set(FLOW, "0", FieldPath.of("timeoutSeconds"), Content.of(60)))
                .isEqualTo(FLOW.replace("approval'\n", "approval'\n    timeoutSeconds: 60\n"));
        assertThat(set(FLOW, "1", FieldPath.of("end"), Content.of(true)))
                .isEqualTo(FLOW.replace("name: done}", "name: done, end: true}"));
        assertThat(set(FLOW, "", FieldPath.of("timeoutSeconds"), Content.of(60)))
                .isEqualTo(FLOW.replace("steps:", "timeoutSeconds: 60\nsteps:"));
    }

    @Test
    void aRowIsWrittenWithTheListThatItNeeds() {
        var row = Content.of(Obj.of("target", Value.of("a"), "source", Value.of("$input.a")));

        var first = edited(
                FLOW,
                new Operation.InsertItem(
                        StepPath.parse("0"), FieldPath.of("inputMappings").item(0), row));
        assertThat(first).isEqualTo(FLOW.replace("    maxAttempts: 3\n".indent(4), """
                    maxAttempts: 3
                inputMappings:
                  - { target: a, source: $input.a }
            """.stripLeading()
                .indent(0)
                .replaceFirst("^", "        ")));
        assertThat(removed(first, "0", FieldPath.of("inputMappings").item(0))).isEqualTo(FLOW);
    }

    @Test
    void textThatNeedsQuotesGetsThem() {
        assertThat(set(FLOW, "0", FieldPath.of("action"), Content.of("a: b # c")))
                .contains("action: 'a: b # c'\n");
        assertThat(set(FLOW, "1", FieldPath.of("x"), Content.of("$local[*].a"))).contains(", x: '$local[*].a'}");
        assertThat(set(FLOW, "0", FieldPath.of("x"), Content.of("yes"))).contains("x: 'yes'\n");
    }

    @Test
    void aFieldGoesWithItsLineAndItsComment() {
        assertThat(removed(FLOW, "0", FieldPath.of("type")))
                .isEqualTo(FLOW.replace("type: task   # a callback\n    ", ""));
        assertThat(removed(FLOW, "0", FieldPath.of("retry").item(0)))
                .isEqualTo(FLOW.replace("    retry:\n      - errors: [FnF.ALL]\n        maxAttempts: 3\n", ""));
        assertThat(removed(FLOW, "1", FieldPath.of("type"))).isEqualTo(FLOW.replace("type: pass, ", ""));
    }

    @Test
    void aListGivesWayToAWordAndBack() {
        var word = set(FLOW, "0", FieldPath.of("retry"), Content.of("none"));
        assertThat(word).contains("    retry: none\n\n").doesNotContain("errors");
        assertThat(set(word, "0", FieldPath.of("retry"), new Content.Written("- errors: [FnF.ALL]\n  maxAttempts: 3")))
                .isEqualTo(FLOW);
    }

    @Test
    void lineEndsAndAMissingLastOneStayAsTheyAre() {
        var text = FLOW.stripTrailing().replace("\n", "\r\n");
        assertThat(set(text, "", FieldPath.of("timeoutSeconds"), Content.of(60)))
                .isEqualTo(text.replace("steps:", "timeoutSeconds: 60\r\nsteps:"));
        assertThat(set(text, "1", FieldPath.of("end"), Content.of(true)))
                .isEqualTo(text.replace("done}", "done, end: true}"));
        assertThat(set(text, "0", FieldPath.of("timeoutSeconds"), Content.of(60)))
                .isEqualTo(text.replace("approval'\r\n", "approval'\r\n    timeoutSeconds: 60\r\n"));
    }

    @Test
    void whatIsSharedByAnAliasIsNotChangedBehindItsBack() {
        var text = """
            version: v1
            type: flow
            steps:
              - &a
                type: pass
                name: one
              - *a
              - <<: *a
                name: three
            """;
        assertThat(FlowEdits.of(
                        text, new Operation.SetField(StepPath.parse("1"), FieldPath.of("name"), Content.of("two"))))
                .isEqualTo(new Refusal(Reason.ENTANGLED));
        assertThat(FlowEdits.of(
                        text, new Operation.SetField(StepPath.parse("0"), FieldPath.of("name"), Content.of("two"))))
                .isEqualTo(new Refusal(Reason.ENTANGLED));
        assertThat(set(text, "2", FieldPath.of("type"), Content.of("succeed")))
                .isEqualTo(text.replace("    name: three\n", "    type: succeed\n    name: three\n"));
    }

    @Test
    void nothingIsDoneToATextThatIsNoYamlOrAStepThatIsNotThere() {
        var set = new Operation.SetField(StepPath.parse("7"), FieldPath.of("name"), Content.of("two"));
        assertThat(FlowEdits.of("steps: [", set)).isEqualTo(new Refusal(Reason.BROKEN_TEXT));
        assertThat(FlowEdits.of(FLOW, set)).isEqualTo(new Refusal(Reason.NOT_FOUND));
        assertThat(FlowEdits.of(
                        FLOW,
                        new Operation.SetField(StepPath.parse("0"), FieldPath.of("x"), new Content.Written("a: [b"))))
                .isEqualTo(new Refusal(Reason.BAD_CONTENT));
    }
}
