package dev.flowglass.app.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.Served;
import dev.flowglass.app.WindowTest;
import java.io.IOException;
import java.nio.file.Files;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
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

    @Test
    void theOpenFlowIsUploadedStartedFollowedAndReportedThere() throws IOException {
        try (var served = new Served(Files.createDirectories(folder.resolve("far")))) {
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
            robot.clickOn("#far-start");
            await("the execution is listed", () -> size("#far-executions") == 1);
            await("it waits in the window", () -> isShown("#status-chip:waiting-callback"));
            await(
                    "its token is in place",
                    () -> !robot.lookup("#far-token")
                            .queryAs(TextField.class)
                            .getText()
                            .isEmpty());
            snapshot("far");

            robot.clickOn("#far-succeed");
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
            type("#far-input", "{not json");
            robot.clickOn("#far-start");
            await("it is refused", () -> text("#far-standing").startsWith("This did not work: "));
            assertThat(size("#far-executions")).isZero();

            type("#far-input", "{\"order\":7}");
            robot.clickOn("#far-start");
            await("it waits in the window", () -> isShown("#status-chip:waiting-callback"));
            await(
                    "its token is in place",
                    () -> !robot.lookup("#far-token")
                            .queryAs(TextField.class)
                            .getText()
                            .isEmpty());
            type("#far-error", "Rejected");
            type("#far-cause", "too expensive");
            snapshot("far-failure");
            robot.clickOn("#far-fail");

            await("it has failed in the window", () -> isShown("#status-chip:failed"));
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
