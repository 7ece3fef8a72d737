package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.graph.layout.StructuredLayout;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;

/// Pictures of a whole flow for use elsewhere, with or without the states of a run: in the light theme, from the top
/// down, everything open. On the FX thread, except for [#mermaid].
public final class GraphExport {
    private static final double MARGIN = 24;

    /// A picture has no more pixels on a side.
    private static final double LARGEST = 8_192;

    private final StateWords words;

    public GraphExport(Words words) {
        this.words = new StateWords(words);
    }

    /// A flowchart in the language of Mermaid.
    public String mermaid(Outline outline, Optional<RunStates> run) {
        return MermaidText.of(
                outline,
                words.ofLayout(),
                path -> state(run, path).status(),
                path -> words.line(state(run, path), now(run)));
    }

    private static StepState state(Optional<RunStates> run, StepPath path) {
        return run.map(states -> states.state(path)).orElse(StepState.NOT_STARTED);
    }

    /// The picture as an SVG document.
    ///
    /// @param title for those who do not see it
    public String svg(Outline outline, Optional<RunStates> run, String title) {
        var measure = new FontTextMeasure();
        var picture = picture(outline, run, measure);
        var shown = picture.layout().bounds().grow(MARGIN);
        var svg = new SvgGraphics();
        var camera = new Camera(1, -shown.x(), -shown.y());
        paint(svg, picture, measure, camera, shown.width(), shown.height());
        return svg.text(shown.width(), shown.height(), title);
    }

    /// The picture in pixels.
    ///
    /// @param scale pixels of the picture for each of the graph at 100 %; less when it would become too large
    public WritableImage image(Outline outline, Optional<RunStates> run, double scale) {
        var measure = new FontTextMeasure();
        var picture = picture(outline, run, measure);
        var shown = picture.layout().bounds().grow(MARGIN);
        double largest = Math.max(shown.width(), shown.height());
        double fitting = Math.min(scale, LARGEST / largest);
        double width = Math.ceil(shown.width() * fitting);
        double height = Math.ceil(shown.height() * fitting);
        var canvas = new Canvas(width, height);
        var camera = new Camera(fitting, -shown.x() * fitting, -shown.y() * fitting);
        paint(new CanvasGraphics(canvas.getGraphicsContext2D(), measure), picture, measure, camera, width, height);
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        parameters.setTransform(Transform.scale(1, 1));
        return canvas.snapshot(parameters, new WritableImage((int) width, (int) height));
    }

    private void paint(
            Graphics to, Picture picture, FontTextMeasure measure, Camera camera, double width, double height) {
        new GraphPainter(to, GraphColor::initial, measure, words).paint(picture, camera, width, height);
    }

    private Picture picture(Outline outline, Optional<RunStates> run, FontTextMeasure measure) {
        GraphLayout layout = new StructuredLayout(measure, words.ofLayout(), Direction.DOWN).layout(outline, Set.of());
        return new Picture(
                layout,
                run,
                Set.of(),
                false,
                Optional.empty(),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                Set.of(),
                Map.of(),
                now(run));
    }

    private static Instant now(Optional<RunStates> run) {
        return run.flatMap(RunStates::lastTime).orElse(Instant.EPOCH);
    }
}
