package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphOverlay;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.Point;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.StepType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.PauseTransition;
import javafx.animation.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.util.Duration;

/// What lies over the picture while a flow is changed: the insert points near the pointer and beside the selected step,
/// the handle for gotos, what is dragged and where it would go, the palette, the field for a name, and the line that
/// says why something is not done.
final class EditLayer extends Pane implements GraphOverlay {
    private static final double NEAR = 46;
    private static final double DROP_NEAR = 150;
    private static final double SMALLEST = 0.34;
    private static final double PLUS = 20;
    private static final double HANDLE = 6;
    private static final Duration NOTICE = Duration.seconds(8);

    /// Nearer to an edge than this, a drag moves the picture.
    private static final double EDGE = 28;
    private static final double EDGE_PAN = 9;
    private static final Duration EDGE_TIME = Duration.millis(30);

    /// What the layer asks for.
    interface Commands {
        void insert(StepPath at);

        /// What goes along when a step is dragged; nothing when that cannot be dragged.
        Optional<StepRun> moving(StepPath grabbed);

        void move(StepRun run, StepPath to);

        /// A goto was dragged from a step to another one.
        void connect(StepPath from, StepPath to);
    }

    private final GraphView graph;
    private final GraphEdits edits;
    private final Words words;
    private final Commands commands;
    private final Label notice = new Label();
    private final Region drop = new Region();
    private final Label ghost = new Label();
    private final Line line = new Line();
    private final Circle handle = new Circle(HANDLE);
    private final PauseTransition noticeTime = new PauseTransition(NOTICE);
    private final List<Button> pluses = new ArrayList<>();
    private Optional<Point2D> pointer = Optional.empty();
    private Optional<StepPath> handleOf = Optional.empty();
    private Drag drag = new Drag.None();
    private final Timeline edge = new Timeline(new KeyFrame(EDGE_TIME, _ -> panAtEdge()));

    private sealed interface Drag {
        record None() implements Drag {}

        record Moving(StepRun run) implements Drag {}

        record Connecting(StepPath from) implements Drag {}
    }

    private final StepPicker picker;
    private final RenameField rename;
    private Point2D pickerAt = Point2D.ZERO;

    EditLayer(GraphView graph, GraphEdits edits, Words words, Commands commands) {
        this.graph = graph;
        this.edits = edits;
        this.words = words;
        this.commands = commands;
        setId("graph-edit");
        setPickOnBounds(false);
        getStyleClass().add("graph-edit");
        picker = new StepPicker(words, free -> {
            if (free) {
                graph.requestFocus();
            }
        });
        rename = new RenameField(
                words,
                (path, name) -> edits.apply(new dev.flowglass.language.edit.Operation.Rename(path, name)),
                graph::requestFocus);
        build();
        edits.refusalProperty().subscribe(this::say);
        noticeTime.setOnFinished(_ -> edits.forget());
        edge.setCycleCount(Animation.INDEFINITE);
    }

    private void build() {
        notice.setId("graph-notice");
        notice.getStyleClass().addAll("graph-overlay", "graph-notice");
        notice.setWrapText(true);
        notice.setAccessibleRole(AccessibleRole.TEXT);
        notice.setVisible(false);
        notice.setOnMouseClicked(_ -> edits.forget());
        drop.setId("graph-drop");
        drop.getStyleClass().add("graph-drop");
        drop.setMouseTransparent(true);
        drop.setVisible(false);
        ghost.getStyleClass().addAll("graph-overlay", "graph-ghost");
        ghost.setMouseTransparent(true);
        ghost.setVisible(false);
        line.getStyleClass().add("graph-connect");
        line.setMouseTransparent(true);
        line.setVisible(false);
        handle.setId("graph-handle");
        handle.getStyleClass().add("graph-handle");
        handle.setMouseTransparent(true);
        handle.setVisible(false);
        getChildren().addAll(handle, line, drop, ghost, rename, notice, picker);
    }

    @Override
    public Region node() {
        return this;
    }

    // --- words ---

    private void say(Optional<Refusal> refusal) {
        notice.setVisible(refusal.isPresent());
        noticeTime.stop();
        refusal.ifPresent(why -> {
            notice.setText(words.now(why.word(), why.arguments().toArray()));
            noticeTime.playFromStart();
        });
        requestLayout();
    }

    // --- palettes ---

    /// Opens a palette near a place of the picture.
    void pick(Point2D at, List<StepPicker.Choice> choices) {
        pickerAt = at;
        picker.open(choices);
        requestLayout();
    }

    void rename(StepPath step, String name) {
        rename.open(step, name);
        moved();
    }

    /// Where a place of the picture is on the layer.
    Point2D place(Point point) {
        return graph.onScreen(point);
    }

    // --- insert points ---

    @Override
    public void moved() {
        pluses.forEach(getChildren()::remove);
        pluses.clear();
        boolean possible = edits.isPossible() && !graph.isStale() && graph.scale() >= SMALLEST;
        if (possible && edits.outline().steps().isEmpty()) {
            offer(edits.end(), middle());
            return;
        }
        if (possible && drag instanceof Drag.None) {
            offered().forEach(point -> offer(point.at(), place(point.where())));
        }
        showHandle(possible);
        requestLayout();
    }

    private List<InsertPoint> offered() {
        var offered = new ArrayList<InsertPoint>();
        var all = InsertPoint.of(graph.graph());
        graph.selected().ifPresent(step -> {
            InsertPoint.beside(graph.graph(), step, false).ifPresent(offered::add);
            InsertPoint.beside(graph.graph(), step, true).ifPresent(offered::add);
        });
        pointer.ifPresent(at -> nearest(all, at, NEAR)
                .filter(point -> offered.stream().noneMatch(one -> one.at().equals(point.at())))
                .ifPresent(offered::add));
        return offered;
    }

