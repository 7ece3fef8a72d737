package dev.flowglass.app.editor;

import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.Outline;
import dev.flowglass.language.assist.QuickFix;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Lines;
import dev.flowglass.source.Range;
import dev.flowglass.source.Severity;
import dev.flowglass.source.TextEdit;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.event.MouseOverTextEvent;
import org.fxmisc.richtext.model.PlainTextChange;

/// The editor of one text.
public final class FlowEditor {
    private static final Duration HOVER = Duration.ofMillis(300);

    private final EditorViewModel model;
    private final Words words;
    private final CodeArea area = new CodeArea();
    private final VisibleStyles styles = new VisibleStyles(area);
    private final Folds folds = new Folds(area);
    private final TextOverlay overlay;
    private final Gutter gutter;
    private final PausedLines pausedLines = new PausedLines(area);
    private final FindBar findBar;
    private final BorderPane root = new BorderPane();
    private final Tooltip hover = new Tooltip();
    private final ContextMenu offers = new ContextMenu();
    private final CompletionPopup completion;
    private Subscription subscriptions = () -> {};

    public FlowEditor(EditorViewModel model, Words words) {
        this.model = model;
        this.words = words;
        area.setId("editor");
        area.replaceText(model.text());
        area.getUndoManager().forgetHistory();
        model.history().attach(new TextHistory(area));
        area.moveTo(0);
        // The text came in at the caret, which the view followed to the end.
        area.requestFollowCaret();
        // After the text: the highlighter asks for lines that an area without a window does not have yet.
        area.setLineHighlighterOn(true);
        area.accessibleTextProperty().bind(words.text("editor.accessible", model.nameProperty()));
        gutter = new Gutter(area, folds, words, this::askForBreakpoint);
        overlay = new TextOverlay(area, folds, words, folds::toggle);
        styles.setBeforeApply(this::beforeStyles);
        folds.setOnChanged(styles::refresh);
        findBar = new FindBar(area, styles, words);
        completion = new CompletionPopup(area, model, words);
        root.setTop(findBar.node());
        root.setCenter(new StackPane(new VirtualizedScrollPane<>(area), overlay));
        root.getStyleClass().add("flow-editor");
        hover.getStyleClass().add("problem-tip");
        hover.setWrapText(true);
        hover.setMaxWidth(480);
        InputMethod.install(area);
        listen();
    }

