package dev.flowglass.language.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.edit.RandomFlow;
import dev.flowglass.source.TextEdit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FormatTest {
    private static final int CASES = 3_000;

    @Test
    void indentsByTwoAndKeepsCommentsQuotesOrderAndBrackets() {
        var text = """
            version:   v1
            type : flow


            # the steps
            steps:
            -   type: "pass"
                # what it is called
                name:   first   # here
                inputMappings:
                    - {target: a,  source: 'b'}


                    # last
            - type: pass
              name: second
            """;

        assertThat(tidy(text)).isEqualTo("""
            version: v1
            type: flow

            # the steps
            steps:
              - type: "pass"
                # what it is called
                name: first   # here
                inputMappings:
                  - {target: a,  source: 'b'}

                  # last
              - type: pass
                name: second
            """);
    }

    @Test
    void textsOfSeveralLinesKeepWhatTheySay() {
        var text = """
            version: v1
            type: flow
            steps:
                - type: pass
                  name: first
                  description: |
                        one
                          two


                        three
                - type: pass
                  name: "of two
                     lines"
                  outputMappings: [
                      {target: a, source: b},
                    ]
            """;

        assertThat(tidy(text)).isEqualTo("""
            version: v1
            type: flow
            steps:
              - type: pass
                name: first
                description: |
                  one
                    two


                  three
              - type: pass
                name: "of two
                   lines"
                outputMappings: [
                    {target: a, source: b},
                  ]
            """);
    }

    @Test
    void aTextThatIsNoYamlIsNotTouched() {
        assertThat(Format.edits("steps:\n  - {broken\n")).isEmpty();
        assertThat(Format.edits("")).isEmpty();
    }

    @Test
    void aTidyTextHasNoEdits() throws IOException {
        for (var file : samples()) {
            var tidy = tidy(Files.readString(file));
            assertThat(Format.edits(tidy)).as(file.toString()).contains(List.of());
        }
    }

    @Test
    void whateverIsTidiedMeansTheSameKeepsItsSignsAndIsTidyThen() {
        IntStream.range(0, CASES).parallel().forEach(seed -> {
            var random = new Random(seed);
            var text = lines(RandomFlow.of(random));
            var flow = FlowReader.read(text).flow();
            var name = "seed %d%n%s".formatted(seed, text);

            var edits = Format.edits(text);

            assertThat(edits).as(name).isPresent();
            var tidy = TextEdit.apply(text, edits.orElseThrow());
            assertThat(FlowReader.read(tidy).flow()).as(name).isEqualTo(flow);
            assertThat(tidy.replaceAll("\\s", "")).as(name).isEqualTo(text.replaceAll("\\s", ""));
            assertThat(Format.edits(tidy).map(again -> TextEdit.apply(tidy, again)))
                    .as(name)
                    .contains(tidy);
        });
    }

    /// As the editor holds it.
    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n').replace("\uFEFF", "");
    }

    private static String tidy(String text) {
        return TextEdit.apply(text, Format.edits(text).orElseThrow());
    }

    private static List<Path> samples() throws IOException {
        try (var files = Files.walk(Path.of("samples"))) {
            return files.filter(file -> file.toString().endsWith(".yaml")).toList();
        }
    }
}
