package dev.flowglass.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.FxWatchdog;
import dev.flowglass.app.GuiTest;
import dev.flowglass.app.PanesFixture;
import dev.flowglass.app.callback.ReportViewModel.Outcome;
import dev.flowglass.app.data.JsonArea;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.value.Json;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The report dialog, driven by mouse and keys over a runtime of its own.
class ReportDialogIT extends GuiTest {
    @SuppressWarnings("NullAway.Init")
    private PanesFixture panes;

    @SuppressWarnings("NullAway.Init")
    private Theme theme;

    @BeforeEach
    void openPanes() {
        fx(() -> {
            theme = new Theme();
            theme.choiceProperty().set(Theme.Choice.LIGHT);
            theme.install();
        });
        show(window -> {
            panes = new PanesFixture(Locale.ENGLISH, window);
            window.setScene(new Scene((Parent) panes.callbacksView.node(), 900, 700));
        });
    }

    @AfterEach
    void close() {
        fx(theme::uninstall);
        fx(panes::close);
    }

    private CallbackRow waiting(ExecutionId id) {
        await(
                "a step of " + id + " waits",
                () -> panes.callbacks.rows().stream()
                        .anyMatch(row ->
                                row.item().id().equals(id) && row.submitted().isPresent()));
        return ask(() -> panes.callbacks.rows().stream()
                .filter(row -> row.item().id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    private void open(Runnable how) {
        FxWatchdog.ignoring(() -> {
            fx(how);
            await("the dialog is open", this::isOpen);
        });
    }

    private boolean isOpen() {
        return robot.lookup("#report-dialog").tryQuery().isPresent();
    }

    private String text(String id) {
        return ask(() -> robot.lookup(id).queryAs(Label.class).getText());
    }

    private List<String> history(ExecutionId id) {
        return ask(() -> panes.executions.find(id).orElseThrow().events().stream()
                .map((Event event) -> event.type().word())
                .toList());
    }

    private List<String> styles(JsonArea area, int offset) {
        return ask(() -> List.copyOf(area.getStyleOfChar(offset)));
    }

    /// Puts a text into a field as pasting does.
    private void paste(String field, String text) {
        robot.clickOn(field);
        fx(() -> robot.lookup(field).queryAs(TextField.class).replaceSelection(text));
    }

    private void report(CallbackRow row, String output) {
        try {
            panes.running
                    .executions()
                    .reportSucceeded(row.token().orElseThrow(), Json.parse(output))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void enterSendsWhatTheMappingsAskFor() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        open(() -> panes.dialog.open(row, Outcome.SUCCEEDED));
        assertThat(text("#report-subject"))
                .startsWith("Step mytask of flow callback, execution run-1, has been waiting");
        assertThat(text("#report-preview")).isEqualTo("The step will succeed with this output:");
        assertThat(text("#report-preview-value")).isEqualTo("{\"s\":\"ok\"}");
        snapshot("report-success");

        robot.push(KeyCode.ENTER);

        await(
                "the execution has succeeded",
                () -> panes.executions
                        .find(id)
                        .orElseThrow()
                        .state()
                        .output()
                        .equals(Optional.of(Json.parse("{\"s\":\"ok\"}"))));
        await("the dialog is closed", () -> !isOpen());
        assertThat(panes.told).containsExactly("Accepted: step mytask of run-1 goes on with event 6.");
    }

    @Test
    void theLastAnswerIsProposedAgainAndTheTemplateTakesItsPlace() {
        var first = waiting(panes.running.start(Flows.callback(), "run-1"));
        open(() -> panes.dialog.open(first, Outcome.SUCCEEDED));
        fx(() -> panes.report.outputProperty().set("{\"status\":\"fine\"}"));
        robot.clickOn("#report-send");
        await("the dialog is closed", () -> !isOpen());

        var second = waiting(panes.running.start(Flows.callback(), "run-2"));
        open(() -> panes.dialog.open(second, Outcome.SUCCEEDED));
        assertThat(text("#report-preview-value")).isEqualTo("{\"s\":\"fine\"}");

        robot.clickOn("#report-template");
        assertThat(text("#report-preview-value")).isEqualTo("{\"s\":\"ok\"}");
    }

    @Test
    void failureShowsWhereItLeadsAndIsSent() {
        var id = panes.running.start(Flows.approval(), "run-1");
        var row = waiting(id);
        open(() -> panes.dialog.open(row, Outcome.FAILED));

        robot.clickOn("#report-error").write("Busy");
        assertThat(text("#report-consequence")).isEqualTo("Busy: the step will be tried again in 4 s (retry 1 of 2).");
        robot.eraseText(4).write("Odd");
        assertThat(text("#report-consequence")).isEqualTo("Nothing catches Odd: the execution will fail.");
        robot.eraseText(3).write("Rejected");
        assertThat(text("#report-consequence")).isEqualTo("Rejected will be caught: the flow goes on at step closed.");
        assertThat(text("#report-error-count")).isEqualTo("8 / 128");
        robot.clickOn("#report-cause").write("too expensive");
        assertThat(text("#report-cause-count")).isEqualTo("13 / 4096");
        snapshot("report-failure");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);

        await(
                "it went on at closed",
                () -> panes.executions.find(id).orElseThrow().state().output().isPresent());
        assertThat(history(id)).contains("TaskFailed").doesNotContain("StepFailed");
        await("the dialog is closed", () -> !isOpen());
    }

    @Test
    void badJsonIsMarkedAtTheCharacterAndCannotBeSent() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        open(() -> panes.dialog.open(row, Outcome.SUCCEEDED));

        robot.clickOn("#report-output").push(KeyCode.CONTROL, KeyCode.A).write("{\"status\": yes}");

        assertThat(text("#report-problem"))
                .isEqualTo("Line 1, column 12: yes cannot stand here. Texts and keys stand in double quotes.");
        JsonArea area = robot.lookup("#report-output").queryAs(JsonArea.class);
        assertThat(styles(area, 11)).contains("json-mistake");
        assertThat(styles(area, 10)).doesNotContain("json-mistake");
        boolean disabled =
                ask(() -> robot.lookup("#report-send").queryAs(Button.class).isDisabled());
        assertThat(disabled).isTrue();
        snapshot("report-bad-json");
        robot.push(KeyCode.CONTROL, KeyCode.ENTER);
        assertThat(history(id)).hasSize(5);

        robot.push(KeyCode.CONTROL, KeyCode.A).write("{\"status\": \"yes\"}");
        assertThat(text("#report-problem")).isEmpty();
        assertThat(text("#report-preview-value")).isEqualTo("{\"s\":\"yes\"}");
        robot.clickOn("#report-format");
        String formatted = ask(area::getText);
        assertThat(formatted).isEqualTo("{\n  \"status\": \"yes\"\n}");
    }

    @Test
    void eachTokenThatIsOfNoUseHasItsOwnWords() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        report(row, "{}");
        await("it is answered", () -> panes.callbacks.rows().isEmpty());
        open(panes.dialog::open);

        paste("#report-token", "this is no token");
        assertThat(text("#report-subject")).startsWith("This text is no task token.");

        var strangers = new TokenKey(new byte[16]);
        retype(strangers.token("callback", "run-1", 2, 1).text());
        assertThat(text("#report-subject"))
                .startsWith("This token was not made here. It claims to be of callback/run-1");
        snapshot("report-foreign");

        retype(row.token().orElseThrow());
        assertThat(text("#report-subject"))
                .isEqualTo(
                        "The token of step mytask in flow callback, execution run-1. This step was answered before.");
        robot.clickOn("#report-send");
        await("it is refused", () -> text("#report-answer").startsWith("Not accepted."));
        assertThat(text("#report-answer")).isEqualTo("Not accepted. This step was answered before.");
        String kept =
                ask(() -> robot.lookup("#report-token").queryAs(TextField.class).getText());
        assertThat(kept).isEqualTo(row.token().orElseThrow());
        snapshot("report-used");
    }

    private void retype(String token) {
        robot.clickOn("#report-token").push(KeyCode.CONTROL, KeyCode.A);
        paste("#report-token", "");
        fx(() -> robot.lookup("#report-token").queryAs(TextField.class).setText(token));
    }

    @Test
    void aRefusalKeepsEverythingThatWasTyped() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        open(() -> panes.dialog.open(row, Outcome.SUCCEEDED));
        var large = "[" + ("\n\"" + "x".repeat(50) + "\",").repeat(700) + "\n0]";
        fx(() -> panes.report.outputProperty().set(large));
        await(
                "the preview says so",
                () -> text("#report-preview").startsWith("The output has 37103 bytes; at most 32768"));

        fx(panes.report::send);

        await("it is refused", () -> panes.report.answer() instanceof ReportViewModel.Answer.Refused);
        assertThat(text("#report-answer")).startsWith("Not accepted. The output has 37103 bytes");
        assertThat(panes.report.outputProperty().get()).isEqualTo(large);
        assertThat(panes.report.tokenProperty().get()).isEqualTo(row.token().orElseThrow());
        assertThat(isOpen()).isTrue();
    }

    @Test
    void aTokenOnTheClipboardIsOfferedAndStrayCharactersDoNoHarm() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        var token = row.token().orElseThrow();
        panes.clipboard = " \"" + token.substring(0, 30) + "\n  " + token.substring(30) + "\",\n";
        open(panes.dialog::open);
        snapshot("report-offer");

        robot.clickOn("#report-offer");
        assertThat(text("#report-subject")).startsWith("Step mytask");
        robot.push(KeyCode.ENTER);

        await(
                "the execution has succeeded",
                () -> panes.executions.find(id).orElseThrow().state().output().isPresent());
    }

    @Test
    void escapeClosesWithoutSending() {
        var id = panes.running.start(Flows.callback(), "run-1");
        var row = waiting(id);
        open(() -> panes.dialog.open(row, Outcome.SUCCEEDED));

        robot.push(KeyCode.ESCAPE);

        await("the dialog is closed", () -> !isOpen());
        assertThat(history(id)).hasSize(5);
    }
}
