package dev.flowglass.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The rules of the language that are given as tables, row by row.
class TablesTest {
    private static final String INPUT =
            "{\"a\":{\"b\":7},\"list\":[{\"k\":1,\"p\":[1,2]},{\"k\":2,\"p\":[3]},{}],\"n\":3}";

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    /// Input of the step that is under way or was last started.
    private static String startedWith(Scenario run, String step) {
        return run.events().stream()
                .filter(event -> event.stepName().equals(step))
                .map(Event::detail)
                .filter(detail -> detail instanceof Detail.Started || detail instanceof Detail.Scheduled)
                .reduce((first, second) -> second)
                .map(detail -> Json.sorted(detail.json()))
                .orElse("not started");
    }

    private static String types(Scenario run) {
        return run.events().stream().map(event -> event.type().word()).collect(Collectors.joining(" "));
    }

    @Nested
    class WhatTheNamesReferTo {
        @Test
        void inTheInputMappingsOfTheFlowInputIsThatOfTheExecution() {
            var run = Scenario.flow("""
                version: v1
                type: flow
                inputMappings: [{target: got, source: $input.n}, {target: run, source: $context.execution.name}]
                steps: [{type: pass, name: a}]
                """).start(INPUT);

            assertThat(startedWith(run, "a")).isEqualTo(json("{'input':{'got':3,'run':'run-1'}}"));
        }

        @Test
        void inTheOutputMappingsOfTheFlowInputIsThatOfTheFlowAndLocalWhatTheStepsMade() {
            var run = Scenario.flow("""
                version: v1
                type: flow
                inputMappings: [{target: got, source: $input.n}]
                outputMappings: [{target: i, source: $input}, {target: l, source: $local}, {target: f, source: $context.flow.name}]
                steps: [{type: pass, name: a, outputMappings: [{target: made, source: 1}]}]
                """).start(INPUT);

            assertThat(run.output()).isEqualTo(json("{'f':'demo','i':{'got':3},'l':{'made':1}}"));
        }

        @Test
        void inTheInputMappingsOfAStepBothAreThoseOfTheParent() {
            var run = Scenario.steps("""
                - {type: pass, name: a, outputMappings: [{target: made, source: 1}]}
                - {type: pass, name: b, inputMappings: [{target: i, source: $input.n}, {target: l, source: $local}]}
                """).start(INPUT);

            assertThat(startedWith(run, "b")).isEqualTo(json("{'input':{'i':3,'l':{'made':1}}}"));
        }

        @Test
        void inTheOutputMappingsOfAStepBothAreItsOwn() {
            var run = Scenario.steps("""
                - type: task
                  name: a
                  resourceArn: acs:fc:::services/s/functions/f
                  inputMappings: [{target: only, source: $input.n}]
                  outputMappings: [{target: i, source: $input}, {target: l, source: $local}]
                """).start(INPUT).answer("a", "{\"r\":9}");

            assertThat(run.output()).isEqualTo(json("{'i':{'only':3},'l':{'r':9}}"));
        }

        @Test
        void inErrorMappingsThereAreTheErrorAndItsCause() {
            var run = Scenario.steps("""
                - type: task
                  name: a
                  resourceArn: acs:fc:::services/s/functions/f
                  errorMappings: [{target: e, source: $local.error}, {target: c, source: $local.cause}]
                  catch: [{errors: [Bad], goto: b}]
                - {type: succeed, name: b}
                """).start(INPUT).fail("a", "Bad", "why");

            assertThat(run.historyFrom(6)).startsWith(json("6 StepExited a 5 {'local':{'c':'why','e':'Bad'}}"));
        }

        @Test
        void serviceParamsConditionDurationAndCollectionReadTheInputOfTheStep() {
            var run = Scenario.steps("""
                - {type: choice, name: c, inputMappings: [{target: x, source: $input.a.b}], choices: [{condition: $.x == 7, steps: [{type: succeed, name: yes}]}]}
                - {type: wait, name: w, inputMappings: [{target: x, source: $input.a.b}], duration: $.x}
                - {type: foreach, name: f, inputMappings: [{target: x, source: $input.list}], iterationMapping: {collection: $.x, item: i}, steps: [{type: succeed, name: each}]}
                - {type: task, name: t, resourceArn: 'acs:mns:::/queues/q/messages', inputMappings: [{target: x, source: $input.a}], serviceParams: {MessageBody: $.x.b}}
                """).start(INPUT).pass(Duration.ofSeconds(7));

            assertThat(run.history()).contains("StepEntered yes").contains("IterationEntered f");
            assertThat(run.task("t").params()).hasToString("{\"MessageBody\":7}");
        }
    }

