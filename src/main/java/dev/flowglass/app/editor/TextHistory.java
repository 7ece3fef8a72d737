package dev.flowglass.app.editor;

import org.fxmisc.richtext.CodeArea;

/// The history that an editor keeps of its text.
record TextHistory(CodeArea area) implements History.Text {
    @Override
    public void undo() {
        area.undo();
    }

    @Override
    public void redo() {
        area.redo();
    }

    /// The mark of the undo manager is used for nothing else, so any place may have it while it is asked.
    @Override
    public History.Place place() {
        var manager = area.getUndoManager();
        manager.preventMerge();
        var position = manager.getCurrentPosition();
        return () -> {
            if (!position.isValid()) {
                return false;
            }
            position.mark();
            return manager.isAtMarkedPosition();
        };
    }
}
