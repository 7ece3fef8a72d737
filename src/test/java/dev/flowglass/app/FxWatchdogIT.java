package dev.flowglass.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.BorderPane;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FxWatchdogIT extends GuiTest {
    private final FxWatchdog watchdog =
            new FxWatchdog(frame -> frame.getClassName().equals(Culprit.class.getName()));

    @Test
    void aLongComputationOnTheFxThreadIsFound() throws InterruptedException {
        watchdog.start();
        fx(() -> Culprit.compute(Duration.ofSeconds(2)));

        assertThat(watchdog.stop()).anySatisfy(stall -> {
            assertThat(stall.computing()).isGreaterThan(FxWatchdog.LIMIT);
            assertThat(stall.stack()).contains("Culprit.compute");
        });
    }

    @Test
    void aWaitOnTheFxThreadIsFound() throws InterruptedException {
        watchdog.start();
        fx(() -> Culprit.await(Duration.ofSeconds(2)));

        assertThat(watchdog.stop()).anySatisfy(stall -> {
            assertThat(stall.waiting()).isGreaterThan(FxWatchdog.LIMIT);
            assertThat(stall.stack()).contains("Culprit.await");
        });
    }

    @Test
    void whatTheTestDoesItselfIsNotHeldAgainstTheProgram() throws InterruptedException {
        watchdog.start();
        fx(() -> {
            var end = System.nanoTime() + Duration.ofMillis(200).toNanos();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
        });

        assertThat(watchdog.stop()).isEmpty();
    }

    @Test
    void twoShortStallsMayBeTheMachinesButNotThreeAndNotALongOne() {
        var brief = stall(150);

        assertThat(FxWatchdog.isFault(List.of(brief, brief))).isFalse();
        assertThat(FxWatchdog.isFault(List.of(brief, brief, brief))).isTrue();
        assertThat(FxWatchdog.isFault(List.of(stall(201)))).isTrue();
    }

    private static FxWatchdog.Stall stall(long millis) {
        var time = Duration.ofMillis(millis);
        return new FxWatchdog.Stall(time, time, Duration.ZERO, FxWatchdog.LIMIT, 0, "");
    }

    @Test
    void aPictureShowsTheWindowWithItsDialogsUpToTheEdge() throws Exception {
        var clicked = new CountDownLatch(1);
        var far = new Button("Far right");
        far.setOnAction(event -> clicked.countDown());
        show(() -> new BorderPane(new Label("回调步骤正在等待 callback"), null, far, null, null), 1366, 768);
        robot.clickOn(far);
        assertThat(clicked.await(5, TimeUnit.SECONDS)).isTrue();

        fx(() -> {
            var alert = new Alert(Alert.AlertType.INFORMATION, "Reported.");
            alert.initOwner(stage);
            alert.show();
            new ContextMenu(new MenuItem("One"), new MenuItem("Two")).show(far, 1200, 100);
        });
        WaitForAsyncUtils.waitForFxEvents();

        var picture = ImageIO.read(snapshot("gui-test").toFile());
        assertThat(picture.getWidth()).isEqualTo(1366);
        assertThat(picture.getHeight()).isEqualTo(768);
    }

    /// Stands for the program in the tests of the watchdog.
    private static final class Culprit {
        static void compute(Duration time) {
            var threads = java.lang.management.ManagementFactory.getThreadMXBean();
            var end = threads.getCurrentThreadCpuTime() + time.toNanos();
            while (threads.getCurrentThreadCpuTime() < end) {
                Thread.onSpinWait();
            }
        }

        static void await(Duration time) {
            try {
                assertThat(new CountDownLatch(1).await(time.toMillis(), TimeUnit.MILLISECONDS))
                        .isFalse();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
