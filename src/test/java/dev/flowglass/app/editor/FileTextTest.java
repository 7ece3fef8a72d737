package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a\n", "a\r\nb\r\n", "a\r\nb\nc\rd", "\uFEFFa: 1\r\n", "\n\n", "\r\r\n", "名: 审批\r\n"})
    void aTextThatNobodyEditedGivesTheBytesThatWereRead(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);

        var file = FileText.read(bytes).orElseThrow();

        assertThat(file.encode(file.text())).isEqualTo(bytes);
        assertThat(file.text()).doesNotContain("\r").doesNotContain("\uFEFF");
    }

    @Test
    void everyFileOfTheSamplesIsWrittenAsItWasRead() throws IOException {
        try (var files = Files.walk(Path.of("samples"))) {
            var texts = files.filter(Files::isRegularFile).toList();
            assertThat(texts).isNotEmpty();
            for (var file : texts) {
                var bytes = Files.readAllBytes(file);
                var read = FileText.read(bytes).orElseThrow();
                assertThat(read.encode(read.text())).as(file.toString()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void encodingsAndByteOrderMarksAreKept() {
        var text = "名: 审批\r\nb: 2";
        for (var charset :
                new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.UTF_8}) {
            var file = FileText.read(("\uFEFF" + text).getBytes(charset)).orElseThrow();

            assertThat(file.text()).isEqualTo("名: 审批\nb: 2");
            assertThat(file.encode("名: 审批\nb: 3")).isEqualTo("\uFEFF名: 审批\r\nb: 3".getBytes(charset));
        }
        var gb = FileText.read(text.getBytes(Charset.forName("GB18030"))).orElseThrow();
        assertThat(gb.text()).isEqualTo("名: 审批\nb: 2");
        assertThat(gb.encode("名: 拒绝")).isEqualTo("名: 拒绝".getBytes(Charset.forName("GB18030")));
    }

    @Test
    void anEditChangesOnlyTheLinesItTouches() {
        var file = FileText.read("a\r\nb\nc\rd\r\n".getBytes(StandardCharsets.UTF_8))
                .orElseThrow();

        assertThat(file.encode("a\nb\nnew\nc\nd\n"))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("a\r\nb\nnew\r\nc\rd\r\n");
        assertThat(file.encode("b\nc\nd\n")).asString(StandardCharsets.UTF_8).isEqualTo("b\nc\rd\r\n");
        assertThat(file.encode("a\nb\nc\nd")).asString(StandardCharsets.UTF_8).isEqualTo("a\r\nb\nc\rd");
        assertThat(file.encode("")).isEmpty();
    }

    @Test
    void bytesThatAreNoTextAreRefused() {
        assertThat(FileText.read(new byte[] {'a', 0, 'b'})).isEmpty();
        assertThat(FileText.read(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10}))
                .isEmpty();
        assertThat(FileText.read(new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF}))
                .isEmpty();
    }

    @Test
    void anyTextSurvivesAnyEditThatIsUndone() {
        for (int seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            var raw = new StringBuilder();
            for (int i = random.nextInt(20); i > 0; i--) {
                raw.append(new String[] {"a", "b: 1", "", "\n", "\r\n", "\r", " x"}[random.nextInt(7)]);
            }
            var bytes = raw.toString().getBytes(StandardCharsets.UTF_8);
            var file = FileText.read(bytes).orElseThrow();

            var edited = file.saved(file.encode(file.text() + "\nmore\n"));

            assertThat(file.encode(file.text())).as("seed %d", seed).isEqualTo(bytes);
            assertThat(edited.text()).as("seed %d", seed).isEqualTo(file.text() + "\nmore\n");
        }
    }
}
