package dev.flowglass.app.shell;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.WindowTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;

class WorkbenchIT extends WindowTest {
    private static final String FLOW = """
        version: v1
        type: flow
        steps:
          - type: pass
            name: first
          - type: pass
            name: second
        """;

    @Test
    void theFirstMinuteEndsWithTheOutputOnScreen() {
        openWindow();
        awaitText("version: v1");
        await("the hint says what to press", () -> isShown("#hint"));

        press(KeyCode.F5);
        await("the step waits for its report", () -> isShown("#status-chip:waiting-callback"));
        await("the row of the callback is in front", () -> isShown("#callbacks") && items("#callbacks") == 1);
        assertThat(isShown("#hint")).isFalse();

        robot.clickOn("Succeed…");
        await(
                "the dialog is open with the token in place",
                () -> isShown("#report-dialog")
                        && !robot.lookup("#report-token")
                                .queryAs(TextField.class)
                                .getText()
                                .isEmpty());
        press(KeyCode.ENTER, SHORTCUT_DOWN);

        await("the execution has succeeded", () -> isShown("#status-chip:succeeded"));
        await("the output is on screen", () -> text("#output").replace(" ", "").equals("{\"s\":\"ok\"}"));
        await("nothing waits any more", () -> items("#callbacks") == 0);
        assertThat(isShown("#report-dialog")).isFalse();
    }

    @Test
    void anExecutionThatWaitsCanBeStopped() {
        openWindow();
        awaitText("version: v1");

        press(KeyCode.F5);
        await("the step waits for its report", () -> isShown("#status-chip:waiting-callback"));
        press(KeyCode.F5, SHIFT_DOWN);

        await("the execution was stopped", () -> isShown("#status-chip:stopped"));
        await("nothing waits any more", () -> items("#callbacks") == 0);
    }

    @Test
    void theStepAtTheCaretIsSelectedEverywhere() {
        openWith(FLOW);
        await("the graph is there", () -> !isShown("#graph-empty"));

        fx(() -> editor().moveTo(FLOW.indexOf("second")));
        await(
                "the data is that of the step",
                () -> text("#data-subject").contains("second") || !isShown("#data-subject"));
        press(KeyCode.DIGIT4, ALT_DOWN);
        press(KeyCode.HOME);
        await("the caret is at the first step", () -> {
            int caret = editor().getCaretPosition();
            return caret >= FLOW.indexOf("- type: pass") && caret <= FLOW.indexOf("first") + 5;
        });
        press(KeyCode.END);
        await("the caret is at the last step", () -> editor().getCaretPosition() >= FLOW.lastIndexOf("- type: pass"));
    }

    @Test
    void aMistakeIsListedWhileTypingAndGoneAfterUndo() {
        openWith(FLOW);

        edit(text -> text.replace("type: pass\n    name: second", "type: pas\n    name: second"));
        await("the problem is listed", () -> items("#problems") > 0);
        assertThat(text("#status-problems")).contains("error");

        press(KeyCode.F5);
        await("the problems are in front", () -> isShown("#problems"));
        assertThat(ask(() -> editor().getSelectedText())).isEqualTo("pas");
        assertThat(isShown("#status-chip")).isFalse();

        press(KeyCode.Z, SHORTCUT_DOWN);
        await("the problem is gone", () -> items("#problems") == 0);
        assertThat(ask(() -> editor().getText())).isEqualTo(FLOW);
    }

    @Test
    void aQuickFixRepairsWhatIsAtTheCaretAndOneUndoTakesItBack() {
        openWith(FLOW);
        var broken = FLOW.replace("type: pass\n    name: second", "type: pas\n    name: second");
        edit(text -> broken);
        await("the problem is listed", () -> items("#problems") > 0);

        fx(() -> editor().moveTo(broken.indexOf("pas\n") + 1));
        press(KeyCode.ENTER, KeyCombination.ALT_DOWN);
        await(
                "the fix is offered",
                () -> robot.listWindows().stream()
                        .anyMatch(window -> window instanceof ContextMenu menu
                                && menu.isShowing()
                                && menu.getItems().getFirst().getText().equals("Write pass")));
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);

