package dev.flowglass.app.theme;

import java.util.function.Function;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/// A cell of a table that shows a text about its row.
public final class TextCell<R> extends TableCell<R, R> {
    private final Function<R, String> text;

    public TextCell(Function<R, String> text) {
        this.text = text;
    }

    @Override
    protected void updateItem(@Nullable R row, boolean empty) {
        super.updateItem(row, empty);
        setText(empty || row == null ? null : text.apply(row));
    }
}
