package dev.flowglass.app.graph.edit;

import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// The pluses near the pointer and beside the selected step, at which a step can be put in.
final class InsertButtons {
    private static final double NEAR = 46;
    private static final double PLUS = 20;

    private final GraphView graph;
    private final Words words;
    private final ObservableList<Node> layer;
    private final Consumer<StepPath> insert;
    private final List<Button> pluses = new ArrayList<>();
    private GraphLayout known;
    private List<InsertPoint> points;

    /// @param layer what they are put on, below all else
    InsertButtons(GraphView graph, Words words, ObservableList<Node> layer, Consumer<StepPath> insert) {
        this.graph = graph;
        this.words = words;
        this.layer = layer;
        this.insert = insert;
        known = graph.graph();
        points = InsertPoint.of(known);
    }

    /// All places, found once for each layout.
    List<InsertPoint> all() {
        var now = graph.graph();
        if (!now.equals(known)) {
            known = now;
            points = InsertPoint.of(now);
        }
        return points;
    }

    void clear() {
        pluses.forEach(layer::remove);
        pluses.clear();
    }

    /// Shows those that are at hand.
    void show(Optional<Point2D> pointer) {
        offered(pointer).forEach(point -> offer(point.at(), graph.onScreen(point.where())));
    }

    private List<InsertPoint> offered(Optional<Point2D> pointer) {
        var offered = new ArrayList<InsertPoint>();
        var all = all();
        graph.selected().ifPresent(step -> {
            InsertPoint.beside(all, known, step, false).ifPresent(offered::add);
            InsertPoint.beside(all, known, step, true).ifPresent(offered::add);
        });
        pointer.ifPresent(at -> nearest(all, at, NEAR)
                .filter(point -> offered.stream().noneMatch(one -> one.at().equals(point.at())))
                .ifPresent(offered::add));
        return offered;
    }

    /// The nearest place within a distance.
    Optional<InsertPoint> nearest(List<InsertPoint> all, Point2D at, double within) {
        return all.stream()
                .filter(point -> graph.onScreen(point.where()).distance(at) <= within)
                .min(Comparator.comparingDouble(
                        point -> graph.onScreen(point.where()).distance(at)));
    }

    void offer(StepPath path, Point2D at) {
        var plus = new Button();
        plus.setGraphic(Icon.ZOOM_IN.node());
        plus.setId("graph-plus-" + path.toString().replace('.', '-'));
        plus.getStyleClass().add("graph-plus");
        plus.setFocusTraversable(false);
        plus.setAccessibleText(words.now("graph.insert.here"));
        plus.setTooltip(new Tooltip(words.now("graph.insert.here")));
        plus.setOnAction(_ -> insert.accept(path));
        plus.resizeRelocate(Math.rint(at.getX() - PLUS / 2), Math.rint(at.getY() - PLUS / 2), PLUS, PLUS);
        plus.setManaged(false);
        pluses.add(plus);
        layer.addFirst(plus);
        // Nobody lays out what is not managed.
        plus.applyCss();
        plus.layout();
    }
}
