package dev.flowglass.app.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Point2D;
import javafx.scene.TraversalDirection;
import javafx.scene.input.InputMethodRequests;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.StyleSpans;
import org.fxmisc.richtext.model.StyleSpansBuilder;

/// A small editor for JSON: coloured, with the character marked at which it is wrong. Tab goes to the next control, as
/// in a form.
public final class JsonArea extends CodeArea {
    /// Longer texts stay without colours.
    private static final int MOST_COLOURED = 200_000;

    private final StringProperty content = new SimpleStringProperty(this, "content", "");
    private OptionalInt mistake = OptionalInt.empty();

    public JsonArea() {
        getStyleClass().add("json-area");
        setWrapText(true);
        setInputMethodRequests(new TypedRequests());
        setOnInputMethodTextChanged(event -> {
            if (!event.getCommitted().isEmpty()) {
                replaceSelection(event.getCommitted());
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, this::leaveByTab);
        textProperty().subscribe(text -> {
            content.set(text);
            colour();
        });
        content.subscribe(text -> {
            if (!getText().equals(text)) {
                replaceText(text);
            }
        });
    }

    /// The whole text; can be bound in both directions.
    public StringProperty contentProperty() {
        return content;
    }

    /// Marks the character at which the text is wrong, or none.
    public void mark(OptionalInt offset) {
        mistake = offset;
        colour();
    }

    public VirtualizedScrollPane<JsonArea> scrolled() {
        return new VirtualizedScrollPane<>(this);
    }

    private void leaveByTab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isControlDown() && !event.isAltDown()) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private void colour() {
        var text = getText();
        if (!text.isEmpty() && text.length() <= MOST_COLOURED) {
            setStyleSpans(0, spans(text));
        }
    }

    private StyleSpans<Collection<String>> spans(String text) {
        var spans = new StyleSpansBuilder<Collection<String>>();
        int end = 0;
        for (var token : JsonSyntax.of(text)) {
            spans.add(List.of(), token.start() - end);
            spans.add(List.of("json-" + token.style()), token.end() - token.start());
            end = token.end();
        }
        spans.add(List.of(), text.length() - end);
        var coloured = spans.create();
        if (mistake.isEmpty()) {
            return coloured;
        }
        int at = Math.min(mistake.getAsInt(), text.length() - 1);
        int length = at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1)) ? 2 : 1;
        var marked = new StyleSpansBuilder<Collection<String>>();
        marked.add(List.of(), at);
        marked.add(List.of("json-mistake"), length);
        marked.add(List.of(), text.length() - at - length);
        return coloured.overlay(marked.create(), (colours, marks) -> {
            var both = new ArrayList<>(colours);
            both.addAll(marks);
            return both;
        });
    }

    /// Lets input methods, as for Chinese, know where the caret is; RichTextFX has none of its own.
    private final class TypedRequests implements InputMethodRequests {
        @Override
        public Point2D getTextLocation(int offset) {
            return getCaretBounds()
                    .map(bounds -> new Point2D(bounds.getMinX(), bounds.getMaxY()))
                    .orElse(Point2D.ZERO);
        }

        @Override
        public int getLocationOffset(int x, int y) {
            return 0;
        }

        @Override
        public void cancelLatestCommittedText() {}

        @Override
        public String getSelectedText() {
            return JsonArea.this.getSelectedText();
        }
    }
}
