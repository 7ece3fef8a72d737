package dev.flowglass.app.editor;

import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.source.Severity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.fxmisc.richtext.CodeArea;

/// The strip left of the text: a mark for the step or problem that begins on the line, and the line's number.
final class Gutter {
    private static final int FEWEST_DIGITS = 3;

    private final CodeArea area;
    private final Words words;
    private Map<Integer, GutterMark> marks = Map.of();
    private Map<Integer, BreakpointMark> breakpoints = Map.of();
    private final IntConsumer click;
    private final Folds folds;
    private final Map<Integer, Folds.Sign> signs = new HashMap<>();
    private Map<Integer, Severity> problems = Map.of();
    private Map<Integer, CoverageMark> coverage = Map.of();
    private int digits;

    /// @param click told the line, from 0, beside which a person clicked
    Gutter(CodeArea area, Folds folds, Words words, IntConsumer click) {
        this.folds = folds;
        this.area = area;
        this.click = click;
        this.words = words;
        fit();
    }

    /// Makes room for the largest number.
    void fit() {
        int needed = Math.max(
                FEWEST_DIGITS, String.valueOf(area.getParagraphs().size()).length());
        if (needed != digits) {
            digits = needed;
            area.setParagraphGraphicFactory(this::line);
        }
    }

    /// Marks by line, from 0.
    void marks(Map<Integer, GutterMark> shown) {
        var before = marks;
        marks = new HashMap<>(shown);
        refresh(before, marks);
    }

    /// Breakpoints by line, from 0.
    void breakpoints(Map<Integer, BreakpointMark> shown) {
        var before = breakpoints;
        breakpoints = new HashMap<>(shown);
        refresh(before, breakpoints);
    }

    /// How far tests came with the step that begins on a line, from 0; its column is there only while there is any.
    void coverage(Map<Integer, CoverageMark> shown) {
        var before = coverage;
        coverage = new HashMap<>(shown);
        if (before.isEmpty() != coverage.isEmpty()) {
            area.setParagraphGraphicFactory(this::line);
        } else {
            refresh(before, coverage);
        }
    }

    /// The worst problem of each line, from 0.
    void problems(Map<Integer, Severity> shown) {
        var before = problems;
        problems = new HashMap<>(shown);
        refresh(before, problems);
    }

    private void refresh(Map<Integer, ?> before, Map<Integer, ?> after) {
        var lines = new HashSet<>(before.keySet());
        lines.addAll(after.keySet());
        lines.stream()
                .filter(line -> line < area.getParagraphs().size())
                .filter(line -> !String.valueOf(before.get(line)).equals(String.valueOf(after.get(line))))
                .forEach(area::recreateParagraphGraphic);
    }

    private Node line(int index) {
        if (area.getParagraph(index).getParagraphStyle().contains(Folds.HIDDEN)) {
            return new Region();
        }
        var number = new Label(("%" + digits + "d").formatted(index + 1));
        number.getStyleClass().add("line-number");
        var strip = new HBox(breakpoint(index), mark(index), number);
        if (!coverage.isEmpty()) {
            strip.getChildren().add(covered(index));
        }
        strip.getChildren().add(fold(index));
        strip.getStyleClass().add("gutter");
        strip.setAlignment(Pos.CENTER_RIGHT);
        strip.setCursor(Cursor.HAND);
        strip.setOnMousePressed(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                click.accept(index);
                event.consume();
            }
        });
        return strip;
    }

    private Node fold(int index) {
        var sign = folds.sign(index);
        signs.put(index, sign);
        var place = new StackPane();
        place.getStyleClass().add("gutter-fold");
        if (sign != Folds.Sign.NONE) {
            var word = sign == Folds.Sign.OPEN ? "editor.fold" : "editor.unfold";
            place.setId((sign == Folds.Sign.OPEN ? "fold-" : "unfold-") + (index + 1));
            place.getChildren().add((sign == Folds.Sign.OPEN ? Icon.DOWN : Icon.FOLDED).node());
            place.setAccessibleRole(AccessibleRole.BUTTON);
            place.accessibleTextProperty().bind(words.text(word));
            explain(place, word);
            place.setOnMousePressed(event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    event.consume();
                    folds.toggle(index);
                }
            });
        }
        return place;
    }

    /// Signs of lines that may have become headers, or are none any more.
    void refreshFolds(int first, int count) {
        for (int line = first;
                line < Math.min(first + count, area.getParagraphs().size());
                line++) {
            if (!folds.isHidden(line) && signs.get(line) != folds.sign(line)) {
                area.recreateParagraphGraphic(line);
            }
        }
    }

    private Node breakpoint(int index) {
        var place = new StackPane();
        place.getStyleClass().add("gutter-mark");
        if (breakpoints.get(index) instanceof BreakpointMark mark) {
            place.getChildren().add(mark.node());
            explain(place, mark.word());
        }
        return place;
    }

    private Node covered(int index) {
        var place = new Label();
        place.getStyleClass().add("coverage");
        if (coverage.get(index) instanceof CoverageMark mark) {
            place.getStyleClass().add("coverage-" + mark.level().style());
            place.setGraphic(
                    switch (mark.level()) {
                        case ALL -> Icon.DONE.node();
                        case PARTLY -> Icon.WARNING.node();
                        case NOT -> Icon.FAILED.node();
                    });
            place.setText(String.valueOf(mark.times()));
            var tip = new Tooltip();
            tip.textProperty().bind(Bindings.createStringBinding(() -> mark.about(words), words.messagesProperty()));
            place.setTooltip(tip);
        }
        return place;
    }

    private Node mark(int index) {
        var place = new StackPane();
        place.getStyleClass().add("gutter-mark");
        if (marks.get(index) instanceof GutterMark mark) {
            place.getStyleClass().add("mark-" + mark.id());
            place.getChildren().add(icon(mark).node());
            explain(place, "editor.mark." + mark.id());
        } else if (problems.get(index) instanceof Severity severity) {
            var id = severity.name().toLowerCase(Locale.ROOT);
            place.getStyleClass().add("severity-" + id);
            place.getChildren().add(icon(severity).node());
            explain(place, "severity." + id);
        }
        return place;
    }

    private void explain(Node node, String word) {
        var tip = new Tooltip();
        tip.textProperty().bind(words.text(word));
        Tooltip.install(node, tip);
    }

    private static Icon icon(GutterMark mark) {
        return switch (mark) {
            case CURRENT -> Icon.CURRENT;
            case WAITING -> Icon.WAITING;
            case DONE -> Icon.DONE;
            case FAILED -> Icon.FAILED;
            case PAUSED -> Icon.CURRENT;
        };
    }

    private static Icon icon(Severity severity) {
        return switch (severity) {
            case ERROR -> Icon.ERROR;
            case WARNING -> Icon.WARNING;
            case INFO -> Icon.INFO;
        };
    }
}
