package dev.flowglass.language;

import java.util.Arrays;
import java.util.List;

/// How long it takes from text to flow and problems. Started by hand:
///
///     mvn test-compile exec:exec -Dmain.class=dev.flowglass.language.ReaderBench -Dexec.classpathScope=test
///
/// For each size the median and the 95th percentile after a warm-up, and what a line costs, which should not grow.
public final class ReaderBench {
    private static final List<Integer> LINES = List.of(1_000, 5_000, 20_000);
    private static final int ROUNDS = 100;

    private ReaderBench() {}

    public static void main(String[] args) {
        for (int lines : LINES) {
            var text = text(lines);
            if (FlowReader.read(text).flow().isEmpty()) {
                throw new IllegalStateException(
                        "Expected a flow, but got " + FlowReader.read(text).diagnostics());
            }
            var millis = new double[ROUNDS];
            for (int i = -3 * ROUNDS; i < ROUNDS; i++) {
                long start = System.nanoTime();
                var document = FlowReader.read(text);
                if (i >= 0) {
                    millis[i] = (System.nanoTime() - start) / 1e6;
                }
                if (document.hasErrors()) {
                    throw new IllegalStateException("Expected no error");
                }
            }
            Arrays.sort(millis);
            double median = millis[ROUNDS / 2];
            System.out.printf(
                    "%,6d lines: median %.1f ms, p95 %.1f ms, %.1f µs a line%n",
                    lines, median, millis[ROUNDS * 95 / 100], median * 1000 / lines);
        }
    }

    /// A flow of about so many lines: tasks with mappings and handlers, choices, branches.
    static String text(int lines) {
        var text = new StringBuilder("version: v1\ntype: flow\nsteps:\n");
        int count = 3;
        for (int i = 0; count < lines; i++) {
            var step = """
                  - type: task
                    name: call%1$d
                    resourceArn: acs:fc:::services/shop/functions/f%1$d
                    pattern: waitForCallback
                    timeoutSeconds: 60
                    inputMappings:
                      - { target: token, source: $context.task.token }
                      - { target: id, source: $input.order.id }
                    retry:
                      - errors: [FC.ResourceThrottled, FC.InternalServerError]
                        intervalSeconds: 3
                        maxAttempts: 4
                    errorMappings:
                      - { target: why, source: $local.error }
                    catch:
                      - errors: [FnF.ALL]
                        goto: pick%1$d
                  # which way to go
                  - type: choice
                    name: pick%1$d
                    choices:
                      - condition: $.id > 3 && $.why == "Rejected"
                        steps:
                          - type: parallel
                            name: both%1$d
                            branches:
                              - steps:
                                  - { type: pass, name: left%1$d, outputMappings: [{ target: v, source: 1 }] }
                              - steps:
                                  - { type: wait, name: right%1$d, duration: 3 }
                            outputMappings:
                              - { target: all, source: "$local[*].v" }
                    default:
                      steps:
                        - { type: pass, name: other%1$d }
                """.formatted(i);
            text.append(step.indent(2));
            count += (int) step.lines().count();
        }
        return text.toString();
    }
}
