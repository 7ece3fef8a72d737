package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The lanes of the timeline.
class TimelineIT extends WindowTest {
    private static final String TWO_THINGS = """
        version: v1
        type: flow
        steps:
          - type: parallel
            name: both
            branches:
              - steps:
                  - type: task
                    name: approve
                    resourceArn: acs:fc:::services/office/functions/approve
                    pattern: waitForCallback
                    timeoutSeconds: 3600
                    inputMappings:
                      - target: token
                        source: $context.task.token
              - steps:
                  - type: task
                    name: charge
                    resourceArn: acs:fc:::services/shop/functions/charge
                    retry:
                      - errors: [FC.ResourceThrottled]
                        intervalSeconds: 600
                        maxAttempts: 2
                  - type: pass
                    name: thank
        """;
    private static final String RESOURCES = """
        version: 1
        resources:
          - arn: acs:fc:::services/office/functions/approve
            kind: echo
          - arn: acs:fc:::services/shop/functions/charge
            kind: mock
            responses:
              - error: { type: FC.ResourceThrottled, message: slow down }
              - output: { paid: true }
        """;

    private void open(String settings) {
        Path file = folder.resolve("two").resolve("flow.yaml");
        write(file, TWO_THINGS);
        write(file.resolveSibling("resources.yaml"), RESOURCES);
        write(folder.resolve("settings.properties"), settings);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        press(KeyCode.F5);
        await("a step waits", () -> isShown("#status-chip:waiting-callback"));
        robot.clickOn("#tab-view-timeline");
        press(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        await("lanes are shown", () -> isShown("#lanes"));
    }

    private Region lanes() {
        return robot.lookup("#lanes").queryAs(Region.class);
    }

    @Test
    void lanesShowWhatEachThreadDoesAndAClickSelectsTheStep() {
        open("language=en\ntheme=LIGHT\n");
        awaitFrames();
        snapshot("lanes");

        robot.clickOn("#clock");
        robot.clickOn("#clock-hold");
        robot.clickOn("#button-time-next-timer");
        await(
                "charge is paid",
                () -> robot.lookup("#moment-place")
                                .queryAs(Labeled.class)
                                .getText()
                                .contains("live")
                        && executionEvents() >= 20);
        awaitFrames();
        var corner = ask(() -> lanes().localToScreen(0, 0));
        robot.clickOn(corner.getX() + 330, corner.getY() + 24 + 24 + 12);
        awaitFrames();
        snapshot("lanes-selected");

        assertThat(robot.lookup("#data-subject").queryAs(Labeled.class).getText())
                .isEqualTo("approve");
    }

    private void view(String item) {
        robot.clickOn("#timeline-menu");
        await("the menu is open", () -> isShown(item));
        robot.clickOn(item);
    }

    @Test
    void pendingStepsStandInTheListAndGroupsUnfoldAndFiltersAreKept() throws Exception {
        open("language=en\ntheme=LIGHT\n");
        press(KeyCode.L, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);
        TableView<?> events = robot.lookup("#events").queryTableView();
        await(
                "a report and a retry are to come",
                () -> events.getItems().stream()
                                .filter(line -> line.toString().startsWith("Pending"))
                                .count()
                        == 2);
        view("#menu-timeline-newest-first");
        awaitFrames();
        assertThat(events.getItems().getFirst().toString()).startsWith("Pending");
        snapshot("timeline-pending");

        view("#menu-timeline-groups");
        await("groups are shown", () -> isShown("#groups"));
        TableView<?> groups = robot.lookup("#groups").queryTableView();
        assertThat(groups.getItems()).hasSize(3);
        view("#menu-timeline-unfold-all");
        await("they are unfolded", () -> groups.getItems().size() > 10);
        awaitFrames();
        snapshot("timeline-groups");
        view("#menu-timeline-fold-all");
        await("they are folded", () -> groups.getItems().size() == 3);
        view("#menu-timeline-groups");

        robot.clickOn("#event-filter").write("charge");
        view("#menu-timeline-save-filter");
        reopenWindow();
        robot.clickOn("#tab-view-timeline");
        robot.clickOn("#timeline-menu");
        await("the menu is open", () -> isShown("#timeline-saved"));
        robot.clickOn("#timeline-saved");
        await("the filter is offered", () -> isShown("#timeline-saved-0"));
        robot.clickOn("#timeline-saved-0");
        await(
                "it is used again",
                () -> robot.lookup("#event-filter")
                        .queryAs(TextInputControl.class)
                        .getText()
                        .equals("charge"));
    }

    @Test
    void groupsLookRightInTheDarkAndInChinese() {
        open("language=zh-CN\ntheme=DARK\n");
        view("#menu-timeline-groups");
        view("#menu-timeline-unfold-all");
        awaitFrames();
        snapshot("timeline-groups-dark-chinese");
        assertThat(isShown("#groups")).isTrue();
        view("#menu-timeline-groups");
        awaitFrames();
        robot.clickOn("#timeline-menu");
        awaitFrames();
        snapshot("timeline-menu-dark-chinese");
    }

    private int executionEvents() {
        var text = robot.lookup("#moment-place").queryAs(Labeled.class).getText();
        return Integer.parseInt(text.replaceAll(".* of (\\d+).*", "$1"));
    }

    @Test
    void theyLookRightInTheDarkAndInChinese() {
        open("language=zh-CN\ntheme=DARK\n");
        robot.clickOn("#button-time-back-step");
        awaitFrames();
        snapshot("lanes-dark-chinese");

        assertThat(isShown("#lanes")).isTrue();
        assertThat(robot.lookup("#moment-place").queryAs(Labeled.class).getText())
                .startsWith("第");
    }
}
