package dev.flowglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/// The distribution from the command line: pictures, where there is no display.
class ExportIT {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    Path folder;

    private record Ended(int code, String err) {}

    private Ended export(String flow, String format, String... more) throws IOException, InterruptedException {
        var arguments = new ArrayList<>(
                List.of("export", flow, "--format", format, "--out", out(format).toString()));
        arguments.addAll(List.of(more));
        return flowglass(arguments);
    }

    /// Runs the distribution.
    private Ended flowglass(List<String> arguments) throws IOException, InterruptedException {
        var windows = System.getProperty("os.name").startsWith("Windows");
        var command = new ArrayList<String>();
        command.add(Path.of("target", "flowglass", "bin", windows ? "flowglass.bat" : "flowglass")
                .toAbsolutePath()
                .toString());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        var environment = builder.environment();
        environment.remove("DISPLAY");
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("FLOWGLASS_OPTS", "-Duser.language=en -Duser.home=" + folder);
        var process = builder.redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(folder.resolve("err.txt")));
    }

    private Path out(String format) {
        return folder.resolve("flow." + format);
    }

    /// The history of the callback sample, as the service tells it.
    private Path history() throws IOException, InterruptedException {
        var sample = "samples/callback";
        assertThat(flowglass(List.of("run", sample, "--answers", sample + "/answers.yaml", "--json"))
                        .code())
                .isZero();
        var lines = Files.readAllLines(folder.resolve("out.txt")).stream()
                .filter(line -> line.contains("EventId"))
                .toList();
        var file = folder.resolve("history.json");
        Files.writeString(file, "{\"Events\":[%s]}".formatted(String.join(",", lines)));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"callback", "fan-out", "routing", "saga", "escalation"})
    void anSvgPictureIsWellFormedAndHasTheNamesOfTheSteps(String sample) throws Exception {
        var ended = export("samples/" + sample, "svg");

        assertThat(ended.code()).as(ended.err()).isZero();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(out("svg"))));
        var root = document.getDocumentElement();
        assertThat(Double.parseDouble(root.getAttribute("width"))).isGreaterThan(100);
        var texts = new ArrayList<String>();
        var found = root.getElementsByTagName("text");
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(((Element) found.item(i)).getTextContent());
        }
        var names = Files.readAllLines(Path.of("samples", sample, "flow.yaml")).stream()
                .map(String::strip)
                .filter(line -> line.startsWith("name: "))
                .map(line -> line.substring("name: ".length()).replaceAll("\\s+#.*", ""))
                .toList();
        assertThat(texts).contains("Start").containsAll(names);
    }

    @Test
    void aPngPictureHasTwoPixelsForEachOfTheGraph() throws Exception {
        var ended = export(
                "samples/callback/flow.yaml", "png", "--history", history().toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        var image = ImageIO.read(out("png").toFile());
        assertThat(image.getWidth()).isGreaterThan(2 * 192);
        assertThat(image.getHeight()).isGreaterThan(2 * 200);
    }

    @Test
    void aHistoryGivesTheStepsTheirStates() throws Exception {
        var ended = export("samples/callback", "svg", "--history", history().toString());

        assertThat(ended).isEqualTo(new Ended(0, ""));
        assertThat(out("svg")).content().contains(">succeeded</text>");
    }

    @Test
    void mermaidTextTellsStepsWaysAndStates() throws Exception {
        var ended = export("samples/callback", "mermaid", "--history", history().toString());

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(out("mermaid")).hasContent("""
            flowchart TD
              start(["Start"])
              s0["mytask<br/>succeeded"]
              start --> s0
              finish(["End"])
              s0 --> finish
              classDef succeeded fill:#e0f3ec,stroke:#00734f,color:#24292f
              class s0 succeeded
            """);
    }

    @Test
    void mermaidTextHasFramesOptionsAndCatches() throws Exception {
        var flow = folder.resolve("all.yaml");
        Files.writeString(flow, """
            version: v1
            type: flow
            steps:
              - type: task
                name: ask "it"
                resourceArn: acs:fc:::services/s/functions/f
                catch: [{errors: [Bad], goto: no}]
              - type: choice
                name: way
                choices:
                  - {condition: $.x > 1, goto: no}
                default: {steps: [{type: pass, name: fine}]}
              - type: foreach
                name: all
                iterationMapping: {collection: $.list, item: i}
                steps: [{type: pass, name: one}]
              - {type: fail, name: no, error: E, cause: c}
            """);

        assertThat(export(flow.toString(), "mermaid").code()).isZero();

        assertThat(out("mermaid")).hasContent("""
            flowchart TD
              start(["Start"])
              s0["ask #quot;it#quot;"]
              start --> s0
              s0 -.->|"Bad"| s3
              s1{"way"}
              s1 -->|"$.x #gt; 1"| s3
              s1_1_0["fine"]
              s1 -->|"default"| s1_1_0
              s0 --> s1
              subgraph s2_all [" "]
                s2["all"]
                s2_0_0["one"]
                s2 --> s2_0_0
                s2_end(( ))
                s2_0_0 --> s2_end
                s2_end -.-> s2
              end
              s1_1_0 --> s2
              s3(["no"])
              s2_end --> s3
            """);
    }

    @Test
    void aHistoryOfAnotherFlowIsToldAndWhatCannotBeReadIsRefused() throws Exception {
        var history = history();
        assertThat(export("samples/routing", "mermaid", "--history", history.toString())
                        .err())
                .contains("not one of this flow");
        Files.writeString(history, "nonsense");
        assertThat(export("samples/callback", "mermaid", "--history", history.toString()))
                .satisfies(ended -> assertThat(ended.code()).isEqualTo(2))
                .satisfies(ended -> assertThat(ended.err()).contains("not a history"));
        assertThat(export("nowhere.yaml", "svg").code()).isEqualTo(2);
        assertThat(export("samples/callback", "gif").code()).isEqualTo(2);
    }

    @Test
    void commandsThatNeedAnEndpointSayInOneLineThatNobodyIsThere() throws Exception {
        for (var command : List.of(List.of("list"), List.of("start", "flow"), List.of("stop", "flow", "run"))) {
            var arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--endpoint", "http://127.0.0.1:9", "--access-key", "a:b"));

            var ended = flowglass(arguments);

            assertThat(ended.code()).as(ended.err()).isNotZero();
            assertThat(ended.err().lines()).as(ended.err()).hasSize(1);
        }
    }
}
