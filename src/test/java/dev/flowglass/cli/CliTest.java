package dev.flowglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.Await;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.words.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {
    private static final Pattern TOKEN = Pattern.compile("djEj[A-Za-z0-9+/]+={0,2}");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Cli cli(InputStream in, Locale locale) {
        var terminal = new Terminal(in, stream(out), stream(err), Messages.of(locale));
        return new Cli(
                "1.2.3",
                terminal,
                (path, store) -> {
                    throw new Window.Unavailable("there is none in this test.");
                },
                Path.of(""));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private int run(String... arguments) {
        return cli(InputStream.nullInputStream(), Locale.ENGLISH).run(arguments);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path flow(String steps) throws IOException {
        return file("flow.yaml", "version: v1\ntype: flow\nsteps:\n" + steps.indent(2));
    }

    @Test
    void theCallbackSampleRunsWithItsAnswersAndItsOutputComesLast() {
        int code = run("run", "samples/callback/flow.yaml", "--answers", "samples/callback/answers.yaml");

        assertThat(code).isZero();
        assertThat(out().lines().map(line -> line.strip().replaceAll(" +", " ").split(" ")[0]))
                .startsWith("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(out().lines().map(line -> line.replaceAll(" +", " ")).toList())
                .anyMatch(line -> line.contains(" TaskSubmitted mytask {\"output\":{\"taskToken\":\"djEj"))
                .hasSize(10);
        assertThat(out()).endsWith("\n{\"s\":\"ok\"}\n");
        assertThat(err()).isEmpty();
    }

    @Test
    void withJsonEachEventIsALineInTheFormOfTheApi() {
        int code = run("run", "samples/callback", "--answers", "samples/callback/answers.yaml", "--json");

        assertThat(code).isZero();
        var lines = out().lines().toList();
        assertThat(lines).hasSize(10);
        assertThat(lines.getFirst())
                .startsWith("{\"StepName\":\"\",\"Type\":\"ExecutionStarted\",\"EventId\":1,\"ScheduleEventId\":0,"
                        + "\"EventDetail\":\"{\\\"input\\\":{}}\",\"Time\":\"");
    }

    @Test
    void withoutAnswersItPrintsTheTokenAndHowToReportItAndWaitsForThat() throws IOException {
        var typed = new PipedOutputStream();
        var in = new PipedInputStream(typed, 8192);
        var ended =
                CompletableFuture.supplyAsync(() -> cli(in, Locale.ENGLISH).run("run", "samples/callback/flow.yaml"));
        Await.that("it says how to report", () -> err().contains("failed djEj"));
        var token = TOKEN.matcher(err());
        assertThat(token.find()).isTrue();
        assertThat(ended).isNotDone();

        typed.write("succeeded nonsense {}\n".getBytes(StandardCharsets.UTF_8));
        typed.write(("succeeded " + token.group() + " {oops\n").getBytes(StandardCharsets.UTF_8));
        typed.write(("succeeded " + token.group() + " {\"status\": \"ok\"}\n").getBytes(StandardCharsets.UTF_8));
        typed.flush();

        assertThat(ended.orTimeout(60, TimeUnit.SECONDS).join()).isZero();
        assertThat(out()).endsWith("\n{\"s\":\"ok\"}\n");
        assertThat(err()).contains("This is not a task token").contains("This is not JSON: character 2");
        typed.close();
    }

    @Test
    void anExecutionThatFailsEndsWithOneAndSaysTheErrorAndTheCause() throws IOException {
        int code = run(
                "run",
                flow("- {type: fail, name: f, error: Broken, cause: pipe}").toString());

        assertThat(code).isEqualTo(1);
        assertThat(err()).isEqualTo("The execution ended as Failed: Broken: pipe\n");
    }

    @Test
    void aTaskWithoutAResourceFailsAndSaysWhatToBind() throws IOException {
        int code = run(
                "run",
                flow("- {type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f'}")
                        .toString());

        assertThat(code).isEqualTo(1);
        assertThat(err())
                .contains("FC.FunctionNotFound")
                .contains("acs:fc:::services/s/functions/f")
                .contains("resources.yaml");
    }

    @Test
    void thirtyDaysOfWaitingPassAtOnceInVirtualTime() throws IOException {
        var thirtyDays = new StringBuilder();
        for (int i = 0; i < 15; i++) {
            thirtyDays.append("- {type: wait, name: w%d, duration: 172800}\n".formatted(i));
        }

        int code = run("run", flow(thirtyDays.toString()).toString(), "--virtual-time");

        assertThat(code).isZero();
        assertThat(out()).contains("720:00:00.").contains("ExecutionSucceeded");
    }

    @Test
    void inputIsGivenAsTextOrAsAFile() throws IOException {
        var flow = flow("- {type: pass, name: p, outputMappings: [{target: o, source: $input.i}]}")
                .toString();

        assertThat(run("run", flow, "--input", "{\"i\":\"文\"}")).isZero();
        assertThat(run("run", flow, "--input", "@" + file("in.json", "{\"i\":2}")))
                .isZero();
        assertThat(out()).contains("\n{\"o\":\"文\"}\n").endsWith("\n{\"o\":2}\n");
        assertThat(run("run", flow, "--input", "[1]")).isEqualTo(2);
        assertThat(run("run", flow, "--input", "{\"i\":")).isEqualTo(2);
        assertThat(run("run", flow, "--name", "1 bad name")).isEqualTo(2);
        assertThat(err())
                .contains("has to be a JSON object")
                .contains("--input is not JSON: character 6")
                .contains("is not a name");
    }

    @Test
    void aFlowWithMistakesIsNotRunAndAllOfThemAreSaid() throws IOException {
        int code = run("run", flow("- {type: pass}\n- {type: pess, name: a}").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err()).contains("flow.yaml:4:").contains("flow.yaml:5:").contains(" error ");
        assertThat(out()).isEmpty();
    }

    @Test
    void checkSaysWhereWhatAndHowBad() throws IOException {
        var bad = flow("- {type: task, name: t}");
        var good = file("good.yaml", "version: v1\ntype: flow\nsteps:\n  - {type: pass, name: a}\n");

        assertThat(run("check", bad.toString())).isEqualTo(1);
        assertThat(out()).startsWith(bad + ":4:").contains(": error one-of-missing ");
        out.reset();
        assertThat(run("check", good.toString())).isZero();
        assertThat(out()).isEmpty();
        assertThat(run("check", "--format", "json", bad.toString())).isEqualTo(1);
        assertThat(Json.parse(out())).isInstanceOf(Array.class);
        assertThat(out()).contains("\"severity\": \"error\"").contains("\"line\": 4");
    }

    @Test
    void checkKnowsResourcesAndAnswersAlsoUnderOtherNames() throws IOException {
        var resources = file(
                "staging.yaml", "version: 1\nresources:\n  - {arn: 'acs:fc:::services/s/functions/f', kind: ech}\n");
        var answers = file("happy.yaml", "- when: {step: a, event: TaskSubmitted}\n  report: perhaps\n");

        assertThat(run("check", resources.toString(), answers.toString())).isEqualTo(1);
        assertThat(out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).startsWith(resources + ":3:").contains("ech"),
                        line -> assertThat(line).startsWith(answers + ":2:").contains("perhaps"));
    }

    @Test
    void checkSpeaksChinese() throws IOException {
        var bad = flow("- {type: task, name: t}");

        assertThat(cli(InputStream.nullInputStream(), Locale.SIMPLIFIED_CHINESE).run("check", bad.toString()))
                .isEqualTo(1);
        assertThat(out()).containsPattern("\\p{IsHan}");
    }

    @Test
    void whatCannotBeReadIsSaidPlainly() throws IOException {
        var binary = Files.write(folder.resolve("binary.yaml"), new byte[] {1, 2, (byte) 0xff, 0, 3});
        var noFlow = file("list.yaml", "- 1\n- 2\n");

        assertThat(run("check", folder.resolve("missing.yaml").toString())).isEqualTo(2);
        assertThat(run("check", binary.toString())).isEqualTo(2);
        assertThat(run("check", folder.toString())).isEqualTo(2);
        assertThat(run("check", noFlow.toString())).isEqualTo(1);
        assertThat(run("run", binary.toString())).isEqualTo(2);
        assertThat(run("history", "--store", folder.resolve("nowhere").toString(), "flow", "execution"))
                .isEqualTo(2);
        assertThat(err())
                .contains("missing.yaml: there is no such file")
                .contains("binary.yaml is not a text file")
                .contains("is a folder without a flow.yaml")
                .doesNotContain("Exception");
    }

    @Test
    void whatCannotBeWrittenIsSaidPlainly() throws IOException {
        var flow = flow("- {type: pass, name: a}").toString();
        var nowhere = folder.resolve("nowhere").resolve("file").toString();

        assertThat(run("export", flow, "--format", "mermaid", "--out", nowhere)).isEqualTo(2);
        assertThat(run("export", flow, "--format", "mermaid", "--out", folder.toString()))
                .isEqualTo(2);
        assertThat(run("test", "samples/callback", "--junit", nowhere)).isEqualTo(2);
        assertThat(run("run", flow, "--store", flow)).isEqualTo(3);
        assertThat(err().lines())
                .containsExactly(
                        nowhere + " cannot be written: there is no such folder.",
                        folder + " cannot be written: Is a directory",
                        nowhere + " cannot be written: there is no such folder.",
                        "The store %s cannot be written: %s is in the way. Check who may write in that folder."
                                .formatted(flow, flow));
    }

    @Test
    void aPortThatIsNoneOrIsTakenIsNamedWithItsOption() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = String.valueOf(taken.getLocalPort());
            var flow = flow("- {type: pass, name: a}").toString();
            var store = folder.resolve("store").toString();

            assertThat(run("serve", "--port", "65536")).isEqualTo(2);
            assertThat(run("serve", "--mns-port", "-1")).isEqualTo(2);
            assertThat(run("run", flow, "--port", "70000")).isEqualTo(2);
            assertThat(run("serve", "--store", store, "--port", port)).isEqualTo(3);
            assertThat(run("serve", "--store", store, "--mns-port", port)).isEqualTo(3);

            assertThat(err().lines())
                    .satisfiesExactly(
                            line -> assertThat(line).startsWith("65536 is not a port"),
                            line -> assertThat(line).startsWith("-1 is not a port"),
                            line -> assertThat(line).startsWith("70000 is not a port"),
                            line -> assertThat(line).contains("Port " + port, "another with --port"),
                            line -> assertThat(line).contains("Port " + port, "another with --mns-port"));
        }
    }

    @Test
    void wrongUsageEndsWithTwoAndHelpAndVersionWithZero() {
        assertThat(run("run", "--nonsense")).isEqualTo(2);
        assertThat(run("fly")).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(run("run", "--help")).isZero();
        assertThat(run("--version")).isZero();
        assertThat(out()).contains("check").contains("--answers").contains("Flowglass 1.2.3");
    }

    @Test
    void withoutAWindowTheSampleRunsInTheTerminal() {
        assertThat(run()).isZero();

        assertThat(err().lines()).hasSize(2);
        assertThat(err()).startsWith("The window cannot be opened: there is none in this test.");
        assertThat(out()).endsWith("\n{\"s\":\"ok\"}\n");
    }

    @Test
    void aFlowStartsTheFlowBesideIt() {
        assertThat(run(
                        "run",
                        "samples/child-flow",
                        "--virtual-time",
                        "--input",
                        "{\"order\":{\"sku\":\"cup\",\"left\":3},\"run\":\"r\"}"))
                .isZero();

        assertThat(out()).endsWith("\n{\"parcel\":\"cup\"}\n");
    }

    @Test
    void testComparesWithTheExpectedHistoryAndUpdateWritesIt() throws IOException {
        flow("- {type: pass, name: p}");
        var report = folder.resolve("report.xml");

        assertThat(run("test", folder.toString())).isEqualTo(1);
        assertThat(out()).contains("history.txt is missing").contains("0 passed, 1 failed");
        assertThat(run("test", folder.toString(), "--update")).isZero();
        assertThat(run("test", folder.toString())).isZero();
        assertThat(out()).contains("1 passed, 0 failed");
        file("history.txt", "1 ExecutionStarted - {\"input\":{}}\n2 StepEntered q {}\n");
        assertThat(run("test", folder.toString(), "--junit", report.toString())).isEqualTo(1);
        assertThat(out()).contains("Line 2 of history.txt differs").contains("expected  2 StepEntered q {}");
        assertThat(report).content().contains("tests=\"1\" failures=\"1\"").contains("<failure>");
    }

    @Test
    void coverageTellsWhichOptionsAndRoutesNoSampleTook() throws IOException {
        flow("""
            - type: choice
              name: pick
              choices:
                - condition: $.level > 2
                  steps: [{type: pass, name: high}]
              default:
                steps: [{type: pass, name: low}]
            """);
        assertThat(run("test", folder.toString(), "--update")).isZero();
        out.reset();

        assertThat(run("test", folder.toString(), "--coverage")).isZero();

        assertThat(out())
                .containsPattern("COVERAGE +steps +options +branches +catches +retries +mappings")
                .containsPattern("2/3 +1/2 +- +- +- +-")
                .contains("not taken: pick: option $.level > 2, step high");
        out.reset();
        assertThat(run("test", folder.toString(), "--coverage", "--format", "json"))
                .isZero();
        assertThat(out()).contains("\"taken\": false", "\"kind\": \"option\"");
    }

    @Test
    void aSampleThatWaitsForMoreAnswersThanItHasFails() throws IOException {
        flow("- {type: task, name: t, resourceArn: 'acs:fc:::services/s/functions/f', pattern: waitForCallback}");
        file("resources.yaml", "version: 1\nresources:\n  - {arn: 'acs:fc:::services/s/functions/f', kind: echo}\n");

        assertThat(run("test", folder.toString(), "--update")).isEqualTo(1);
        assertThat(out()).contains("waits for a report of t");
        file("answers.yaml", "- {when: {step: t}, report: succeeded, output: {}}\n- {when: {step: u}, stop: {}}\n");
        out.reset();
        assertThat(run("test", folder.toString(), "--update")).isEqualTo(1);
        assertThat(out()).contains("One answer of answers.yaml came to nothing");
    }

    @Test
    void answersFailTasksAnswerForPeopleAndStop() throws IOException {
        flow("""
            - type: task
              name: ask
              resourceArn: acs:fc:::services/s/functions/ask
              catch: [{errors: [No], goto: again}]
            - {type: pass, name: between}
            - {type: task, name: again, resourceArn: 'acs:fc:::services/s/functions/ask', pattern: waitForCallback}
            """);
        file(
                "resources.yaml",
                "version: 1\nresources:\n  - {arn: 'acs:fc:::services/s/functions/ask', kind: manual}\n");
        file("answers.yaml", """
            - {when: {step: ask, event: TaskStarted}, report: failed, error: No}
            - {when: {step: again, event: TaskStarted}, stop: {error: Enough, cause: late}}
            """);

        assertThat(run(
                        "run",
                        folder.toString(),
                        "--answers",
                        folder.resolve("answers.yaml").toString()))
                .isEqualTo(1);
        assertThat(err()).isEqualTo("The execution ended as Stopped: Enough: late\n");
    }

    @Test
    void anAnswerComesBeforeTheEventThatFollows() throws IOException {
        var answers =
                file("answers.yaml", "- when: {step: b, event: StepStarted}\n  stop: {error: Enough, cause: seen b}\n");

        int code = run(
                "run",
                flow("- {type: pass, name: a}\n- {type: pass, name: b}\n- {type: pass, name: c}")
                        .toString(),
                "--answers",
                answers.toString());

        assertThat(code).isEqualTo(1);
        assertThat(out().lines().toList().getLast()).contains("ExecutionStopped");
        assertThat(out().lines().toList()).hasSize(8);
        assertThat(err()).contains("Enough: seen b");
    }

    @Test
    void anAnswerIsTakenBeforeItsTurnOnlyWhenNothingElseCanHappen() throws IOException {
        var answers = new StringBuilder();
        for (var step : new String[] {"second", "first"}) {
            answers.append("- when: {step: %s, event: TaskSubmitted}\n  report: succeeded\n  output: {by: %s}\n"
                    .formatted(step, step));
        }
        file("resources.yaml", "version: 1\nresources:\n- {arn: 'acs:fc:::services/s/functions/f', kind: echo}\n");
        var task = "type: task, resourceArn: 'acs:fc:::services/s/functions/f', pattern: waitForCallback";

        int code = run(
                "run",
                flow("- {name: first, %s}\n- {name: second, %s}".formatted(task, task))
                        .toString(),
                "--answers",
                file("answers.yaml", answers.toString()).toString());

        assertThat(err()).isEmpty();
        assertThat(code).isZero();
        assertThat(out()).endsWith("{\"by\":\"second\"}\n");
    }
}