    @Nested
    class LocalAndOutputOfEachType {
        @ParameterizedTest(name = "{0}: local {2}, output {3}")
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '^',
                value = {
                    "pass     ; ''                                                              ; {} ; {}",
                    "wait     ; duration: 1                                                     ; {} ; {}",
                    "succeed  ; ''                                                              ; {} ; {}",
                    "choice   ; choices: [{condition: $.n == 3, steps: [{type: pass, name: i, outputMappings:"
                            + " [{target: x, source: 1}]}]}] ; {'x':1} ; {'x':1}",
                    "choice   ; choices: [{condition: $.n == 3, goto: z}]                       ; {} ; {}",
                    "choice   ; choices: [{condition: $.n == 4, goto: z}]                       ; {} ; {}",
                    "parallel ; branches: [{steps: [{type: pass, name: i, outputMappings: [{target: x, source: 1}]}]},"
                            + " {steps: [{type: pass, name: j}]}] ; [{'x':1},{}] ; {}",
                    "foreach  ; iterationMapping: {collection: $.list, item: e}, steps: [{type: pass, name: i,"
                        + " outputMappings: [{target: x, source: $input.e.k}]}] ; [{'x':1},{'x':2},{'x':null}] ; {}",
                })
        void theLocalOfAStepAndItsOutputWithoutOutputMappings(String type, String fields, String local, String output) {
            var own = fields.equals("''") ? "" : ", " + quoted(fields);

            assertThat(ended(type, own + ", outputMappings: [{target: local, source: $local}]"))
                    .isEqualTo(json("{'local':%s}".formatted(local)));
            assertThat(ended(type, own)).isEqualTo(json(output));
        }

        private static String ended(String type, String own) {
            return Scenario.steps("""
                - {type: %s, name: s%s}
                - {type: succeed, name: z}
                """.formatted(type, own))
                    .start(INPUT)
                    .pass(Duration.ofSeconds(1))
                    .output();
        }

        private static String quoted(String fields) {
            return fields.replaceAll("condition: (\\$[^,]*)", "condition: '$1'");
        }

        @Test
        void theLocalAndOutputOfATaskAreItsResult() {
            var task = "- {type: task, name: s, resourceArn: 'acs:fc:::services/s/functions/f'%s}\n";

            assertThat(Scenario.steps(task.formatted(""))
                            .start()
                            .answer("s", "{\"r\":1}")
                            .output())
                    .isEqualTo("{\"r\":1}");
            assertThat(Scenario.steps(task.formatted(", outputMappings: [{target: l, source: $local}]"))
                            .start()
                            .answer("s", "[1]")
                            .output())
                    .isEqualTo("{\"l\":[1]}");
        }

