package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.flowglass.app.editor.Disk.Opening;
import dev.flowglass.app.editor.Disk.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskTest {
    @TempDir
    private Path folder = Path.of("");

    private final Disk disk = new Disk();

    @Test
    void whatCannotBeEditedIsRefusedWithTheReason() throws IOException {
        var large = Files.write(
                folder.resolve("large.yaml"), "a: 1\n".repeat(1_100_000).getBytes(StandardCharsets.UTF_8));
        var binary = Files.write(folder.resolve("binary"), new byte[] {1, 0, 2});
        var wide = Files.writeString(folder.resolve("wide.yaml"), "x".repeat(Disk.LONGEST_LINE + 1));

        assertThat(disk.open(folder)).isEqualTo(new Opening.Refused(folder, Refusal.FOLDER));
        assertThat(disk.open(folder.resolve("no")))
                .isEqualTo(new Opening.Refused(folder.resolve("no"), Refusal.MISSING));
        assertThat(disk.open(large)).isEqualTo(new Opening.Refused(large, Refusal.TOO_LARGE));
        assertThat(disk.open(binary)).isEqualTo(new Opening.Refused(binary, Refusal.BINARY));
        assertThat(disk.open(wide)).isEqualTo(new Opening.Refused(wide, Refusal.LONG_LINE));
    }

    @Test
    void savingReplacesTheFileInOneStepAndLeavesNothingBehind() throws IOException {
        var file = Files.writeString(folder.resolve("flow.yaml"), "old");
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);

        disk.save(link, new byte[] {'n', 'e', 'w'});
        disk.save(folder.resolve("fresh.yaml"), new byte[] {'f'});

        assertThat(file).hasContent("new");
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("fresh.yaml")).hasContent("f");
        try (var files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("flow.yaml", "link.yaml", "fresh.yaml");
        }
    }

    @Test
    void aFileThatCannotBeWrittenStaysAsItWas() throws IOException {
        var file = Files.writeString(folder.resolve("flow.yaml"), "old");
        var gone = folder.resolve("no such folder").resolve("flow.yaml");

        assertThatIOException().isThrownBy(() -> disk.save(gone, new byte[0]));

        assertThat(file).hasContent("old");
    }
}
