package dev.flowglass.language.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.Outline;
import dev.flowglass.language.completion.Template;
import dev.flowglass.language.edit.Operation.Exit;
import dev.flowglass.language.edit.Operation.Wrapper;
import dev.flowglass.language.edit.Outcome.Edit;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepEditsTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          # asks the manager
          - type: task   # a callback
            name: ask
            resourceArn: acs:fnf:::flow/approval
            catch:
              - errors: [FnF.ALL]
                goto: done

          - type: choice
            name: decide
            choices:
              - condition: $.ok == true
                steps:
                  - type: pass
                    name: book
              - condition: $.ok == false
                goto: done
          - {type: pass, name: done}   # the end
          - type: parallel
            name: both
            branches:
              - steps:
                - {type: pass, name: left}
              - steps: [{type: pass, name: right}]
        """;

    private static final String PARALLEL = """
        |  - type: parallel
        |    name: parallel
        |    branches:
        |      - steps:
        |          - {type: pass, name: done}   # the end
        """.replace("|", "");

    private static StepPath at(String path) {
        return StepPath.parse(path);
    }

    private static String edited(String text, Operation operation) {
        var outcome = FlowEdits.of(text, operation);
        assertThat(outcome).isInstanceOf(Edit.class);
        var edit = (Edit) outcome;
        var after = edit.apply(text);
        assertThat(TextEdit.apply(after, edit.inverse(text))).isEqualTo(text);
        assertThat(FlowReader.read(after).flow()).as(after).isPresent();
        return after;
    }

    @ParameterizedTest
    @EnumSource(StepKind.class)
    void everyKindOfStepCanBePutEverywhereAndRuns(StepKind kind) {
        for (var path : new String[] {"0", "1", "4", "1.0.0", "1.0.1", "1.1.0", "3.0.0", "3.1.1"}) {
            var after = edited(FLOW, new Operation.Insert(at(path), kind.content()));
            var step = FlowReader.read(after)
                    .outline()
                    .orElseThrow()
                    .find(at(path))
                    .orElseThrow();
            assertThat(step.name()).isEqualTo(kind.word());
            assertThat(after.lines().filter(FLOW.lines().toList()::contains))
                    .containsAll(
                            FLOW.lines().filter(line -> !line.contains("right")).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void everyPatternCanBePutEverywhereWithNamesOfItsOwnAndRuns(Template template) {
        for (var path : new String[] {"0", "1", "4", "1.0.0", "1.1.0", "3.0.0", "3.1.1"}) {
            var twice = edited(
                    edited(FLOW, new Operation.Insert(at(path), new Content.Written(template.steps(List.of())))),
                    new Operation.Insert(at(path), new Content.Written(template.steps(List.of()))));

            var names = FlowReader.read(twice).outline().orElseThrow().steps().stream()
                    .map(Outline.Node::name)
                    .toList();
            assertThat(names).doesNotHaveDuplicates();
            assertThat(twice.lines().filter(FLOW.lines().toList()::contains))
                    .containsAll(
                            FLOW.lines().filter(line -> !line.contains("right")).toList());
        }
    }

    @Test
    void theFirstStepOfAnEmptyFlowIsWrittenInLines() {
        var end = "version: v1\ntype: flow\nsteps:\n  - type: pass\n    name: pass\n";
        for (var text :
                new String[] {"", "version: v1\ntype: flow\nsteps: []\n", "version: v1\ntype: flow\nsteps:\n"}) {
            assertThat(edited(text, new Operation.Insert(at("0"), StepKind.PASS.content())))
                    .isEqualTo(end);
        }
        assertThat(edited(
                        "version: v1\ntype: flow\nsteps: []  # none yet",
                        new Operation.Insert(at("0"), StepKind.PASS.content())))
                .isEqualTo("version: v1\ntype: flow\nsteps:  # none yet\n  - type: pass\n    name: pass");
    }

    @Test
    void aStepThatGoesTakesItsCommentsAndLeavesItsGotosToTheNextStep() {
        assertThat(edited(FLOW, new Operation.Delete(at("2"))))
                .isEqualTo(FLOW.replace("  - {type: pass, name: done}   # the end\n", "")
                        .replace("goto: done", "goto: both"));
        assertThat(edited(FLOW, new Operation.Delete(at("0"))))
                .startsWith("version: v1\ntype: flow\nsteps:\n\n  - type: choice\n");
        assertThat(edited(FLOW, new Operation.Delete(at("1.0.0"))))
                .isEqualTo(FLOW.replace("        steps:\n          - type: pass\n            name: book\n", ""));
    }

    @Test
    void theLastStepStaysWhileOthersGoToIt() {
        var text = edited(FLOW, new Operation.Delete(at("3")));

        assertThat(FlowEdits.of(text, new Operation.Delete(at("2"))))
                .isEqualTo(new Refusal(Reason.IS_TARGET, "done", "ask, decide"));
    }

    @Test
    void aStepMovesIntoABranchWithItsCommentsAndBack() {
        var free = edited(FLOW, new Operation.RemoveGoto(new Exit.OfCatch(at("0"), 0)));
        var moved = edited(free, new Operation.Move(at("0"), at("3.0.1")));
        assertThat(moved).endsWith("""
                  - steps:
                    - {type: pass, name: left}
                    # asks the manager
                    - type: task   # a callback
                      name: ask
                      resourceArn: acs:fnf:::flow/approval
                  - steps: [{type: pass, name: right}]
            """);
        var back = edited(moved, new Operation.Move(at("2.0.1"), at("0")));
        assertThat(back.lines().filter(line -> !line.isEmpty()))
                .containsExactlyElementsOf(
                        free.lines().filter(line -> !line.isEmpty()).toList());
    }

    @Test
    void stepsChangePlacesInTheirList() {
        var after = edited(FLOW, new Operation.Move(at("2"), at("0")));

        assertThat(after).startsWith("version: v1\ntype: flow\nsteps:\n  - {type: pass, name: done}   # the end\n");
    }

    @Test
    void aStepThatGoesToASiblingCannotLeaveItAndNothingGoesIntoItself() {
        assertThat(FlowEdits.of(FLOW, new Operation.Move(at("0"), at("3.0.0"))))
                .isEqualTo(new Refusal(Reason.GOES_TO, "ask", "done"));
        assertThat(FlowEdits.of(FLOW, new Operation.Move(at("3"), at("3.0.0"))))
                .isEqualTo(new Refusal(Reason.INTO_ITSELF));
    }

    @Test
    void aCopyHasNamesOfItsOwn() {
        var after = edited(FLOW, new Operation.Duplicate(at("3")));

        assertThat(after).endsWith("""
              - type: parallel
                name: both2
                branches:
                  - steps:
                    - {type: pass, name: left2}
                  - steps: [{type: pass, name: right2}]
            """);
    }

    @Test
    void aStepIsCopiedAsTextAndPastedBetweenBrackets() {
        var copied = FlowEdits.copy(FLOW, at("1.0.0"), 1).orElseThrow();
        assertThat(copied).isEqualTo("- type: pass\n  name: book\n");

        assertThat(edited(FLOW, new Operation.Insert(at("3.1.1"), new Content.Written(copied))))
                .isEqualTo(FLOW.replace("name: right}]", "name: right}, { type: pass, name: book2 }]"));
    }

    @Test
    void aStepIsWrappedAndWhoWentToItGoesToTheWrapper() {
        assertThat(edited(FLOW, new Operation.Wrap(at("2"), Wrapper.PARALLEL)))
                .isEqualTo(FLOW.replace("  - {type: pass, name: done}   # the end\n", PARALLEL)
                        .replace("goto: done", "goto: parallel"));
        assertThat(edited(FLOW, new Operation.Wrap(at("3"), Wrapper.FOREACH)))
                .contains("        - steps: [{type: pass, name: right}]\n");
        assertThat(edited(FLOW, new Operation.Wrap(at("3.1.0"), Wrapper.CHOICE)))
                .contains("""
                    - steps: [{ type: choice, name: choice, choices: [{ condition: $.status == "ok", steps: [{type: pass, name: right}] }] }]
                    """);
    }

    @Test
    void neighboursAreWrappedMovedAndDeletedAsOne() {
        assertThat(edited(FLOW, new Operation.Wrap(at("0"), 3, Wrapper.PARALLEL)))
                .contains("""
                      - type: parallel
                        name: parallel
                        branches:
                          - steps:
                              # asks the manager
                              - type: task   # a callback
                    """)
                .contains("""
                              - {type: pass, name: done}   # the end
                      - type: parallel
                        name: both
                    """);
        assertThat(edited(FLOW, new Operation.Move(at("0"), 3, at("3.0.1"))))
                .contains("steps:\n\n  - type: parallel\n    name: both\n")
                .contains("        - {type: pass, name: done}   # the end\n");
        assertThat(edited(FLOW, new Operation.Delete(at("1"), 2)))
                .isEqualTo(FLOW.substring(0, FLOW.indexOf("  - type: choice"))
                                .stripTrailing()
                                .replace("done", "both")
                        + "\n\n"
                        + FLOW.substring(FLOW.indexOf("  - type: parallel")));
    }

    @Test
    void copiesOfNeighboursGoToEachOther() {
        var after = edited(FLOW, new Operation.Duplicate(at("0"), 3));

        assertThat(after).contains("goto: done\n").contains("name: ask2\n").contains("goto: done2\n");
        assertThat(FlowEdits.copy(FLOW, at("1"), 2).orElseThrow())
                .startsWith("- type: choice\n  name: decide\n")
                .endsWith("- {type: pass, name: done}   # the end\n");
    }

    @Test
    void noOneGoesIntoTheMiddleOfAWrapper() {
        assertThat(FlowEdits.of(FLOW, new Operation.Wrap(at("1"), 2, Wrapper.FOREACH)))
                .isEqualTo(new Refusal(Reason.INTO_MIDDLE, "done", "ask"));
    }

    @Test
    void aNameChangesEverywhere() {
        assertThat(edited(FLOW, new Operation.Rename(at("2"), "closed"))).isEqualTo(FLOW.replace("done", "closed"));
        assertThat(FlowEdits.of(FLOW, new Operation.Rename(at("2"), "ask")))
                .isEqualTo(new Refusal(Reason.NAME_TAKEN, "ask"));
        assertThat(FlowEdits.of(FLOW, new Operation.Rename(at("2"), "a b")))
                .isEqualTo(new Refusal(Reason.BAD_NAME, "a b"));
    }

    @Test
    void partsOfStepsComeAndGo() {
        assertThat(edited(FLOW, new Operation.AddGroup(at("3")))).endsWith("""
                  - steps: [{type: pass, name: right}]
                  - steps:
                      - type: pass
                        name: branch
            """);
        assertThat(edited(FLOW, new Operation.AddGroup(at("1"))))
                .contains("        goto: done\n      - condition: $.status == \"ok\"\n");
        var otherwise = edited(FLOW, new Operation.AddDefault(at("1")));
        assertThat(otherwise).contains("        goto: done\n    default: {}\n");
        assertThat(edited(otherwise, new Operation.Insert(at("1.2.0"), StepKind.PASS.content())))
                .contains("    default:\n      steps:\n        - type: pass\n          name: pass\n");
        assertThat(edited(FLOW, new Operation.RemoveGroup(at("1"), 0)))
                .doesNotContain("book")
                .contains("$.ok == false");
        assertThat(edited(FLOW, new Operation.AddRetry(at("0"))))
                .contains("approval\n    retry:\n      - errors: [FnF.ALL]\n");
        assertThat(edited(FLOW, new Operation.AddCatch(at("0"), "decide")))
                .contains("goto: done\n      - errors: [FnF.ALL]\n        goto: decide\n");
        assertThat(edited(FLOW, new Operation.SetGoto(new Exit.OfGroup(at("1"), 0), "ask")))
                .contains("name: book\n        goto: ask\n");
        assertThat(edited(FLOW, new Operation.RemoveGoto(new Exit.OfGroup(at("1"), 1))))
                .doesNotContain("false\n        goto");
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(FlowEdits.of(FLOW, new Operation.AddGroup(at("0")))).isEqualTo(new Refusal(Reason.WRONG_KIND));
        assertThat(FlowEdits.of(FLOW, new Operation.AddRetry(at("2")))).isEqualTo(new Refusal(Reason.WRONG_KIND));
        assertThat(FlowEdits.of(FLOW, new Operation.SetGoto(new Exit.OfGroup(at("1"), 0), "left")))
                .isEqualTo(new Refusal(Reason.NOT_SIBLING, "left"));
        assertThat(FlowEdits.of(FLOW, new Operation.Insert(at("0"), new Content.Written("hello"))))
                .isEqualTo(new Refusal(Reason.NO_STEPS));
        var one = edited(FLOW, new Operation.RemoveGroup(at("3"), 0));
        assertThat(FlowEdits.of(one, new Operation.RemoveGroup(at("3"), 0))).isEqualTo(new Refusal(Reason.LAST_GROUP));
    }
}