        @Test
        void theOutputOfAStepIsMergedIntoTheParentsLocalByKeyAndLaterStepsOverwrite() {
            var run = Scenario.steps("""
                - {type: pass, name: a, outputMappings: [{target: x, source: {k: 1}}, {target: y, source: 1}]}
                - {type: pass, name: b, outputMappings: [{target: x, source: {l: 2}}]}
                """).start();

            assertThat(run.output()).isEqualTo(json("{'x':{'l':2},'y':1}"));
        }
    }

    @Nested
    class Mappings {
        @ParameterizedTest(name = "source: {0} gives {1}")
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '^',
                value = {
                    // paths
                    "$input.n                 ; 3",
                    "$input.a.b               ; 7",
                    "$input.a                 ; {'b':7}",
                    "\"$input.list[0].k\"     ; 1",
                    "\"$input.list[*].k\"     ; [1,2]",
                    "\"$input.list[*].p[*]\"  ; [1,2,3]",
                    "\"$input.list[*].p\"     ; [[1,2],[3]]",
                    "$local                   ; {}",
                    // constants with their YAML type
                    "100                      ; 100",
                    "12.50                    ; 12.50",
                    "1e3                      ; 1000",
                    "true                     ; true",
                    "null                     ; null",
                    "{}                       ; {}",
                    "[]                       ; []",
                    "''                       ; ''",
                    "{\"a\":\"b\",\"c\":1}    ; {'a':'b','c':1}",
                    "text                     ; 'text'",
                    "'100'                    ; '100'",
                    "yes                      ; 'yes'",
                    "0x10                     ; 16",
                    "0o17                     ; 15",
                    "017                      ; '017'",
                    "2024-01-01               ; '2024-01-01'",
                    "123456789012345678901234567890 ; 123456789012345678901234567890",
                    "0.1000000000000000055511151231257827 ; 0.1000000000000000055511151231257827",
                    "😀                        ; '😀'",
                    // a path that does not exist
                    "$input.none              ; null",
                    "$input.none.deeper       ; null",
                    "\"$input.list[9]\"       ; null",
                    "\"$input.none[*]\"       ; []",
                    "\"$input.list[*].none\"  ; []",
                    "$context.task.token      ; null",
                    "$context.flow.id         ; null",
                    // no path at all
                    "$.n                      ; '$.n'",
                    "$inputs                  ; '$inputs'",
                    "$inputs.n                ; '$inputs.n'",
                })
        void aSource(String source, String value) {
            var run = Scenario.steps("- type: pass\n  name: a\n  outputMappings:\n  - target: v\n    source: %s\n"
                            .formatted(source))
                    .start(INPUT);

            assertThat(run.output()).isEqualTo(json("{'v':%s}".formatted(value)));
        }

        @ParameterizedTest(name = "[{0}] gives {1}")
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '^',
                value = {
                    "{target: a.b, source: 1}                             ; {'a.b':1}",
                    "{target: a, source: 1}, {target: a, source: 2}       ; {'a':2}",
                    "                                                     ; {}",
                })
        void targets(String mappings, String output) {
            var list = mappings == null ? "" : mappings;
            var run = Scenario.steps("- {type: pass, name: a, outputMappings: [%s]}\n".formatted(list))
                    .start(INPUT);

            assertThat(run.output()).isEqualTo(json(output));
        }

        @Test
        void emptyInputMappingsAreAsIfAbsent() {
            var run = Scenario.steps("- {type: pass, name: a, inputMappings: []}\n")
                    .start("{\"x\":1}");

            assertThat(startedWith(run, "a")).isEqualTo("{\"input\":{\"x\":1}}");
        }
    }

    @Nested
    class Retry {
        private static Scenario task(String retry) {
            return Scenario.steps("""
                - type: task
                  name: a
                  resourceArn: acs:fc:::services/s/functions/f
                  retry: [%s]
                """.formatted(retry)).start();
        }

        /// Seconds between an error and the attempt after it, for as long as there is one.
        private static List<Double> delays(String retry) {
            var run = task(retry);
            while (!run.state().status().ended()) {
                run.fail("a", "E", "");
                if (!run.state().status().ended()) {
                    run.pass(Duration.ofDays(1));
                }
            }
            var times = new ArrayList<Double>();
            for (int i = 1; i < run.events().size(); i++) {
                if (run.events().get(i).type() == EventType.TASK_SCHEDULED
                        && run.events().get(i - 1).type() == EventType.TASK_FAILED) {
                    times.add(run.secondsAt(i + 1) - run.secondsAt(i));
                }
            }
            return times;
        }

        @Test
        void byDefaultThreeRepetitionsAfterOneTwoAndFourSeconds() {
            assertThat(delays("{errors: [E]}")).containsExactly(1.0, 2.0, 4.0);
        }

        @Test
        void tenSecondsDoubleToTwentyAndForty() {
            assertThat(delays("{errors: [E], intervalSeconds: 10, multiplier: 2, maxAttempts: 3}"))
                    .containsExactly(10.0, 20.0, 40.0);
        }

        @Test
        void maxIntervalSecondsIsTheLongest() {
            assertThat(delays("{errors: [E], intervalSeconds: 10, maxIntervalSeconds: 15}"))
                    .containsExactly(10.0, 15.0, 15.0);
        }

        @Test
        void theMultiplierMayBeAFractionOrOne() {
            assertThat(delays("{errors: [E], intervalSeconds: 2, multiplier: 1.5}"))
                    .containsExactly(2.0, 3.0, 4.5);
            assertThat(delays("{errors: [E], intervalSeconds: 2, multiplier: 1}"))
                    .containsExactly(2.0, 2.0, 2.0);
        }

        @Test
        void theIntervalMayBeAFractionOfASecond() {
            assertThat(delays("{errors: [E], intervalSeconds: 0.25, maxAttempts: 2}"))
                    .containsExactly(0.25, 0.5);
        }

        @Test
        void noAttemptsAreNoRetryAndAnotherErrorIsNotRetried() {
            assertThat(delays("{errors: [E], maxAttempts: 0}")).isEmpty();
            assertThat(delays("{errors: [F]}")).isEmpty();
        }

        @Test
        void allMatchesEveryError() {
            assertThat(delays("{errors: [FnF.ALL], maxAttempts: 1}")).containsExactly(1.0);
        }
    }

    @Nested
    class Catch {
        private static final String TASK = """
            - type: task
              name: a
              end: true
              resourceArn: acs:fc:::services/s/functions/f
              outputMappings: [{target: never, source: 1}]
              catch: [{errors: [A], goto: one}, {errors: [A, B], goto: two}, {errors: [FnF.ALL], goto: three}]
            - {type: succeed, name: one, outputMappings: [{target: at, source: one}]}
            - {type: succeed, name: two, outputMappings: [{target: at, source: two}]}
            - {type: succeed, name: three, outputMappings: [{target: at, source: three}]}
            """;

        @ParameterizedTest(name = "{0} goes to {1}")
        @CsvSource({"A, one", "B, two", "C, three", "a, three", "FnF.TaskTimeout, three"})
        void theFirstEntryThatMatchesWinsWithoutOutputMappingsAndInSpiteOfEnd(String error, String step) {
            assertThat(Scenario.steps(TASK).start().fail("a", error, "").output())
                    .isEqualTo("{\"at\":\"%s\"}".formatted(step));
        }
    }

    @Nested
    class Timeouts {
        @Test
        void ofATaskIsCountedFromTaskScheduledAndEndsInAnErrorThatCanBeCaught() {
            var run = Scenario.steps("""
                - type: task
                  name: a
                  resourceArn: acs:fc:::services/s/functions/f
                  pattern: waitForCallback
                  timeoutSeconds: 30
                  catch: [{errors: [FnF.TaskTimeout], goto: late}]
                - {type: succeed, name: late}
                """)
                    .start()
                    .pass(Duration.ofSeconds(10))
                    .answer("a", "{}")
                    .pass(Duration.ofSeconds(20));

            assertThat(types(run))
                    .isEqualTo("ExecutionStarted StepEntered TaskScheduled TaskStarted TaskSubmitted TaskTimedOut"
                            + " StepExited StepEntered StepStarted StepSucceeded StepExited ExecutionSucceeded");
            assertThat(run.secondsAt(6)).isEqualTo(30);
        }

        @Test
        void ofAFlowIsCountedFromExecutionStartedAndCannotBeCaught() {
            var run = Scenario.flow("""
                version: v1
                type: flow
                timeoutSeconds: 60
                steps:
                  - type: task
                    name: a
                    resourceArn: acs:fc:::services/s/functions/f
                    retry: [{errors: [FnF.ALL]}]
                    catch: [{errors: [FnF.ALL], goto: b}]
                  - {type: succeed, name: b}
                """).start().pass(Duration.ofSeconds(60));

            assertThat(run.state().status()).isEqualTo(Status.TIMED_OUT);
            assertThat(types(run)).endsWith("TaskStarted ExecutionTimedOut");
            assertThat(run.secondsAt(5)).isEqualTo(60);
        }

        @Test
        void theFlowsTimeoutComesFirstWhenBothAreDueAtOnce() {
            var run = Scenario.flow("""
                version: v1
                type: flow
                timeoutSeconds: 5
                steps: [{type: wait, name: w, duration: 5}]
                """).start().pass(Duration.ofSeconds(5));

            assertThat(run.state().status()).isEqualTo(Status.TIMED_OUT);
        }
    }

    @Nested
    class Waiting {
        @ParameterizedTest(name = "{0} with {1} ends {2}")
        @CsvSource(
                delimiter = ';',
                quoteCharacter = '^',
                value = {
                    "duration: $.v  ; 5                        ; Succeeded 5",
                    "duration: $.v  ; 0                        ; Succeeded 0",
                    "duration: $.v  ; -3                       ; Succeeded 0",
                    "duration: $.v  ; 5.0                      ; Succeeded 5",
                    "duration: $.v  ; 172800                   ; Succeeded 172800",
                    "duration: $.v  ; 172801                   ; FnF.RuntimeError",
                    "duration: $.v  ; '5'                      ; FnF.RuntimeError",
                    "duration: $.v  ; 1.5                      ; FnF.RuntimeError",
                    "duration: $.v  ; null                     ; FnF.RuntimeError",
                    "duration: $.w  ; 5                        ; FnF.RuntimeError",
                    "timestamp: $.v ; '2024-03-05T08:09:15Z'   ; Succeeded 5",
                    "timestamp: $.v ; '2024-03-05T16:09:15+08:00' ; Succeeded 5",
                    "timestamp: $.v ; '2020-01-01T00:00:00Z'   ; Succeeded 0",
                    "timestamp: $.v ; '2024-03-08T08:09:15Z'   ; FnF.RuntimeError",
                    "timestamp: $.v ; 'soon'                   ; FnF.RuntimeError",
                    "timestamp: $.v ; 5                        ; FnF.RuntimeError",
                })
        void aWaitGoesByItsInput(String until, String value, String end) {
            var run = Scenario.steps("- {type: wait, name: w, %s}\n".formatted(until))
                    .start(json("{'v':%s}".formatted(value)))
                    .pass(Duration.ofDays(2));

            var ended = run.state().status() == Status.SUCCEEDED
                    ? "Succeeded %.0f".formatted(run.secondsAt(run.events().size()))
                    : run.state().failure().orElseThrow().error();
            assertThat(ended).isEqualTo(end);
        }
    }
}
