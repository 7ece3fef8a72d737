package dev.flowglass.app.editor;

import dev.flowglass.source.Lines;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.NavigationActions.SelectionPolicy;
import org.fxmisc.richtext.model.TwoDimensional;

/// The blocks of a text that are folded. The text stays whole: folded lines are only not shown.
///
/// A fold is known by the place of its header in the text, which moves along with edits. What is hidden is brought up
/// to date in the frame after an edit, before it is painted, and then whatever has the caret is opened.
final class Folds {
    static final String HIDDEN = "collapse";

    /// What the gutter shows beside a line.
    enum Sign {
        NONE,
        OPEN,
        FOLDED
    }

    private final CodeArea area;

    /// Offsets of the first characters of headers.
    private Set<Integer> headers = new TreeSet<>();

    private boolean some;
    private boolean moving;
    private Runnable changed = () -> {};

    Folds(CodeArea area) {
        this.area = area;
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::step);
    }

    /// @param action called when other lines are hidden than before
    void setOnChanged(Runnable action) {
        changed = action;
    }

    // --- what is folded ---

    Sign sign(int line) {
        if (line >= count() || !Block.begins(line, this::text, count())) {
            return Sign.NONE;
        }
        return headers.contains(place(line)) ? Sign.FOLDED : Sign.OPEN;
    }

    boolean isHidden(int line) {
        return some && area.getParagraph(line).getParagraphStyle().contains(HIDDEN);
    }

    /// How many lines a fold hides.
    int size(int header) {
        return Block.at(header, this::text, count()).map(Block::size).orElse(0);
    }

    private int count() {
        return area.getParagraphs().size();
    }

    private String text(int line) {
        return area.getParagraph(line).getText();
    }

    private int place(int line) {
        return area.getAbsolutePosition(line, Block.indent(text(line)));
    }

    // --- what a person can do ---

    void toggle(int header) {
        switch (sign(header)) {
            case OPEN -> fold(new Block(header, header + size(header)));
            case FOLDED -> unfold(header);
            case NONE -> {}
        }
    }

    /// Folds the innermost block at a line that is open.
    void foldAt(int line) {
        blocks().reversed().stream()
                .filter(block -> block.header() == line || block.hides(line))
                .filter(block -> !headers.contains(place(block.header())))
                .findFirst()
                .ifPresent(this::fold);
    }

    /// Unfolds the block at a line.
    void unfoldAt(int line) {
        unfold(line);
    }

    /// Folds the steps of the flow, and those in them.
    void foldAll() {
        for (var block : blocks()) {
            var header = text(block.header());
            if (Block.isItem(header, Block.indent(header))) {
                headers.add(place(block.header()));
            }
        }
        leave();
        refresh();
    }

    void unfoldAll() {
        headers.clear();
        refresh();
    }

    private void fold(Block block) {
        headers.add(place(block.header()));
        leave();
        refresh();
    }

    private void unfold(int header) {
        if (headers.remove(place(header))) {
            refresh();
        }
    }

    private List<Block> blocks() {
        var lines = new ArrayList<String>(count());
        area.getParagraphs().forEach(paragraph -> lines.add(paragraph.getText()));
        return Block.of(lines);
    }

    /// The caret goes to the header of the outermost fold that it is in.
    private void leave() {
        int line = area.getCurrentParagraph();
        blocks().stream()
                .filter(block -> block.hides(line) && headers.contains(place(block.header())))
                .findFirst()
                .ifPresent(block -> area.moveTo(block.header(), area.getParagraphLength(block.header())));
    }

    // --- edits ---

    /// A stretch of the text was replaced.
    void edited(int position, String removed, int inserted) {
        if (!moving) {
            headers = moved(headers, position, removed, inserted);
        }
    }

    private static Set<Integer> moved(Collection<Integer> places, int position, String removed, int inserted) {
        var moved = new TreeSet<Integer>();
        int end = position + removed.length();
        for (int place : places) {
            if (place >= end) {
                moved.add(place + inserted - removed.length());
            } else if (place < position) {
                moved.add(place);
            } else if (removed.indexOf('\n') < 0) {
                moved.add(position);
            }
        }
        return moved;
    }

    /// Makes edits that are one edit of the area, and moves the folds as if they were several.
    void through(String before, List<TextEdit> edits, Runnable make) {
        Set<Integer> places = headers;
        var last = new ArrayList<>(edits);
        last.sort((one, other) ->
                Integer.compare(other.range().start(), one.range().start()));
        for (var edit : last) {
            places = moved(
                    places,
                    edit.range().start(),
                    edit.range().of(before),
                    edit.replacement().length());
        }
        moving = true;
        try {
            make.run();
        } finally {
            moving = false;
        }
        headers = places;
    }

    /// Hides what is to be hidden and shows the rest. Not while the text is being changed.
    void refresh() {
        if (!some && headers.isEmpty()) {
            return;
        }
        var hidden = hidden();
        boolean different = false;
        var differing = new ArrayList<Integer>();
        int line = 0;
        for (var paragraph : area.getParagraphs()) {
            if (paragraph.getParagraphStyle().contains(HIDDEN) != hidden.get(line)) {
                differing.add(line);
            }
            line++;
        }
        for (int each : differing) {
            var styles = new LinkedHashSet<>(area.getParagraph(each).getParagraphStyle());
            if (hidden.get(each)) {
                styles.add(HIDDEN);
            } else {
                styles.remove(HIDDEN);
            }
            area.setParagraphStyle(each, List.copyOf(styles));
            different = true;
        }
        some = !hidden.isEmpty();
        if (different) {
            changed.run();
        }
    }

    /// Without what has the caret or the other end of the selection.
    private BitSet hidden() {
        var hidden = new BitSet();
        var lines = new Lines(area.getText());
        var wanted = new BitSet();
        headers.forEach(place -> wanted.set(lines.line(Math.min(place, area.getLength())) - 1));
        int caret = area.getCurrentParagraph();
        int anchor = lines.line(area.getAnchor()) - 1;
        var kept = new TreeSet<Integer>();
        for (var block : blocks()) {
            if (wanted.get(block.header()) && !block.hides(caret) && !block.hides(anchor)) {
                hidden.set(block.header() + 1, block.last() + 1);
                kept.add(place(block.header()));
            }
        }
        headers = kept;
        return hidden;
    }

    /// The caret has moved. Not while the text is being changed.
    void caretMoved() {
        if (some && (isHidden(area.getCurrentParagraph()) || isHidden(anchorLine()))) {
            refresh();
        }
    }

    private int anchorLine() {
        return area.offsetToPosition(area.getAnchor(), TwoDimensional.Bias.Forward)
                .getMajor();
    }

    /// Arrow keys step over folds.
    private void step(KeyEvent event) {
        if (!some || event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return;
        }
        int line = area.getCurrentParagraph();
        int column = area.getCaretColumn();
        boolean forward = event.getCode() == KeyCode.DOWN
                || event.getCode() == KeyCode.RIGHT && column == area.getParagraphLength(line);
        boolean back = event.getCode() == KeyCode.UP || event.getCode() == KeyCode.LEFT && column == 0;
        if (!forward && !back) {
            return;
        }
        int to = line + (forward ? 1 : -1);
        if (to < 0 || to >= count() || !isHidden(to)) {
            return;
        }
        while (to >= 0 && to < count() && isHidden(to)) {
            to += forward ? 1 : -1;
        }
        event.consume();
        if (to < count()) {
            int at = switch (event.getCode()) {
                case RIGHT -> 0;
                case LEFT -> area.getParagraphLength(to);
                default -> Math.min(column, area.getParagraphLength(to));
            };
            area.moveTo(to, at, event.isShiftDown() ? SelectionPolicy.EXTEND : SelectionPolicy.CLEAR);
            area.requestFollowCaret();
        }
    }
}
