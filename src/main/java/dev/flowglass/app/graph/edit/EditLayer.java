package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphOverlay;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.layout.Point;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.StepPath;
import java.util.List;
import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// What lies over the picture while a flow is changed: the insert points near the pointer and beside the selected step,
/// the handle for gotos, what is dragged and where it would go, the palette, the field for a name, and the line that
/// says why something is not done.
final class EditLayer extends Pane implements GraphOverlay {
    private static final double SMALLEST = 0.34;
    private static final Duration NOTICE = Duration.seconds(8);

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
    private final Label notice = new Label();
    private final PauseTransition noticeTime = new PauseTransition(NOTICE);
    private Optional<Point2D> pointer = Optional.empty();

    private final InsertButtons pluses;
    private final StepDrag drag;
    private final StepPicker picker;
    private final RenameField rename;
    private Point2D pickerAt = Point2D.ZERO;

    EditLayer(GraphView graph, GraphEdits edits, Words words, Commands commands) {
        this.graph = graph;
        this.edits = edits;
        this.words = words;
        pluses = new InsertButtons(graph, words, getChildren(), commands::insert);
        drag = new StepDrag(graph, edits, words, commands, pluses, this::moved);
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
    }

    private void build() {
        notice.setId("graph-notice");
        notice.getStyleClass().addAll("graph-overlay", "graph-notice");
        notice.setWrapText(true);
        notice.setAccessibleRole(AccessibleRole.TEXT);
        notice.setVisible(false);
        notice.setOnMouseClicked(_ -> edits.forget());
        getChildren().addAll(drag.nodes());
        getChildren().addAll(rename, notice, picker);
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
        pluses.clear();
        boolean possible = edits.isPossible() && !graph.isStale() && graph.scale() >= SMALLEST;
        if (possible && edits.outline().steps().isEmpty()) {
            pluses.offer(edits.end(), middle());
            return;
        }
        if (possible && !drag.isOn()) {
            pluses.show(pointer);
        }
        drag.showHandle(possible);
        requestLayout();
    }

    /// Below the words that an empty graph shows.
    private Point2D middle() {
        return new Point2D(getWidth() / 2, getHeight() / 2 + 64);
    }

    /// Where the insert point for a place of a list is, for a palette that keys have opened.
    Point2D placeOf(StepPath at) {
        return pluses.all().stream()
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
        pointAt(Optional.of(new Point2D(x, y)));
    }

    @Override
    public void leave() {
        pointAt(Optional.empty());
    }

    private void pointAt(Optional<Point2D> at) {
        pointer = at;
        drag.point(at);
        moved();
    }

    @Override
    public boolean grab(double x, double y) {
        return drag.grab(x, y);
    }

    @Override
    public void drag(double x, double y) {
        pointer = Optional.of(new Point2D(x, y));
        drag.drag(x, y);
    }

    @Override
    public void drop(double x, double y) {
        drag.drop(x, y);
    }

    @Override
    public boolean cancel() {
        return drag.cancel();
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
        drag.layout();
        rename.step().flatMap(graph::boundsOf).ifPresent(box -> {
            double wide = Math.max(box.getWidth(), 160);
            rename.resizeRelocate(
                    Math.rint(box.getCenterX() - wide / 2), Math.rint(box.getMinY() - 2), wide, rename.prefHeight(-1));
        });
    }
}