        await("the text is repaired", () -> editor().getText().equals(FLOW));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("one undo takes it back", () -> editor().getText().equals(broken));
    }

    @Test
    void runningAFlowWithErrorsShowsTheFirstErrorAndNotAWarningBeforeIt() {
        openWith(FLOW.replace("name: first", "name: first\n    nmae: x")
                .replace("name: second", "name: second\n    end: maybe"));
        await("both problems are listed", () -> items("#problems") >= 2);

        press(KeyCode.F5);

        await("the error is selected", () -> editor().getSelectedText().equals("maybe"));
        assertThat(isShown("#status-chip")).isFalse();
    }

    @Test
    void aLongFileOpensAtItsBeginning() {
        openWith(FLOW + "# more\n".repeat(500));

        await("the first line is visible", () -> editor().firstVisibleParToAllParIndex() == 0);
        assertThat(ask(() -> editor().getCurrentParagraph())).isLessThan(40);
    }

    @Test
    void languageAndThemeChangeWhileItRuns() {
        openWith(FLOW);

        press(KeyCode.L, SHORTCUT_DOWN, ALT_DOWN);
        await("the window speaks Chinese", () -> text("#status-language").equals("中文"));
        assertThat(text("#button-run-start")).isEqualTo("运行");

        press(KeyCode.D, SHORTCUT_DOWN, ALT_DOWN);
        await(
                "the window is dark",
                () -> stage.getScene().getStylesheets().stream().anyMatch(sheet -> sheet.endsWith("dark.css")));
        assertThat(text("#status-theme")).isEqualTo("深色");
    }

    @Test
    void thePaletteFindsEveryCommand() {
        openWith(FLOW);

        press(KeyCode.P, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the palette is open", () -> isShown("#pick"));
        fx(() -> robot.lookup("#pick").queryAs(TextField.class).setText("bottom"));
        press(KeyCode.ENTER);

        await("the bottom is hidden", () -> !isShown("#bottom"));
        assertThat(isShown("#pick")).isFalse();
        assertThat(ask(() -> editor().isFocused())).isTrue();
    }

    @Test
    void savingWithoutEditsChangesNoByte() throws IOException {
        var bytes = ("\uFEFF" + FLOW.replace("\n", "\r\n").stripTrailing()).getBytes(StandardCharsets.UTF_8);
        var file = Files.write(folder.resolve("windows.yaml"), bytes);
        openWindow(Optional.of(file));
        awaitText("version: v1");
        var before = Files.getLastModifiedTime(file);

        press(KeyCode.S, SHORTCUT_DOWN);
        await("it was saved", () -> text("#told").contains("windows.yaml"));

        assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
        assertThat(Files.getLastModifiedTime(file)).isGreaterThanOrEqualTo(before);
    }

    @Test
    void closingAFileWithChangesAsks() {
        var file = openWith(FLOW);
        edit(text -> text + "# more\n");
        await("the file is marked", () -> isShown(".dirty-dot"));

        press(KeyCode.W, SHORTCUT_DOWN);
        await("the question is there", () -> isShown("#unsaved-dialog"));
        robot.clickOn("#unsaved-cancel");
        assertThat(isShown("#editor")).isTrue();

        press(KeyCode.W, SHORTCUT_DOWN);
        await("the question is there again", () -> isShown("#unsaved-dialog"));
        robot.clickOn("#unsaved-save");

        await("the file is closed", () -> !isShown("#editor"));
        assertThat(file).hasContent(FLOW + "# more\n");
    }

    @Test
    void whatIsNoFlowIsRefusedAndTheWindowStaysUsable() throws IOException {
        openWith(FLOW);
        var binary = Files.write(folder.resolve("picture.png"), new byte[] {1, 0, 2});
        var large = Files.writeString(folder.resolve("large.yaml"), "a: 1\n".repeat(1_100_000));

        choose(binary);
        await("it says that this is no text", () -> notices().contains("picture.png is not a text file."));
        choose(large);
        await("it says that this is too large", () -> notices().contains("large.yaml is larger than 2 MB"));
        choose(folder.resolve("gone.yaml"));
        await("it says that this is gone", () -> notices().contains("gone.yaml does not exist."));
        choose(Files.createDirectory(folder.resolve("folder.yaml")));
        await("it says that this is a folder", () -> notices().contains("folder.yaml is a folder"));
        var loop = folder.resolve("loop.yaml");
        Files.createSymbolicLink(loop, loop);
        choose(loop);
        await("it says that this cannot be read", () -> notices().contains("loop.yaml"));
        choose(Files.writeString(folder.resolve("list.yaml"), "- a list\n- and no flow\n"));
        awaitText("- a list");
        await("its problem is listed", () -> items("#problems") > 0);
        choose(folder.resolve("mine").resolve("flow.yaml"));
        awaitText("version: v1");

        edit(text -> text + "# still here\n");
        assertThat(ask(() -> editor().getText())).endsWith("# still here\n");
    }

    @Test
    void aFileThatAnotherProgramChangedIsReadAgainOrAskedAbout() throws IOException {
        var file = openWith(FLOW);
        edit(text -> text + "# mine\n");
        Files.writeString(file, FLOW + "# theirs\n");

        press(KeyCode.S, SHORTCUT_DOWN);
        await("it asks", () -> notices().contains("Another program has changed flow.yaml"));
        assertThat(file).hasContent(FLOW + "# theirs\n");

        robot.clickOn("#offer-take-theirs");
        await("theirs is shown", () -> editor().getText().endsWith("# theirs\n"));
        await("nothing is unsaved", () -> !isShown(".dirty-dot"));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("mine can be had back", () -> editor().getText().endsWith("# mine\n"));
    }

    @Test
    void keepingMineSavesItOverTheChangesOfTheOtherProgram() throws IOException {
        var file = openWith(FLOW);
        edit(text -> text + "# mine\n");
        Files.writeString(file, FLOW + "# theirs\n");
        press(KeyCode.S, SHORTCUT_DOWN);
        await("it asks", () -> notices().contains("Another program has changed flow.yaml"));

        robot.clickOn("#offer-keep-mine");

        await("mine is in the file", () -> read(file).equals(FLOW + "# mine\n"));
        await("nothing is unsaved", () -> !isShown(".dirty-dot"));
    }

    @Test
    void changesThatFitTogetherAreMergedAndSaved() throws IOException {
        var file = openWith(FLOW);
        edit(text -> "# mine\n" + text);
        Files.writeString(file, FLOW + "# theirs\n");
        press(KeyCode.S, SHORTCUT_DOWN);
        await("it asks", () -> notices().contains("Another program has changed flow.yaml"));

        robot.clickOn("#offer-compare");
        await("both texts are there", () -> isShown("#merge-dialog"));
        assertThat(text("#merge-head")).contains("fit together");
        snapshot("merge-fits-light-en");
        press(KeyCode.ENTER);

        await("both changes are in the file", () -> read(file).equals("# mine\n" + FLOW + "# theirs\n"));
        assertThat(ask(() -> editor().getText())).isEqualTo("# mine\n" + FLOW + "# theirs\n");
    }

    @Test
    void aPlaceThatBothChangedIsChosenByThePersonAndCancellingKeepsTheQuestion() throws IOException {
        write(folder.resolve("settings.properties"), "language=zh-CN\ntheme=DARK\n");
        var file = openWith(FLOW);
        edit(text -> text.replace("first", "mine"));
        Files.writeString(file, FLOW.replace("first", "theirs").replace("second", "2nd"));
        press(KeyCode.S, SHORTCUT_DOWN);
        await("it asks", () -> notices().contains("flow.yaml"));

        robot.clickOn("#offer-compare");
        await("both texts are there", () -> isShown("#merge-dialog"));
        assertThat(ask(() -> robot.lookup("#merge-use").queryButton().isDisabled()))
                .isTrue();
        robot.clickOn("#merge-cancel");
        await("the question is still there", () -> isShown("#offer-compare"));
        robot.clickOn("#offer-compare");
        await("both texts are there again", () -> isShown("#merge-dialog"));
        snapshot("merge-conflict-dark-zh");
        robot.clickOn("#take-both-0");
        robot.clickOn("#merge-use");

        var merged = FLOW.replace("    name: first\n", "    name: mine\n    name: theirs\n")
                .replace("second", "2nd");
        await("the choice is in the file", () -> read(file).equals(merged));
        press(KeyCode.Z, SHORTCUT_DOWN);
        await("one undo takes it back", () -> editor().getText().equals(FLOW.replace("first", "mine")));
    }

    @Test
    void aTextThatIsNoYamlKeepsTheLastGraph() {
        openWith(FLOW);
        await("the graph is there", () -> !isShown("#graph-stale") && !isShown("#graph-empty"));

        edit(text -> text + "  - {broken\n");
        await("the graph is stale", () -> isShown("#graph-stale"));
        assertThat(isShown("#graph-empty")).isFalse();

        press(KeyCode.Z, SHORTCUT_DOWN);
        await("the graph is fresh", () -> !isShown("#graph-stale"));
    }

    @Test
    void goingToAStepPutsTheCaretAtItsName() {
        openWith(FLOW);

        await("the steps are known", () -> items("#problems") == 0 && !isShown("#graph-empty"));
        press(KeyCode.O, SHORTCUT_DOWN, SHIFT_DOWN);
        await("the steps are offered", () -> isShown("#pick"));
        fx(() -> robot.lookup("#pick").queryAs(TextField.class).setText("second"));
        press(KeyCode.ENTER);

        await("the name is selected", () -> editor().getSelectedText().equals("second"));
    }

    @Test
    void findAndReplaceGoThroughTheText() {
        openWith(FLOW);

        press(KeyCode.H, SHORTCUT_DOWN);
        await("the bar is open", () -> isShown("#find"));
        fx(() -> {
            robot.lookup("#find").queryAs(TextField.class).setText("(fir|seco)");
            robot.lookup("#replace").queryAs(TextField.class).setText("$1-");
        });
        robot.clickOn("#find-expression");
        await("both are found", () -> text("#find-count").endsWith("of 2"));
        robot.clickOn("#replace-all");

        await(
                "both are replaced",
                () -> editor().getText().contains("fir-st")
                        && editor().getText().contains("seco-nd"));
        press(KeyCode.ESCAPE);
        await("the bar is closed", () -> !isShown("#find"));
    }

    @Test
    void theWindowComesBackAsItWasLeft() throws TimeoutException {
        openWith(FLOW);
        press(KeyCode.J, SHORTCUT_DOWN);
        await("the bottom is hidden", () -> !isShown("#bottom"));
        press(KeyCode.D, SHORTCUT_DOWN, ALT_DOWN);
        press(KeyCode.Q, SHORTCUT_DOWN);
        await("the window is closed", () -> !stage.isShowing());
        await(
                "the settings are written",
                () -> read(folder.resolve("settings.properties")).contains("window.maximized="));

        reopenWindow();

        awaitText("version: v1");
        assertThat(isShown("#bottom")).isFalse();
        assertThat(text("#status-theme")).isEqualTo("Dark");
    }

    // --- what a person does ---

    private Path openWith(String text) {
        var file = folder.resolve("mine").resolve("flow.yaml");
        write(file, text);
        openWindow(Optional.of(file));
        awaitText(text.lines().findFirst().orElse(""));
        robot.clickOn(editor());
        return file;
    }

    private void edit(UnaryOperator<String> change) {
        fx(() -> {
            var area = editor();
            area.replaceText(change.apply(area.getText()));
            area.requestFocus();
        });
    }

    private void choose(Path path) {
        chosen.next(path);
        press(KeyCode.O, SHORTCUT_DOWN);
    }

    private int items(String table) {
        return robot.lookup(table).queryAllAs(TableView.class).stream()
                .mapToInt(found -> found.getItems().size())
                .max()
                .orElse(-1);
    }

    private String text(String query) {
        return robot.lookup(query).queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .findFirst()
                .orElse("");
    }

    private String notices() {
        return String.join(
                "\n",
                robot.lookup(".notice > .label").queryAllAs(Label.class).stream()
                        .map(Label::getText)
                        .toList());
    }

    @Test
    void withoutAFileThereIsAPageThatOpensSamplesAndSaysWhatEachShows() {
        openWindow();
        awaitText("version: v1");
        press(KeyCode.W, SHORTCUT_DOWN);
        await("the page is there", () -> isShown("#welcome"));
        assertThat(robot.lookup("#welcome")
                        .lookup("A task that waits until its token is reported")
                        .tryQuery())
                .isPresent();
        snapshot("welcome");

        robot.clickOn("#welcome-sample-approval");
        awaitText("# A person approves or rejects an expense");

        assertThat(isShown("#welcome")).isFalse();
    }
}