    private Optional<InsertPoint> nearest(List<InsertPoint> all, Point2D at, double within) {
        return all.stream()
                .filter(point -> place(point.where()).distance(at) <= within)
                .min(Comparator.comparingDouble(point -> place(point.where()).distance(at)));
    }

    /// Below the words that an empty graph shows.
    private Point2D middle() {
        return new Point2D(getWidth() / 2, getHeight() / 2 + 64);
    }

    private void offer(StepPath path, Point2D at) {
        var plus = new Button();
        plus.setGraphic(Icon.ZOOM_IN.node());
        plus.setId("graph-plus-" + path.toString().replace('.', '-'));
        plus.getStyleClass().add("graph-plus");
        plus.setFocusTraversable(false);
        plus.setAccessibleText(words.now("graph.insert.here"));
        plus.setTooltip(new Tooltip(words.now("graph.insert.here")));
        plus.setOnAction(_ -> commands.insert(path));
        plus.resizeRelocate(Math.rint(at.getX() - PLUS / 2), Math.rint(at.getY() - PLUS / 2), PLUS, PLUS);
        plus.setManaged(false);
        pluses.add(plus);
        getChildren().addFirst(plus);
        // Nobody lays out what is not managed.
        plus.applyCss();
        plus.layout();
    }

    /// Where the insert point for a place of a list is, for a palette that keys have opened.
    Point2D placeOf(StepPath at) {
        return InsertPoint.of(graph.graph()).stream()
                .filter(point -> point.at().equals(at))
                .findFirst()
                .map(point -> place(point.where()))
                .or(() -> graph.selected()
                        .flatMap(graph::boundsOf)
                        .map(box -> new Point2D(box.getCenterX(), box.getMaxY())))
                .orElse(new Point2D(getWidth() / 2, getHeight() / 3));
    }

    // --- pointer ---

    @Override
    public void point(double x, double y) {
        pointer = Optional.of(new Point2D(x, y));
        moved();
    }

    @Override
    public void leave() {
        pointer = Optional.empty();
        moved();
    }

    private void showHandle(boolean possible) {
        handleOf = pointer.filter(_ -> possible && drag instanceof Drag.None)
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

    // --- dragging ---

    @Override
    public boolean grab(double x, double y) {
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
            double dx = toward(at.getX(), getWidth());
            double dy = toward(at.getY(), getHeight());
            if (dx != 0 || dy != 0) {
                graph.pan(dx, dy);
                show(at);
            }
        });
    }

    private static double toward(double at, double size) {
        return at < EDGE ? EDGE_PAN : at > size - EDGE ? -EDGE_PAN : 0;
    }

    @Override
    public void drag(double x, double y) {
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
        moved();
    }

    private String ghostOf(StepRun run) {
        var name = edits.step(run.first()).map(node -> node.name()).orElse("");
        return run.count() == 1 ? name : words.now("graph.drag.more", name, run.count() - 1);
    }

    private Optional<InsertPoint> target(StepRun run, Point2D at) {
        var places = InsertPoint.of(graph.graph()).stream()
                .filter(point -> !run.holds(point.at()))
                .toList();
        return nearest(places, at, DROP_NEAR);
    }

    private void showDrop(Optional<InsertPoint> target) {
        drop.setVisible(target.isPresent());
        drop.getStyleClass().setAll("graph-drop");
        target.ifPresent(point -> {
            var at = place(point.where());
            boolean down = graph.graph().direction() == Direction.DOWN;
            double width = down ? 110 : 6;
            double height = down ? 6 : 60;
            drop.resizeRelocate(Math.rint(at.getX() - width / 2), Math.rint(at.getY() - height / 2), width, height);
        });
    }

    @Override
    public void drop(double x, double y) {
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

    @Override
    public boolean cancel() {
        boolean dragging = !(drag instanceof Drag.None);
        drag = new Drag.None();
        edge.stop();
        ghost.setVisible(false);
        drop.setVisible(false);
        line.setVisible(false);
        moved();
        return dragging;
    }

    // --- places ---

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double noticeWidth = Math.min(notice.prefWidth(-1), width - 40);
        double noticeHeight = notice.prefHeight(noticeWidth);
        notice.resizeRelocate(
                Math.rint((width - noticeWidth) / 2), height - noticeHeight - 14, noticeWidth, noticeHeight);
        if (picker.isVisible()) {
            double pickerWidth = Math.min(picker.prefWidth(-1), width - 16);
            double pickerHeight = Math.min(picker.prefHeight(pickerWidth), height - 16);
            picker.resizeRelocate(
                    Math.rint(Math.clamp(pickerAt.getX() + 14, 8, Math.max(8, width - pickerWidth - 8))),
                    Math.rint(Math.clamp(pickerAt.getY() - 14, 8, Math.max(8, height - pickerHeight - 8))),
                    pickerWidth,
                    pickerHeight);
        }
        pointer.filter(_ -> ghost.isVisible())
                .ifPresent(at -> ghost.resizeRelocate(
                        at.getX() + 12, at.getY() + 10, ghost.prefWidth(-1), ghost.prefHeight(-1)));
        rename.step().flatMap(graph::boundsOf).ifPresent(box -> {
            double wide = Math.max(box.getWidth(), 160);
            rename.resizeRelocate(
                    Math.rint(box.getCenterX() - wide / 2), Math.rint(box.getMinY() - 2), wide, rename.prefHeight(-1));
        });
    }
}
