package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.words.Words;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.util.Duration;

/// Steps that are dragged to another place, or a goto from the handle of a step to another one: what is shown
/// meanwhile, and where it ends.
final class StepDrag {
    private static final double DROP_NEAR = 150;
    private static final double HANDLE = 6;

    /// Nearer to an edge than this, a drag moves the picture.
    private static final double EDGE = 28;
    private static final double EDGE_PAN = 9;
    private static final Duration EDGE_TIME = Duration.millis(30);

    private sealed interface Drag {
        record None() implements Drag {}

        record Moving(StepRun run) implements Drag {}

        record Connecting(StepPath from) implements Drag {}
    }

    private final GraphView graph;
    private final GraphEdits edits;
    private final Words words;
    private final EditLayer.Commands commands;
    private final InsertButtons places;
    private final Runnable moved;
    private final Region drop = new Region();
    private final Label ghost = new Label();
    private final Line line = new Line();
    private final Circle handle = new Circle(HANDLE);
    private final Timeline edge = new Timeline(new KeyFrame(EDGE_TIME, _ -> panAtEdge()));
    private Optional<Point2D> pointer = Optional.empty();
    private Optional<StepPath> handleOf = Optional.empty();
    private Drag drag = new Drag.None();

    /// @param moved is called when something else is to be seen
    StepDrag(
            GraphView graph,
            GraphEdits edits,
            Words words,
            EditLayer.Commands commands,
            InsertButtons places,
            Runnable moved) {
        this.graph = graph;
        this.edits = edits;
        this.words = words;
        this.commands = commands;
        this.places = places;
        this.moved = moved;
        edge.setCycleCount(Animation.INDEFINITE);
        drop.setId("graph-drop");
        drop.getStyleClass().add("graph-drop");
        ghost.getStyleClass().addAll("graph-overlay", "graph-ghost");
        line.getStyleClass().add("graph-connect");
        handle.setId("graph-handle");
        handle.getStyleClass().add("graph-handle");
        nodes().forEach(node -> {
            node.setMouseTransparent(true);
            node.setVisible(false);
        });
    }

    /// From the lowest.
    List<Node> nodes() {
        return List.of(handle, line, drop, ghost);
    }

    /// Where the pointer is; nothing when it is not over the graph.
    void point(Optional<Point2D> at) {
        pointer = at;
    }

    boolean isOn() {
        return !(drag instanceof Drag.None);
    }

    /// The handle of the step under the pointer.
    void showHandle(boolean possible) {
        handleOf = pointer.filter(_ -> possible && !isOn())
                .flatMap(at ->
                        graph.stepAt(at.getX(), at.getY()).or(() -> handleOf.filter(step -> isOnHandle(step, at))))
                .filter(this::hasHandle);
        handle.setVisible(handleOf.isPresent() || drag instanceof Drag.Connecting);
        handleOf.ifPresent(step -> handlePlace(step).ifPresent(at -> {
            handle.setCenterX(at.getX());
            handle.setCenterY(at.getY());
        }));
    }

    /// Only what can go somewhere has one.
    private boolean hasHandle(StepPath path) {
        return edits.step(path)
                .flatMap(step -> step.type())
                .filter(type -> type == StepType.TASK || type == StepType.CHOICE)
                .isPresent();
    }

    private Optional<Point2D> handlePlace(StepPath step) {
        boolean down = graph.graph().direction() == Direction.DOWN;
        return graph.boundsOf(step)
                .map(box -> down
                        ? new Point2D(box.getMinX() + box.getWidth() * 0.75, box.getMaxY())
                        : new Point2D(box.getMaxX(), box.getMinY() + box.getHeight() * 0.75));
    }

    private boolean isOnHandle(StepPath step, Point2D at) {
        return handlePlace(step)
                .filter(place -> place.distance(at) <= 2 * HANDLE)
                .isPresent();
    }

