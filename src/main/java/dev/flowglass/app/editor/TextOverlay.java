package dev.flowglass.app.editor;

import dev.flowglass.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import javafx.geometry.Bounds;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.fxmisc.richtext.CodeArea;

/// What lies over the visible lines: indent guides, and behind the headers of folds how many lines they hide.
///
/// It is brought up to date after the layout of a pulse and within it, so that it scrolls with the text. There is one
/// line for each level of indent of neighbouring lines, not one for each line.
final class TextOverlay extends Pane {
    private static final int STEP = 2;

    /// Where the first column of the text is, and how wide a column is.
    private record Grid(double left, double width, double gutterEnd) {}

    private final CodeArea area;
    private final Folds folds;
    private final Words words;
    private final IntConsumer unfold;
    private final List<Region> guides = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final Runnable afterLayout = this::showIfNeeded;
    private int guidesUsed;
    private int labelsUsed;
    private boolean needed = true;

    /// @param unfold told the line of a header that is to be unfolded
    TextOverlay(CodeArea area, Folds folds, Words words, IntConsumer unfold) {
        this.area = area;
        this.folds = folds;
        this.words = words;
        this.unfold = unfold;
        getStyleClass().add("text-overlay");
        setPickOnBounds(false);
        var bounds = new Rectangle();
        bounds.widthProperty().bind(widthProperty());
        bounds.heightProperty().bind(heightProperty());
        setClip(bounds);
        sceneProperty().subscribe((was, is) -> {
            leave(was);
            if (is instanceof Scene scene) {
                scene.addPostLayoutPulseListener(afterLayout);
            }
        });
    }

    private void leave(Object scene) {
        if (scene instanceof Scene before) {
            before.removePostLayoutPulseListener(afterLayout);
        }
    }

    /// Other lines are visible, or the text is another one.
    void refresh() {
        needed = true;
    }

    private void showIfNeeded() {
        if (needed && area.getScene() != null && !area.getVisibleParagraphs().isEmpty()) {
            needed = false;
            guidesUsed = 0;
            labelsUsed = 0;
            show();
            guides.subList(guidesUsed, guides.size()).forEach(guide -> guide.setVisible(false));
            labels.subList(labelsUsed, labels.size()).forEach(label -> label.setVisible(false));
        }
    }

    private void show() {
        int first = area.visibleParToAllParIndex(0);
        int count = Math.min(
                area.getVisibleParagraphs().size(), area.getParagraphs().size() - first);
        grid(first, count).ifPresent(grid -> show(grid, first, count));
    }

    private void show(Grid grid, int first, int count) {
        var begun = new ArrayList<Double>();
        double bottom = 0;
        int above = 0;
        for (int i = 0; i < count; i++) {
            int line = first + i;
            if (folds.isHidden(line)) {
                continue;
            }
            var text = area.getParagraph(line).getText();
            int levels = (text.isBlank() ? Math.min(above, below(line)) : Block.indent(text)) / STEP;
            above = levels * STEP;
            var place = screenToLocal(area.getVisibleParagraphBoundsOnScreen(i));
            end(grid, begun, levels, bottom);
            while (begun.size() < levels) {
                begun.add(place.getMinY());
            }
            bottom = place.getMaxY();
            if (folds.sign(line) == Folds.Sign.FOLDED) {
                label(grid, line, text, place);
            }
        }
        end(grid, begun, 0, bottom);
    }

    /// Draws the guides that do not go on below.
    private void end(Grid grid, List<Double> begun, int levels, double bottom) {
        while (begun.size() > levels) {
            double top = begun.removeLast();
            double x = Math.rint(grid.left() + begun.size() * STEP * grid.width());
            if (x >= grid.gutterEnd()) {
                if (guidesUsed == guides.size()) {
                    guides.add(guide());
                }
                var guide = guides.get(guidesUsed++);
                guide.setVisible(true);
                guide.resizeRelocate(x, top, 1, bottom - top);
            }
        }
    }

    private Region guide() {
        var guide = new Region();
        guide.getStyleClass().add("indent-guide");
        guide.setMouseTransparent(true);
        guide.setManaged(false);
        getChildren().addFirst(guide);
        return guide;
    }

    private void label(Grid grid, int line, String text, Bounds place) {
        if (labelsUsed == labels.size()) {
            labels.add(label());
        }
        var label = labels.get(labelsUsed++);
        label.setText(words.now("editor.fold.lines", folds.size(line)));
        label.setUserData(line);
        label.setVisible(true);
        label.autosize();
        double x = Math.max(grid.gutterEnd(), grid.left() + (text.length() + 1) * grid.width());
        label.relocate(Math.rint(x), Math.rint(place.getCenterY() - label.getHeight() / 2));
        label.applyCss();
        label.layout();
    }

    private Label label() {
        var label = new Label();
        label.getStyleClass().add("fold-label");
        label.setManaged(false);
        label.setCursor(Cursor.HAND);
        label.setOnMousePressed(event -> {
            event.consume();
            unfold.accept((Integer) label.getUserData());
        });
        getChildren().add(label);
        label.applyCss();
        return label;
    }

    /// Indent of the next line with text.
    private int below(int line) {
        for (int below = line + 1; below < area.getParagraphs().size(); below++) {
            var text = area.getParagraph(below).getText();
            if (!text.isBlank()) {
                return Block.indent(text);
            }
        }
        return 0;
    }

    private Optional<Grid> grid(int first, int count) {
        for (int i = 0; i < count; i++) {
            int line = first + i;
            if (area.getParagraphLength(line) > 0 && !folds.isHidden(line)) {
                int at = area.getAbsolutePosition(line, 0);
                var character = area.getCharacterBoundsOnScreen(at, at + 1);
                if (character.isPresent()) {
                    var place = screenToLocal(character.get());
                    double gutter = Optional.ofNullable(area.getParagraphGraphic(line))
                            .map(graphic -> screenToLocal(graphic.localToScreen(graphic.getLayoutBounds()))
                                    .getMaxX())
                            .orElse(0.0);
                    return Optional.of(new Grid(place.getMinX(), place.getWidth(), gutter));
                }
            }
        }
        return Optional.empty();
    }
}
