package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.cli.Cli;
import dev.flowglass.cli.Terminal;
import dev.flowglass.words.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What somebody does who has never seen the program, from nothing to a test that passes.
class NewcomerIT extends WindowTest {
    private static final Duration MOST = Duration.ofSeconds(60);

    private final ProxySelector before = ProxySelector.getDefault();

    /// Places that somebody wanted to connect to.
    private final ConcurrentLinkedQueue<URI> asked = new ConcurrentLinkedQueue<>();

    @AfterEach
    void leaveTheNetwork() {
        ProxySelector.setDefault(before);
    }

    private void watchTheNetwork() {
        ProxySelector.setDefault(new ProxySelector() {
            @Override
            public List<Proxy> select(URI place) {
                asked.add(place);
                return List.of(Proxy.NO_PROXY);
            }

            @Override
            public void connectFailed(URI place, SocketAddress address, IOException e) {
                asked.add(place);
            }
        });
    }

    private String text(String query) {
        return robot.lookup(query).queryAs(Labeled.class).getText();
    }

    private static int flowglass(ByteArrayOutputStream printed, String... arguments) {
        var out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(InputStream.nullInputStream(), out, out, Messages.of(Locale.ENGLISH));
        return new Cli("0", terminal, (path, store) -> {}, Path.of("")).run(arguments);
    }

    @Test
    void fromNothingToABreakpointAnAnswerAndATestThatPassesTakesLessThanAMinute() {
        watchTheNetwork();
        long start = System.nanoTime();
        openWindow();
        awaitText("version: v1");
        fx(() -> {
            editor().requestFocus();
            editor().moveTo(editor().getText().indexOf("mytask"));
        });
        press(KeyCode.F9);
        press(KeyCode.F5);
        await(
                "the breakpoint is hit",
                () -> robot.lookup("#standing")
                        .tryQueryAs(Labeled.class)
                        .filter(label -> label.getText().startsWith("Paused"))
                        .isPresent());
        var hit = Duration.ofNanos(System.nanoTime() - start);
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback"));
        robot.clickOn("#tab-view-callbacks");
        awaitFrames();
        robot.clickOn("#callbacks .succeed");
        await("the dialog is open", () -> isShown("#report-dialog"));
        press(KeyCode.ENTER);
        await("it has ended", () -> isShown("#status-chip:succeeded"));
        assertThat(text("#output")).isEqualTo("{\"s\":\"ok\"}");
        chosen.next(folder);
        robot.clickOn("#menu-history");
        await("the menu is open", () -> isShown("#menu-history-save-test"));
        robot.clickOn("#menu-history-save-test");
        var test = folder.resolve("callback-run-1");
        await("the test is written", () -> Files.exists(test.resolve("history.txt")));
        var printed = new ByteArrayOutputStream();
        int code = flowglass(printed, "test", test.toString());
        var all = Duration.ofNanos(System.nanoTime() - start);

        assertThat(code).as(printed.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(asked).isEmpty();
        System.out.printf(
                "From nothing to the first breakpoint %.1f s, to a test that passes %.1f s%n",
                hit.toMillis() / 1e3, all.toMillis() / 1e3);
        assertThat(all).isLessThan(MOST);
    }
}
