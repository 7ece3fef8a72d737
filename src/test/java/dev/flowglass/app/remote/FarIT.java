package dev.flowglass.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.Served;
import dev.flowglass.app.WindowTest;
import dev.flowglass.remote.Credentials;
import dev.flowglass.remote.RefusedException;
import dev.flowglass.remote.Service;
import dev.flowglass.remote.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// The window attached to a serving process.
class FarIT extends WindowTest {
    private String text(String query) {
        return ask(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    private void type(String query, String text) {
        fx(() -> robot.lookup(query).queryAs(TextField.class).setText(text));
    }

    private int size(String query) {
        return robot.lookup(query).queryAs(TableView.class).getItems().size();
    }

    private void open() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.P, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the palette is open", () -> isShown("#pick"));
        fx(() -> robot.lookup("#pick").queryAs(TextField.class).setText("Attach to another"));
        press(KeyCode.ENTER);
        await("the dialog is open", () -> isShown("#far-dialog"));
    }

    private void connect(Served served, String secret) {
        type("#far-address", served.address());
        type("#far-key-id", Served.KEY);
        type("#far-key-secret", secret);
        robot.clickOn("#far-connect");
    }

    /// Leaves the uploaded flow selected.
    private void attachAndUpload(Served served) {
        open();
        connect(served, Served.SECRET);
        await("it is attached", () -> text("#far-standing").startsWith("Attached to " + served.host()));
        robot.clickOn("#far-upload");
        await(
                "the flow is there",
                () -> robot.lookup("#far-flows")
                        .queryAs(ListView.class)
                        .getItems()
                        .contains("callback"));
        fx(() -> robot.lookup("#far-flows")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(0));
    }

    @Test
    void theOpenFlowIsUploadedStartedFollowedAndReportedThere() throws IOException {
        try (var served = new Served(Files.createDirectories(folder.resolve("far")))) {
            attachAndUpload(served);
            robot.clickOn("#far-start");
            await("the execution is listed", () -> size("#far-executions") == 1);
            await("it waits in the window", () -> isShown("#status-chip:waiting-callback"));
            robot.clickOn("#far-report");
            await("the report is being written", () -> isShown("#report-dialog"));
            await("the step is known", () -> text("#report-subject").contains("mytask"));
            snapshot("far");

            robot.clickOn("#report-send");
            await("it has succeeded in the window", () -> isShown("#status-chip:succeeded"));
            await(
                    "its output is on screen",
                    () -> text("#output").replace(" ", "").equals("{\"s\":\"ok\"}"));
            assertThat(folder.resolve("settings.properties")).content().doesNotContain(Served.SECRET);
        }
    }

    @Test
    void anInputIsGivenAndAFailureReportedThere() throws IOException {
        try (var served = new Served(Files.createDirectories(folder.resolve("far")))) {
            attachAndUpload(served);
            type("#far-input", "{not json");
            robot.clickOn("#far-start");
            await("it is refused", () -> text("#far-standing").startsWith("This did not work: "));
            assertThat(size("#far-executions")).isZero();

            type("#far-input", "{\"order\":7}");
            robot.clickOn("#far-start");
            await("it waits in the window", () -> isShown("#status-chip:waiting-callback"));
            robot.clickOn("#far-report");
            await("the report is being written", () -> isShown("#report-dialog"));
            await("the step is known", () -> text("#report-subject").contains("mytask"));
            robot.clickOn("#report-failed");
            fx(() -> robot.lookup("#report-error")
                    .queryAs(ComboBox.class)
                    .getEditor()
                    .setText("Rejected"));
            fx(() -> robot.lookup("#report-cause").queryAs(TextArea.class).setText("too expensive"));
            snapshot("far-failure");
            robot.clickOn("#report-send");

            await("it has failed in the window", () -> isShown("#status-chip:failed"));
        }
    }

    @Test
    void aTokenOfAnExecutionThatIsNotFollowedIsReportedThereAndASecondTimeRefused() throws IOException {
        try (var served = new Served(Files.createDirectories(folder.resolve("far")))) {
            var there = new Service(new Target(served.address(), new Credentials(Served.KEY, Served.SECRET)));
            there.put("callback", Served.CALLBACK);
            there.start("callback", "first", "{}");
            await("it waits there", () -> history(there, "first").contains("TaskSubmitted"));
            var token = Served.token(history(there, "first"));
            open();
            connect(served, Served.SECRET);
            await("it is attached", () -> text("#far-standing").startsWith("Attached to " + served.host()));
            for (var attempt : List.of("taken", "refused")) {
                robot.clickOn("#far-report");
                await("the report is being written", () -> isShown("#report-dialog"));
                type("#report-token", token);
                await("it says where it goes", () -> text("#report-subject").contains(served.host()));
                snapshot("far-report-" + attempt);
                robot.clickOn("#report-send");
                if (attempt.equals("taken")) {
                    await("it was taken", () -> !isShown("#report-dialog"));
                }
            }
            await(
                    "it is refused with the words of the service",
                    () -> text("#report-answer").contains(served.host()));

            assertThat(history(there, "first")).contains("ExecutionSucceeded");
        } catch (RefusedException e) {
            throw new AssertionError(e);
        }
    }

    private static String history(Service there, String name) {
        try {
            return there.history("callback", name, 1).toString();
        } catch (IOException | RefusedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aKeyThatIsNotTakenIsSaid() throws IOException {
        try (var served = new Served(Files.createDirectories(folder.resolve("far")))) {
            open();
            connect(served, "guessed");
            await("it is refused", () -> text("#far-standing").startsWith("This did not work: "));
            assertThat(text("#far-standing")).doesNotContain("guessed");
            snapshot("far-refused");
        }
    }
}
