package dev.flowglass.app.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.GuiTest;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Pictures of the graph for a person to look at, in `target/screens`.
class GraphScreensIT extends GuiTest {
    private final Words words = new Words(Locale.ENGLISH);
    private final Selection selection = new Selection();

    @SuppressWarnings("NullAway.Init")
    private GraphView view;

    private Instant now = Run.BEGIN;

    @BeforeEach
    void dress() {
        fx(() -> InstalledTheme.get().choiceProperty().set(Theme.Choice.LIGHT));
    }

    private void picture(String name, int width, int height, FlowDocument document, Consumer<GraphView> more) {
        show(
                () -> {
                    view = new GraphView(words, selection, () -> now, _ -> Optional.empty());
                    view.reducedMotionProperty().set(true);
                    view.open(document);
                    return new StackPane(view);
                },
                width,
                height);
        fx(() -> more.accept(view));
        assertThat(snapshot("graph-" + name)).isNotEmptyFile();
    }

    private void picture(String name, int width, int height, String yaml) {
        picture(name, width, height, Run.document(yaml), _ -> {});
    }

    @Test
    void small() {
        picture("small", 480, 420, Flows.CALLBACK);
    }

    @Test
    void approval() {
        picture("approval", 640, 900, Flows.APPROVAL);
    }

    @Test
    void nested() {
        picture("nested", 1000, 960, Flows.NESTED);
    }

    @Test
    void polling() {
        picture("polling", 640, 760, Flows.POLLING);
    }

    @Test
    void wide() {
        picture("wide", 1000, 700, Flows.wide());
    }

    @Test
    void fortySteps() {
        picture("40-steps", 700, 900, Flows.forty());
    }

    @Test
    void fortyStepsWhole() {
        picture("40-steps-whole", 700, 950, Run.document(Flows.forty()), GraphView::fit);
    }

    @Test
    void toTheRight() {
        picture("right", 1000, 600, Run.document(Flows.POLLING), shown -> {
            shown.directionProperty().set(dev.flowglass.app.graph.layout.Direction.RIGHT);
            shown.fit();
        });
    }

    @Test
    void closed() {
        picture("closed", 700, 640, Run.document(Flows.NESTED), shown -> {
            shown.folded().add(StepPath.parse("1.0.0.0.0"));
            shown.folded().add(StepPath.parse("2"));
            shown.fit();
        });
    }

    @Test
    void problemsSelectionAndFind() {
        picture("marks", 640, 760, Run.document(Flows.POLLING), shown -> {
            selection.select(StepPath.parse("2"));
            shown.requestFocus();
            shown.showProblems(Map.of(StepPath.parse("1"), Severity.ERROR, StepPath.parse("3"), Severity.WARNING));
            shown.showPaused(Set.of(StepPath.parse("0")));
            shown.find();
            ((javafx.scene.control.TextField) shown.lookup("#graph-find-text")).setText("job");
        });
    }

    @Test
    void stale() {
        picture("stale", 480, 480, Run.document(Flows.CALLBACK), shown -> shown.showStale(true));
    }

    @Test
    void empty() {
        picture("empty", 480, 420, Run.document(""), _ -> {});
    }

    private Run waiting() {
        return new Run(Flows.APPROVAL)
                .start("{}")
                .fail("approve", "FC.ResourceThrottled")
                .pass(Duration.ofSeconds(3))
                .answer("approve", "{}")
                .pass(Duration.ofSeconds(72));
    }

    private void states(String name, int width, int height, String yaml, Run run, Consumer<GraphView> more) {
        now = run.now();
        picture(name, width, height, Run.document(yaml), shown -> {
            shown.showRun(run.states());
            more.accept(shown);
        });
    }

    @Test
    void aRunThatWaits() {
        states("waiting", 640, 900, Flows.APPROVAL, waiting(), _ -> {});
    }

    @Test
    void aRunThatRetries() {
        states(
                "retrying",
                640,
                900,
                Flows.APPROVAL,
                new Run(Flows.APPROVAL).start("{}").fail("approve", "FC.ResourceThrottled"),
                _ -> {});
    }

    @Test
    void aRunWhoseErrorWasCaught() {
        states("caught", 640, 900, Flows.APPROVAL, waiting().reportFailed("approve", "Rejected"), _ -> {});
    }

    private Run inside() {
        return new Run(Flows.NESTED)
                .start("{}")
                .answer("listOrders", """
                    {"orders":[{"kind":"express"},{"kind":"x","total":200,"country":"DE"},{"kind":"y","total":1,"country":"CN"},
                    {"kind":"express"}]}\
                    """)
                .answer("pack", "{}")
                .answer("callCarrier", "{}")
                .answer("customs", "{}");
    }

    @Test
    void aRunInsideFrames() {
        states("states-nested", 1000, 960, Flows.NESTED, inside(), _ -> {});
    }

    @Test
    void aRunInsideFramesDark() {
        fx(() -> InstalledTheme.get().choiceProperty().set(Theme.Choice.DARK));
        states("states-nested-dark", 1000, 960, Flows.NESTED, inside(), _ -> {
            selection.select(StepPath.parse("1.0.1"));
        });
    }

    @Test
    void aRunFromFarAway() {
        states("states-far", 1000, 500, Flows.forty(), fortyRun(), shown -> {
            for (int i = 0; i < 12 && shown.scale() > 0.251; i++) {
                shown.zoomOut();
            }
        });
    }

    @Test
    void aRunFromHalfWay() {
        states("states-half", 1000, 800, Flows.forty(), fortyRun(), shown -> {
            shown.zoomNormal();
            shown.zoomOut();
            shown.zoomOut();
            shown.zoomOut();
        });
    }

    private static Run fortyRun() {
        return new Run(Flows.forty())
                .start("{}")
                .answer("load1", "{\"rows\":2000}")
                .answer("split1", "{}")
                .answer("merge1", "{}")
                .pass(Duration.ofSeconds(5))
                .answer("load2", "{\"rows\":0}")
                .answer("load3", "{\"rows\":7}")
                .pass(Duration.ofSeconds(5))
                .fail("load4", "FC.Unknown");
    }

    @Test
    void polledInDarkChinese() {
        fx(() -> {
            InstalledTheme.get().choiceProperty().set(Theme.Choice.DARK);
            words.localeProperty().set(Locale.SIMPLIFIED_CHINESE);
        });
        var run = new Run(Flows.POLLING)
                .start("{}")
                .answer("submitJob", "{}")
                .pass(Duration.ofSeconds(30))
                .answer("jobStatus", "{\"status\":\"running\"}")
                .pass(Duration.ofSeconds(12));
        states("polling-dark-zh", 640, 760, Flows.POLLING, run, _ -> {});
    }

    @Test
    void dark() {
        fx(() -> InstalledTheme.get().choiceProperty().set(Theme.Choice.DARK));
        picture("approval-dark", 640, 900, Flows.APPROVAL);
    }
}
