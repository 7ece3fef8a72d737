package dev.flowglass.app.editor;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.InputMethodRequests;
import org.fxmisc.richtext.CodeArea;

/// Lets an input method, as for Chinese, write into a code area, which by itself hears only keys.
final class InputMethod implements InputMethodRequests {
    private final CodeArea area;

    private InputMethod(CodeArea area) {
        this.area = area;
    }

    static void install(CodeArea area) {
        area.setInputMethodRequests(new InputMethod(area));
        area.setOnInputMethodTextChanged(event -> {
            if (!event.getCommitted().isEmpty()) {
                area.replaceSelection(event.getCommitted());
            }
        });
    }

    @Override
    public Point2D getTextLocation(int offset) {
        return area.getCaretBounds()
                .map(InputMethod::below)
                .orElseGet(() -> below(area.localToScreen(area.getBoundsInLocal())));
    }

    private static Point2D below(Bounds bounds) {
        return new Point2D(bounds.getMinX(), bounds.getMaxY());
    }

    @Override
    public int getLocationOffset(int x, int y) {
        return area.getCaretPosition();
    }

    @Override
    public void cancelLatestCommittedText() {
        area.undo();
    }

    @Override
    public String getSelectedText() {
        return area.getSelectedText();
    }
}
