package dev.flowglass.app.queue;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// A person does the work of a worker, with the queue sample.
class QueuesIT extends WindowTest {
    private int queues() {
        return robot.lookup("#queues").queryAs(ListView.class).getItems().size();
    }

    private TableView<?> messages() {
        return robot.lookup("#messages").queryAs(TableView.class);
    }

    private QueueRow row(int index) {
        return ask(() -> (QueueRow) messages().getItems().get(index));
    }

    private void openPane() {
        press(KeyCode.DIGIT0, KeyCombination.ALT_DOWN);
    }

    @Test
    void aJobIsTakenFromItsQueueAnsweredAndGoneAndTheFlowGoesOn() {
        openWindow(Optional.of(Path.of("samples/queue/flow.yaml").toAbsolutePath()));
        awaitText("# A message goes");
        openPane();
        await("the pane says how to get a queue", () -> isShown("#queues-empty"));
        snapshot("queues-empty");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        openPane();
        await(
                "its job lies in the queue",
                () -> queues() == 1 && messages().getItems().size() == 1);
        assertThat(row(0).step()).isPresent();
        assertThat(row(0).message().state()).isEqualTo(QueueDesk.State.READY);

        fx(() -> messages().getSelectionModel().select(0));
        assertThat(ask(() -> robot.lookup("#queue-body").queryAs(TextArea.class).getText()))
                .contains("\"token\"");
        snapshot("queues");
        robot.clickOn("#queue-take");
        await(
                "it is taken",
                () -> ((QueueRow) messages().getItems().getFirst()).message().state() == QueueDesk.State.TAKEN);
        robot.clickOn("#queue-put-back");
        await(
                "it is back",
                () -> ((QueueRow) messages().getItems().getFirst()).message().state() == QueueDesk.State.READY);
        robot.clickOn("#queue-answer");
        await("the dialog is open", () -> isShown("#report-dialog"));
        press(KeyCode.ENTER, SHORTCUT_DOWN);

        await("the flow went on", () -> isShown("#status-chip:succeeded"));
        await("the message is gone", () -> messages().getItems().isEmpty());
    }

    @Test
    void aMessageIsSentByHandAndDeleted() {
        openWindow(Optional.of(Path.of("samples/queue/flow.yaml").toAbsolutePath()));
        awaitText("# A message goes");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        openPane();
        await("the queue is there", () -> queues() == 1);

        robot.clickOn("#queue-message").write("hello").push(KeyCode.ENTER);
        await("it is there", () -> messages().getItems().size() == 2);
        assertThat(row(1).message().body()).isEqualTo("hello");
        assertThat(row(1).canBeAnswered()).isFalse();
        fx(() -> messages().getSelectionModel().select(1));
        robot.clickOn("#queue-delete");
        await("it is gone", () -> messages().getItems().size() == 1);
        assertThat(row(0).message().body()).isNotEqualTo("hello");
    }
}
