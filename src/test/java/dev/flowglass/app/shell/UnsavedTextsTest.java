package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.editor.FileText;
import dev.flowglass.app.shell.UnsavedTexts.Unsaved;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnsavedTextsTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void theTextsOfAStartThatEndedAreTakenOverByTheNextOneOnly() throws IOException {
        var file = Files.writeString(folder.resolve("flow.yaml"), "old\r\n");
        var base = FileText.read(Files.readAllBytes(file)).orElseThrow();
        var ended = start();
        ended.keep(new Unsaved("a", Optional.of(file), "flow.yaml", base, "old\n中文 🙂\n"));
        ended.keep(new Unsaved("b", Optional.empty(), "untitled.yaml", FileText.EMPTY, "new"));
        ended.close();

        var next = start();
        var taken = next.takeOver();

        assertThat(taken).extracting(Unsaved::text).containsExactlyInAnyOrder("old\n中文 🙂\n", "new");
        var first =
                taken.stream().filter(text -> text.id().equals("a")).findFirst().orElseThrow();
        assertThat(first.path()).contains(file);
        assertThat(new String(first.base().encode(first.text()), StandardCharsets.UTF_8))
                .isEqualTo("old\r\n中文 🙂\r\n");
        assertThat(start().takeOver()).isEmpty();
        next.close();
        assertThat(start().takeOver()).hasSize(2);
    }

    @Test
    void theTextsOfAStartThatIsAliveAreItsOwn() {
        var alive = start();
        alive.keep(new Unsaved("a", Optional.empty(), "untitled.yaml", FileText.EMPTY, "mine"));

        assertThat(start().takeOver()).isEmpty();
        alive.close();
        assertThat(start().takeOver()).extracting(Unsaved::text).containsExactly("mine");
    }

    @Test
    void theNewestTextIsKeptAndWhatWasSavedOrForgottenIsNot() throws IOException {
        var file = folder.resolve("flow.yaml");
        var texts = start();
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "one"));
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "two"));
        texts.keep(new Unsaved("b", Optional.empty(), "b.yaml", FileText.EMPTY, "gone"));
        texts.keep(new Unsaved("c", Optional.of(file), "flow.yaml", FileText.EMPTY, "saved"));
        texts.forget("b");
        Files.writeString(file, "saved");
        texts.close();

        assertThat(start().takeOver()).extracting(Unsaved::text).containsExactly("two");
    }

    @Test
    void whoLeavesLeavesNothingBehind() throws IOException {
        var texts = start();
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "one"));

        texts.leave();
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "late"));

        assertThat(files()).isEmpty();
    }

    @Test
    void whatIsNoKeptTextIsCleanedAwayAndHarmsNothing() throws IOException {
        var texts = start();
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "one"));
        texts.close();
        var left = files().stream()
                .filter(file -> file.toString().endsWith("a.json"))
                .findFirst()
                .orElseThrow();
        Files.writeString(left.resolveSibling("torn.json"), "{\"name\":");
        Files.writeString(left.resolveSibling("other.json.new"), "{");
        Files.writeString(left.resolveSibling("wrong.json"), "{\"name\":\"x\",\"text\":\"\",\"base\":\"*\"}");

        assertThat(start().takeOver()).extracting(Unsaved::text).containsExactly("one");
        assertThat(files()).extracting(file -> file.getFileName().toString()).doesNotContain("torn.json");
    }

    @Test
    void writingInTheBackgroundKeepsTheNewestWhateverComesLast() {
        var tasks = new ArrayList<Runnable>();
        var texts = new UnsavedTexts(folder.resolve("unsaved"), tasks::add);
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "one"));
        texts.keep(new Unsaved("a", Optional.empty(), "a.yaml", FileText.EMPTY, "two"));

        tasks.reversed().forEach(Runnable::run);
        texts.close();

        assertThat(start().takeOver()).extracting(Unsaved::text).containsExactly("two");
    }

    private UnsavedTexts start() {
        return new UnsavedTexts(folder.resolve("unsaved"), Runnable::run);
    }

    private List<Path> files() throws IOException {
        try (var files = Files.walk(folder.resolve("unsaved"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