    private void listen() {
        model.attach(area::getText, this::replaceAll, this::change);
        area.multiPlainChanges().subscribe(this::onEdit);
        area.viewportDirtyEvents().subscribe(any -> {
            styles.refresh();
            overlay.refresh();
        });
        area.caretPositionProperty().addListener((observable, was, is) -> onCaret(is));
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        area.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        completion.setOnTaken(offer -> {
            replace(offer.edit());
            area.moveTo(offer.caret());
            area.requestFollowCaret();
        });
        area.setMouseOverTextDelay(HOVER);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_BEGIN, this::showHover);
        area.addEventHandler(MouseOverTextEvent.MOUSE_OVER_TEXT_END, event -> hover.hide());
        subscriptions = Subscription.combine(
                model.documentProperty().subscribe(read -> showProblems()),
                model.fileProperty().subscribe(file -> markDirty()),
                model.caretProperty().subscribe(caret -> follow(caret.intValue())),
                model.outlineProperty().subscribe(outline -> showMarks()),
                model.marksProperty().subscribe(marks -> showMarks()),
                model.breakpointsProperty().subscribe(breakpoints -> showMarks()),
                model.coverageProperty().subscribe(coverage -> showMarks()),
                model.pausedProperty().subscribe(paused -> showMarks()));
    }

    /// Ends listening; the editor is not used any more.
    public void close() {
        subscriptions.unsubscribe();
        hover.hide();
        offers.hide();
        completion.close();
        styles.close();
        area.dispose();
    }

    public Node node() {
        return root;
    }

    public EditorViewModel model() {
        return model;
    }

    public void setContextMenu(ContextMenu menu) {
        area.setContextMenu(menu);
    }

    public void requestFocus() {
        area.requestFocus();
    }

    /// True for the text itself, where the keys of the editor are meant, not for the find bar.
    public boolean hasFocus() {
        return area.isFocused();
    }

    // --- what happens ---

    private void onEdit(List<PlainTextChange> changes) {
        for (var change : changes) {
            styles.edited(
                    change.getPosition(),
                    change.getRemoved().length(),
                    change.getInserted().length());
            folds.edited(
                    change.getPosition(),
                    change.getRemoved(),
                    change.getInserted().length());
        }
        markDirty();
        model.edited();
        findBar.textChanged();
        styles.refresh();
    }

    /// In the frame after edits and moves of the caret, before it is laid out.
    private void beforeStyles() {
        folds.refresh();
        gutter.fit();
        if (!area.getVisibleParagraphs().isEmpty()) {
            gutter.refreshFolds(
                    Math.max(0, area.visibleParToAllParIndex(0)),
                    area.getVisibleParagraphs().size() + 1);
        }
        overlay.refresh();
    }

    /// By the text itself, not by the history of edits: what was typed and taken back by hand is no change.
    private void markDirty() {
        model.dirtyProperty().set(!area.getText().equals(model.file().text()));
    }

    private void onCaret(int caret) {
        styles.brackets(Brackets.at(area.getText(), caret));
        styles.refresh();
        model.caretProperty().set(caret);
        completion.moved();
    }

    private void onTyped(KeyEvent event) {
        boolean command = event.isControlDown() && !event.isAltDown() || event.isMetaDown();
        if (!command
                && event.getCharacter().length() == 1
                && event.getCharacter().charAt(0) >= ' ') {
            completion.typed(event.getCharacter().charAt(0));
        }
    }

    /// As one step that can be undone.
    private void replace(TextEdit edit) {
        area.replaceText(edit.range().start(), edit.range().end(), edit.replacement());
    }

    private void follow(int caret) {
        if (caret != area.getCaretPosition()) {
            reveal(Range.at(Math.min(caret, area.getLength())));
        }
    }

    private void onKey(KeyEvent event) {
        boolean plain = !event.isControlDown() && !event.isAltDown() && !event.isMetaDown() && !event.isShiftDown();
        if (plain && event.getCode() == KeyCode.ENTER) {
            var selection = area.getSelection();
            apply(LineEdits.newLine(area.getText(), new Range(selection.getStart(), selection.getEnd())));
            event.consume();
        } else if (plain
                && event.getCode() == KeyCode.BACK_SPACE
                && area.getSelection().getLength() == 0) {
            int caret = area.getCaretPosition();
            int count = caret == 0 ? 0 : LineEdits.backspace(area.getText(), caret);
            if (count > 1) {
                area.deleteText(caret - count, caret);
                event.consume();
            }
        }
    }

    private void apply(LineEdits.Edit edit) {
        var range = edit.range();
        if (!range.of(area.getText()).equals(edit.replacement())) {
            area.replaceText(range.start(), range.end(), edit.replacement());
        }
        area.selectRange(edit.anchor(), edit.caret());
        area.requestFollowCaret();
    }

    private void showHover(MouseOverTextEvent event) {
        var problems = model.diagnostics().stream()
                .filter(diagnostic -> diagnostic.range().touches(event.getCharacterIndex()))
                .map(diagnostic -> DiagnosticText.explained(diagnostic, words));
        var key = model.keyAt(event.getCharacterIndex()).stream()
                .map(known -> words.now("editor.hover.key", known.name(), words.now(known.documentation())));
        var messages = Stream.concat(problems, key).collect(Collectors.joining("\n"));
        if (!messages.isEmpty()) {
            var at = event.getScreenPosition();
            hover.setText(messages);
            hover.show(area, at.getX(), at.getY() + 12);
        }
    }

    private void showProblems() {
        var text = area.getText();
        var lines = new Lines(text);
        var problems = model.diagnostics();
        styles.problems(problems.stream().map(problem -> visible(text, problem)).toList());
        var byLine = new HashMap<Integer, Severity>();
        for (var problem :
                problems.stream().filter(one -> one.severity() != Severity.INFO).toList()) {
            byLine.merge(
                    lines.line(problem.range().start()) - 1,
                    problem.severity(),
                    (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        gutter.problems(byLine);
        styles.refresh();
    }

    /// A problem between two characters is shown at one of them.
    private static VisibleStyles.Problem visible(String text, Diagnostic problem) {
        int start = Math.min(problem.range().start(), text.length());
        int end = Math.min(problem.range().end(), text.length());
        if (start == end) {
            boolean atLineEnd = end == text.length() || text.charAt(end) == '\n';
            start = atLineEnd ? Math.max(0, start - 1) : start;
            end = atLineEnd ? end : end + 1;
        }
        return new VisibleStyles.Problem(start, end, problem.severity());
    }

    private void showMarks() {
        var lines = new Lines(area.getText());
        var steps = model.outline().steps();
        var marks = new HashMap<>(model.marksProperty().get());
        model.pausedProperty().get().forEach(step -> marks.put(step, GutterMark.PAUSED));
        var byLine = new HashMap<Integer, GutterMark>();
        collect(steps, lines, marks, byLine);
        gutter.marks(byLine);
        var breakpoints = new HashMap<Integer, BreakpointMark>();
        collect(steps, lines, model.breakpointsProperty().get(), breakpoints);
        gutter.breakpoints(breakpoints);
        var coverage = new HashMap<Integer, CoverageMark>();
        collect(steps, lines, model.coverageProperty().get(), coverage);
        gutter.coverage(coverage);
        var stops = new HashMap<>(byLine);
        stops.values().removeIf(mark -> mark != GutterMark.PAUSED);
        pausedLines.show(stops.keySet());
    }

    private void askForBreakpoint(int line) {
        var text = area.getParagraph(line).getText();
        // A step begins with its first key, behind the dashes of the list.
        int indent = text.length() - text.replaceFirst("^[\\s-]+", "").length();
        model.askForBreakpoint(area.getAbsolutePosition(line, indent));
    }

    private static <T> void collect(
            List<Outline.Node> steps, Lines lines, Map<StepPath, T> marks, Map<Integer, T> byLine) {
        for (var step : steps) {
            var mark = marks.get(step.path());
            if (mark != null) {
                byLine.putIfAbsent(lines.line(step.range().start()) - 1, mark);
            }
            step.groups().forEach(group -> collect(group.steps(), lines, marks, byLine));
        }
    }

    // --- what a person can do ---

    /// Shows a place and puts the caret there, without taking the focus.
    public void reveal(Range range) {
        int start = Math.min(range.start(), area.getLength());
        area.moveTo(start);
        int line = area.getCurrentParagraph();
        var visible = area.getVisibleParagraphs();
        boolean seen = !visible.isEmpty()
                && area.allParToVisibleParIndex(line)
                        .filter(index -> index > 0 && index < visible.size() - 1)
                        .isPresent();
        if (seen) {
            area.requestFollowCaret();
        } else {
            area.showParagraphAtCenter(line);
        }
    }

    /// Goes to a place, selects it and takes the focus.
    public void goTo(Range range) {
        reveal(range);
        area.selectRange(Math.min(range.start(), area.getLength()), Math.min(range.end(), area.getLength()));
        area.requestFocus();
    }

    /// @param line from 1
    public void goToLine(int line) {
        int index = Math.clamp(line - 1L, 0, area.getParagraphs().size() - 1);
        goTo(Range.at(area.getAbsolutePosition(index, 0)));
    }

    /// Line of the caret, from 1.
    public int line() {
        return area.getCurrentParagraph() + 1;
    }

    /// Column of the caret, from 1.
    public int column() {
        return area.getCaretColumn() + 1;
    }

    public int lineCount() {
        return area.getParagraphs().size();
    }

    /// Replaces the text, as one step that can be undone.
    private void replaceAll(String text) {
        int caret = area.getCaretPosition();
        area.getUndoManager().preventMerge();
        area.replaceText(text);
        area.getUndoManager().preventMerge();
        area.moveTo(Math.min(caret, area.getLength()));
    }

    /// Shows what may be written at the caret.
    public void complete() {
        completion.open();
    }

    /// Offers the quick fixes of the problems at the caret.
    public void offerFixes() {
        var fixes = model.fixesAt(area.getCaretPosition());
        offers.getItems().setAll(fixes.stream().map(this::item).toList());
        if (fixes.isEmpty()) {
            var none = new MenuItem(words.now("fix.none"));
            none.setDisable(true);
            offers.getItems().add(none);
        }
        area.getCaretBounds()
                .or(() -> Optional.of(area.localToScreen(area.getBoundsInLocal())))
                .ifPresent(at -> offers.show(area, at.getMinX(), at.getMaxY()));
    }

    private MenuItem item(QuickFix fix) {
        var item = new MenuItem(words.now(fix.title(), fix.arguments().toArray()));
        item.setMnemonicParsing(false);
        item.setOnAction(event -> apply(fix));
        return item;
    }

    private void apply(QuickFix fix) {
        change(fix.edits());
        area.requestFollowCaret();
    }

    /// In one edit from the first place to the last, which one undo takes back.
    private void change(List<TextEdit> edits) {
        var text = area.getText();
        folds.through(text, edits, () -> changeAtOnce(text, edits));
    }

    /// What was selected stays selected.
    private void changeAtOnce(String text, List<TextEdit> edits) {
        int anchor = moved(area.getAnchor(), edits);
        int caret = moved(area.getCaretPosition(), edits);
        int start = edits.stream().mapToInt(edit -> edit.range().start()).min().orElse(0);
        int end = edits.stream().mapToInt(edit -> edit.range().end()).max().orElse(0);
        var changed = TextEdit.apply(text, edits);
        area.getUndoManager().preventMerge();
        area.replaceText(start, end, changed.substring(start, changed.length() - (text.length() - end)));
        area.getUndoManager().preventMerge();
        area.selectRange(Math.min(anchor, area.getLength()), Math.min(caret, area.getLength()));
    }

    /// Where a place of the text is after edits of it.
    private static int moved(int offset, List<TextEdit> edits) {
        int moved = offset;
        for (var edit : edits) {
            var range = edit.range();
            if (range.end() <= offset) {
                moved += edit.replacement().length() - range.length();
            } else if (range.start() < offset) {
                moved -= Math.max(0, offset - range.start() - edit.replacement().length());
            }
        }
        return moved;
    }

    /// The step that is named at the caret, or that the caret is in.
    public Optional<Outline.Node> named() {
        return model.named(area.getCaretPosition());
    }

    public void undo() {
        model.history().undo();
    }

    public void redo() {
        model.history().redo();
    }

    public void cut() {
        area.cut();
    }

    public void copy() {
        area.copy();
    }

    public void paste() {
        area.paste();
    }

    public void selectAll() {
        area.selectAll();
    }

    public void find() {
        findBar.open(false);
    }

    public void replace() {
        findBar.open(true);
    }

    public void findNext() {
        findBar.next();
    }

    public void findPrevious() {
        findBar.previous();
    }

    /// Folds the innermost open block at the caret.
    public void fold() {
        folds.foldAt(area.getCurrentParagraph());
    }

    public void unfold() {
        folds.unfoldAt(area.getCurrentParagraph());
    }

    /// Folds all steps.
    public void foldAll() {
        folds.foldAll();
    }

    public void unfoldAll() {
        folds.unfoldAll();
    }

    public void comment() {
        apply(LineEdits.comment(area.getText(), area.getAnchor(), area.getCaretPosition()));
    }

    public void indent() {
        apply(LineEdits.indent(area.getText(), area.getAnchor(), area.getCaretPosition()));
    }

    public void outdent() {
        apply(LineEdits.outdent(area.getText(), area.getAnchor(), area.getCaretPosition()));
    }
}
