package dev.flowglass.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Running;
import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.editor.FileText;
import dev.flowglass.app.editor.FlowReading;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.shell.RunViewModel.Outcome;
import dev.flowglass.runtime.History;
import dev.flowglass.store.MemoryJournal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunViewModelTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: done
        """;

    @TempDir
    private Path folder;

    private final Running running = new Running();
    private final FxEventFeed feed = new FxEventFeed(Runnable::run);

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    private RunViewModel model(FlowBinder binder) {
        return new RunViewModel(
                running.executions(),
                new ExecutionsViewModel(feed),
                History.ofAll(new MemoryJournal(), text -> Optional.empty()),
                FlowReading.of(Optional.empty()),
                binder,
                new Settings(folder.resolve("settings.properties"), Runnable::run),
                Runnable::run,
                Runnable::run);
    }

    private EditorViewModel file() {
        return new EditorViewModel(
                Optional.of(folder.resolve("flow.yaml")),
                FileText.read(FLOW.getBytes(StandardCharsets.UTF_8)).orElseThrow(),
                "",
                FlowReading.of(Optional.empty()),
                Runnable::run,
                Runnable::run,
                Runnable::run);
    }

    @Test
    void whatKeepsAnExecutionFromStartingIsSaid() {
        var told = new ArrayList<Outcome>();

        model((flow, path) -> {
                    throw new IllegalStateException("The store is closed");
                })
                .start(file(), told::add);

        assertThat(told).containsExactly(new Outcome.Failed("The store is closed"));
    }
}
