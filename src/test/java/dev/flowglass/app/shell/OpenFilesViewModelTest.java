package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.shell.OpenFilesViewModel.Notice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenFilesViewModelTest {
    @TempDir
    private Path folder = Path.of("");

    private final List<Notice> notices = new ArrayList<>();
    private final OpenFilesViewModel files =
            new OpenFilesViewModel(FlowReading::of, Runnable::run, Runnable::run, Runnable::run, notices::add);

    @Test
    void aFileWithoutChangesHereIsReadAgainWhenItChangesOnTheDisk() throws IOException {
        var file = open("old\n");
        Files.writeString(path(), "new\n");

        files.lookAtDisk();

        assertThat(file.text()).isEqualTo("new\n");
        assertThat(file.dirtyProperty().get()).isFalse();
        assertThat(notices).containsExactly(new Notice.ReadAgain(path()));
    }

    @Test
    void aFileWithChangesHereIsAskedAboutOnce() throws IOException {
        var file = open("old\n");
        file.replace("mine\n");
        Files.writeString(path(), "theirs\n");

        files.lookAtDisk();
        files.lookAtDisk();

        assertThat(file.text()).isEqualTo("mine\n");
        assertThat(notices).hasSize(1).first().isInstanceOf(Notice.ChangedOnDisk.class);
    }

    @Test
    void keepingMineMakesItAChangeOfTheirs() throws IOException {
        var file = open("old\n");
        file.replace("mine\n");
        Files.writeString(path(), "theirs\r\n");
        files.lookAtDisk();

        files.keepMine(file, () -> {});
        files.lookAtDisk();

        assertThat(notices).hasSize(1);
        assertThat(file.text()).isEqualTo("mine\n");
        files.save(file, () -> {});
        assertThat(Files.readString(path())).isEqualTo("mine\r\n");
    }

    @Test
    void whatIsChosenFromBothTextsIsAChangeOfTheirs() throws IOException {
        var file = open("a\nb\nc\n");
        file.replace("A\nb\nc\n");
        Files.writeString(path(), "a\nb\nC\n");

        files.compare(file, (merge, choose) -> choose.accept(merge.text(merge.proposals())));
        files.save(file, () -> {});

        assertThat(notices).isEmpty();
        assertThat(Files.readString(path())).isEqualTo("A\nb\nC\n");
    }

    @Test
    void aFileThatIsGoneIsToldOnceAndSavingWritesItAgain() throws IOException {
        var file = open("old\n");
        Files.delete(path());

        files.lookAtDisk();
        files.lookAtDisk();

        assertThat(notices).containsExactly(new Notice.Gone(path()));
        files.save(file, () -> {});
        assertThat(path()).hasContent("old\n");
    }

    private Path path() {
        return folder.resolve("flow.yaml");
    }

    private EditorViewModel open(String text) throws IOException {
        Files.writeString(path(), text);
        files.open(path());
        return files.current().orElseThrow();
    }
}
