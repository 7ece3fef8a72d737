package dev.flowglass.app.outline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import org.junit.jupiter.api.Test;

class OutlineTreeTest {
    @Test
    void everyStepGroupAndWayOfAFlowIsALine() {
        var outline = FlowReader.read("""
            version: v1
            type: flow
            steps:
              - type: choice
                name: which
                choices:
                  - condition: $.a == 1
                    goto: last
                default:
                  goto: first
              - type: parallel
                name: first
                branches:
                  - steps:
                      - type: pass
                        name: inner
                  - steps:
                      - type: pass
                        name: other
              - type: task
                name: call
                resourceArn: acs:fc:::services/s/functions/f
                catch:
                  - errors:
                      - FnF.ALL
                    goto: last
              - type: pass
                name: last
            """).outline().orElseThrow();

        var text = OutlineTree.text(OutlineTree.of(outline), row -> switch (row) {
            case OutlineRow.Step(var node) -> node.name();
            case OutlineRow.Group(var owner, var group) -> group.kind() + " " + group.index();
            case OutlineRow.Jump(var jump, var to) ->
                jump.kind() + " " + jump.target() + to.map(step -> " " + step).orElse("");
        });

        assertThat(text).isEqualTo("""
            - which
              - OPTION 0
                - GOTO last 3
              - DEFAULT 1
                - GOTO first 1
            - first
              - BRANCH 0
                - inner
              - BRANCH 1
                - other
            - call
              - CATCH last 3
            - last
            """);
    }
}