    boolean grab(double x, double y) {
        var at = new Point2D(x, y);
        var connecting = handleOf.filter(step -> isOnHandle(step, at));
        var step = graph.stepAt(x, y);
        if (connecting.isPresent()) {
            drag = new Drag.Connecting(connecting.get());
        } else if (step.isPresent() && edits.isPossible()) {
            drag = commands.moving(step.get()).<Drag>map(Drag.Moving::new).orElse(new Drag.None());
        } else {
            return false;
        }
        return true;
    }

    private void panAtEdge() {
        pointer.ifPresent(at -> {
            double dx = toward(at.getX(), graph.getWidth());
            double dy = toward(at.getY(), graph.getHeight());
            if (dx != 0 || dy != 0) {
                graph.pan(dx, dy);
                show(at);
            }
        });
    }

    private static double toward(double at, double size) {
        return at < EDGE ? EDGE_PAN : at > size - EDGE ? -EDGE_PAN : 0;
    }

    void drag(double x, double y) {
        pointer = Optional.of(new Point2D(x, y));
        edge.play();
        show(new Point2D(x, y));
    }

    private void show(Point2D at) {
        switch (drag) {
            case Drag.None none -> {}
            case Drag.Moving(StepRun run) -> {
                ghost.setText(ghostOf(run));
                ghost.setVisible(true);
                showDrop(target(run, at));
            }
            case Drag.Connecting(StepPath from) -> {
                handlePlace(from).ifPresent(start -> {
                    line.setStartX(start.getX());
                    line.setStartY(start.getY());
                });
                line.setEndX(at.getX());
                line.setEndY(at.getY());
                line.setVisible(true);
                var over = graph.stepAt(at.getX(), at.getY())
                        .filter(step -> !step.equals(from))
                        .flatMap(graph::boundsOf);
                drop.setVisible(over.isPresent());
                drop.getStyleClass().setAll("graph-drop-step");
                over.ifPresent(box -> drop.resizeRelocate(
                        box.getMinX() - 3, box.getMinY() - 3, box.getWidth() + 6, box.getHeight() + 6));
            }
        }
        moved.run();
    }

    private String ghostOf(StepRun run) {
        var name = edits.step(run.first()).map(node -> node.name()).orElse("");
        return run.count() == 1 ? name : words.now("graph.drag.more", name, run.count() - 1);
    }

    private Optional<InsertPoint> target(StepRun run, Point2D at) {
        var free = places.all().stream().filter(point -> !run.holds(point.at())).toList();
        return places.nearest(free, at, DROP_NEAR);
    }

    private void showDrop(Optional<InsertPoint> target) {
        drop.setVisible(target.isPresent());
        drop.getStyleClass().setAll("graph-drop");
        target.ifPresent(point -> {
            var at = graph.onScreen(point.where());
            boolean down = graph.graph().direction() == Direction.DOWN;
            double width = down ? 110 : 6;
            double height = down ? 6 : 60;
            drop.resizeRelocate(Math.rint(at.getX() - width / 2), Math.rint(at.getY() - height / 2), width, height);
        });
    }

    void drop(double x, double y) {
        var ended = drag;
        cancel();
        var at = new Point2D(x, y);
        switch (ended) {
            case Drag.None none -> {}
            case Drag.Moving(StepRun run) -> target(run, at).ifPresent(point -> commands.move(run, point.at()));
            case Drag.Connecting(StepPath from) ->
                graph.stepAt(x, y).filter(to -> !to.equals(from)).ifPresent(to -> commands.connect(from, to));
        }
    }

    boolean cancel() {
        boolean dragging = !(drag instanceof Drag.None);
        drag = new Drag.None();
        edge.stop();
        ghost.setVisible(false);
        drop.setVisible(false);
        line.setVisible(false);
        moved.run();
        return dragging;
    }

    void layout() {
        pointer.filter(_ -> ghost.isVisible())
                .ifPresent(at -> ghost.resizeRelocate(
                        at.getX() + 12, at.getY() + 10, ghost.prefWidth(-1), ghost.prefHeight(-1)));
    }
}
