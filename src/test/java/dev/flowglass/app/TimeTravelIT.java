package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

/// Going back and forth in an execution with the slider, the buttons, the keys and the table.
class TimeTravelIT extends WindowTest {

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    @Test
    void theWholeWindowShowsTheMomentOfTheSlider() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        robot.clickOn("Succeed…");
        await("the dialog is open", () -> isShown("#report-dialog"));
        press(KeyCode.ENTER);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        robot.clickOn("#tab-view-timeline");
        await("the slider is shown", () -> isShown("#moment"));
        assertThat(text("#moment-place")).isEqualTo("Event 9 of 9 · live");

        robot.clickOn("#button-time-back");
        assertThat(text("#moment-place")).isEqualTo("Event 8 of 9");
        press(KeyCode.F10, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        press(KeyCode.F10, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        press(KeyCode.F10, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

        await("event 5", () -> text("#moment-place").equals("Event 5 of 9"));
        assertThat(isShown("#status-chip:waiting-callback")).isTrue();
        assertThat(text("#standing")).isEqualTo("Awaits report · event 5");
        assertThat(isShown("#output")).isFalse();
        snapshot("time-travel");

        press(KeyCode.F11, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("the step is entered", () -> text("#moment-place").equals("Event 2 of 9"));
        robot.clickOn("#moment");
        press(KeyCode.END);
        await("live again", () -> isShown("#status-chip:succeeded"));
        press(KeyCode.HOME);
        await("at the start", () -> text("#moment-place").equals("Event 1 of 9"));
        press(KeyCode.RIGHT);
        await("one on", () -> text("#moment-place").equals("Event 2 of 9"));
        robot.clickOn("#button-time-live");
        await("live by the button", () -> text("#moment-place").equals("Event 9 of 9 · live"));
        assertThat(isShown("#output")).isTrue();
    }

    @Test
    void aRowIsGoneToByADoubleClickAndLaterRowsArePale() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        robot.clickOn("#tab-view-timeline");
        await("the events are shown", () -> isShown("TaskSubmitted"));

        robot.doubleClickOn("TaskScheduled");

        await("event 3", () -> text("#moment-place").equals("Event 3 of 5"));
        await(
                "later rows are pale",
                () -> robot.lookup("#events .table-row-cell").queryAllAs(TableRow.class).stream()
                                .filter(row -> row.getPseudoClassStates().contains(PseudoClass.getPseudoClass("later")))
                                .count()
                        == 2);
        robot.clickOn("StepEntered");
        await("a click goes on in the past", () -> text("#moment-place").equals("Event 2 of 5"));
    }
}
