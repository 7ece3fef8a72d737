package dev.flowglass.app.editor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What a person has done to a file, to be taken back in order: changes of its text, whose own history the editor
/// keeps, and other changes between them, as those of breakpoints.
///
/// Each other change knows the place in the text's history at which it was made. It is taken back when that history is
/// there again.
public final class History {
    /// The history of a text.
    interface Text {
        void undo();

        void redo();

        /// The place that it is at. What is typed from now on does not become one with what was typed before.
        Place place();
    }

    /// A place in the history of a text.
    interface Place {
        boolean isHere();
    }

    /// @param undo takes it back
    /// @param redo does it again
    public record Change(Runnable undo, Runnable redo) {}

    private record Made(Change change, Place at) {}

    private final Deque<Made> done = new ArrayDeque<>();
    private final Deque<Made> undone = new ArrayDeque<>();
    private Optional<Text> text = Optional.empty();

    /// Where what was taken back of the text cannot be done again, because something else was done since.
    private Optional<Place> end = Optional.empty();

    private boolean moving;

    /// From now on the history of the text comes from an editor.
    void attach(Text history) {
        text = Optional.of(history);
        done.clear();
        undone.clear();
        end = Optional.empty();
    }

    /// Something other than the text has just been changed. Nothing happens where no editor keeps the text.
    public void add(Change change) {
        text.map(Text::place).ifPresent(here -> {
            done.push(new Made(change, here));
            undone.clear();
            end = Optional.of(here);
        });
    }

    /// The text has changed, be it by a person, be it by this history.
    void edited() {
        if (!moving) {
            undone.clear();
            end = Optional.empty();
        }
    }

    public void undo() {
        if (isHere(done.peek())) {
            var made = done.pop();
            undone.push(made);
            made.change().undo().run();
        } else {
            move(Text::undo);
        }
    }

    public void redo() {
        if (isHere(undone.peek())) {
            var made = undone.pop();
            done.push(made);
            made.change().redo().run();
        } else if (end.filter(Place::isHere).isEmpty()) {
            move(Text::redo);
        }
    }

    private static boolean isHere(@Nullable Made made) {
        return made != null && made.at().isHere();
    }

    private void move(Consumer<Text> step) {
        moving = true;
        try {
            text.ifPresent(step);
        } finally {
            moving = false;
        }
    }
}
