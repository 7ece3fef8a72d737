package dev.flowglass.app.editor;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.fxmisc.richtext.CodeArea;

/// The bar above the text that looks for something in it, and replaces it.
final class FindBar {
    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final CodeArea area;
    private final VisibleStyles styles;
    private final Words words;
    private final TextField query = new TextField();
    private final TextField replacement = new TextField();
    private final ToggleButton matchCase = new ToggleButton("Aa");
    private final ToggleButton expression = new ToggleButton(".*");
    private final Label count = new Label();
    private final HBox replaceRow;
    private final VBox bar;
    private List<Range> found = List.of();

    FindBar(CodeArea area, VisibleStyles styles, Words words) {
        this.area = area;
        this.styles = styles;
        this.words = words;
        query.setId("find");
        replacement.setId("replace");
        query.promptTextProperty().bind(words.text("editor.find.prompt"));
        replacement.promptTextProperty().bind(words.text("editor.replace.prompt"));
        query.accessibleTextProperty().bind(words.text("editor.find.prompt"));
        replacement.accessibleTextProperty().bind(words.text("editor.replace.prompt"));
        matchCase.setId("find-case");
        expression.setId("find-expression");
        explain(matchCase, "editor.find.case");
        explain(expression, "editor.find.expression");
        count.setId("find-count");
        count.getStyleClass().add("muted");
        HBox.setHgrow(query, Priority.ALWAYS);
        HBox.setHgrow(replacement, Priority.ALWAYS);
        var findRow = row(
                query,
                matchCase,
                expression,
                count,
                button(Icon.UP, "editor.find.previous", this::previous),
                button(Icon.DOWN, "editor.find.next", this::next),
                button(Icon.CLOSE, "editor.find.close", this::close));
        replaceRow = row(
                replacement,
                textButton("replace-one", "editor.replace.one", this::replace),
                textButton("replace-all", "editor.replace.all", this::replaceAll));
        bar = new VBox(findRow, replaceRow);
        bar.getStyleClass().add("find-bar");
        bar.managedProperty().bind(bar.visibleProperty());
        replaceRow.managedProperty().bind(replaceRow.visibleProperty());
        bar.setVisible(false);
        query.textProperty().subscribe((was, is) -> search(true));
        matchCase.selectedProperty().subscribe((was, is) -> search(true));
        expression.selectedProperty().subscribe((was, is) -> search(true));
        bar.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Node node() {
        return bar;
    }

    void open(boolean replacing) {
        var selected = area.getSelectedText();
        if (!selected.isEmpty() && selected.indexOf('\n') < 0) {
            query.setText(selected);
        }
        replaceRow.setVisible(replacing);
        bar.setVisible(true);
        search(false);
        query.requestFocus();
        query.selectAll();
    }

    /// The text has changed.
    void textChanged() {
        if (bar.isVisible()) {
            search(false);
        }
    }

    void next() {
        int from = area.getSelection().getEnd();
        go(found.stream()
                .filter(range -> range.start() >= from)
                .findFirst()
                .or(() -> found.stream().findFirst()));
    }

    void previous() {
        int before = area.getSelection().getStart();
        go(found.reversed().stream()
                .filter(range -> range.end() <= before)
                .findFirst()
                .or(() -> found.reversed().stream().findFirst()));
    }

    void close() {
        bar.setVisible(false);
        styles.matches(List.of());
        styles.refresh();
        area.requestFocus();
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && query.isFocused()) {
            if (event.isShiftDown()) {
                previous();
            } else {
                next();
            }
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && replacement.isFocused()) {
            replace();
            event.consume();
        }
    }

    private Finder finder() {
        return new Finder(query.getText(), matchCase.isSelected(), expression.isSelected());
    }

    private void search(boolean follow) {
        var finder = finder();
        found = finder.findAll(area.getText());
        query.pseudoClassStateChanged(
                WRONG, finder.isWrong() || !query.getText().isEmpty() && found.isEmpty());
        styles.matches(found);
        styles.refresh();
        if (follow) {
            int from = area.getSelection().getStart();
            go(found.stream()
                    .filter(range -> range.start() >= from)
                    .findFirst()
                    .or(() -> found.stream().findFirst()));
        }
        tell(finder);
    }

    private void tell(Finder finder) {
        var selection = area.getSelection();
        int at = found.indexOf(new Range(selection.getStart(), selection.getEnd())) + 1;
        count.setText(
                query.getText().isEmpty()
                        ? ""
                        : finder.isWrong()
                                ? words.now("editor.find.wrong")
                                : words.now("editor.find.count", at, found.size()));
    }

    private void go(Optional<Range> place) {
        place.ifPresent(range -> {
            area.selectRange(range.start(), range.end());
            area.requestFollowCaret();
        });
        tell(finder());
    }

    private void replace() {
        var selection = area.getSelection();
        var selected = new Range(selection.getStart(), selection.getEnd());
        if (found.contains(selected)) {
            var text = finder().replacement(area.getText(), selected, replacement.getText());
            area.replaceText(selected.start(), selected.end(), text);
            area.moveTo(selected.start() + text.length());
        }
        next();
    }

    private void replaceAll() {
        if (!found.isEmpty()) {
            var text = area.getText();
            var finder = finder();
            var edits = found.stream()
                    .map(range -> new TextEdit(range, finder.replacement(text, range, replacement.getText())))
                    .toList();
            int caret = area.getCaretPosition();
            area.replaceText(0, text.length(), TextEdit.apply(text, edits));
            area.moveTo(Math.min(caret, area.getLength()));
            area.requestFollowCaret();
        }
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(nodes);
        row.getStyleClass().add("find-row");
        return row;
    }

    private Button button(Icon icon, String word, Runnable action) {
        var button = new Button();
        button.setGraphic(icon.node());
        button.getStyleClass().add("flat");
        button.setOnAction(event -> action.run());
        button.setFocusTraversable(false);
        explain(button, word);
        return button;
    }

    private Button textButton(String id, String word, Runnable action) {
        var button = new Button();
        button.setId(id);
        button.textProperty().bind(words.text(word));
        button.setOnAction(event -> action.run());
        return button;
    }

    private void explain(Control control, String word) {
        var tip = new Tooltip();
        tip.textProperty().bind(words.text(word));
        control.setTooltip(tip);
        control.accessibleTextProperty().bind(words.text(word));
    }
}
