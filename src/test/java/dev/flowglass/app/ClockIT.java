package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The clock in the bar of buttons.
class ClockIT extends WindowTest {
    private static final String TWO_DAYS = """
        version: v1
        type: flow
        steps:
          - type: wait
            name: night
            duration: 86400
          - type: wait
            name: day
            duration: 86400
        """;

    private void open(String flow) {
        Path file = folder.resolve("days").resolve("flow.yaml");
        write(file, flow);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("the first step waits", () -> isShown("#status-chip:waiting-time"));
    }

    private String pace() {
        return robot.lookup("#clock").queryAs(Labeled.class).getText();
    }

    @Test
    void aWaitOfTwoDaysIsJumpedOver() {
        open(TWO_DAYS);
        assertThat(pace()).isEqualTo("Real time");

        robot.clickOn("#clock");
        robot.clickOn("#clock-jump");

        await("both days have passed", () -> isShown("#status-chip:succeeded"));
        assertThat(pace()).isEqualTo("Jump");
        assertThat(robot.lookup("#duration").queryAs(Labeled.class).getText()).isEqualTo("48:00:00");
        snapshot("clock-jump");
    }

    @Test
    void heldTimeGoesOnFromTimerToTimer() {
        open(TWO_DAYS);
        robot.clickOn("#clock");
        robot.clickOn("#clock-hold");
        assertThat(pace()).isEqualTo("Held");

        robot.clickOn("#button-time-next-timer");
        await(
                "the second step waits",
                () -> robot.lookup("#duration").queryAs(Labeled.class).getText().startsWith("24:00"));
        assertThat(isShown("#status-chip:waiting-time")).isTrue();
        robot.clickOn("#button-time-next-timer");

        await("both have passed", () -> isShown("#status-chip:succeeded"));
    }
}
