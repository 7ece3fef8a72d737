package dev.flowglass.app.graph.edit;

import dev.flowglass.app.words.Words;
import dev.flowglass.model.StepPath;
import java.util.Optional;
import java.util.function.BiPredicate;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// A field over a step's name. Enter, or going elsewhere, takes what was typed; Escape leaves the name as it was.
final class RenameField extends TextField {
    private final BiPredicate<StepPath, String> rename;
    private final Runnable done;
    private Optional<StepPath> step = Optional.empty();
    private String before = "";

    /// @param rename false when the name was refused; then the field stays
    /// @param done the focus is free
    RenameField(Words words, BiPredicate<StepPath, String> rename, Runnable done) {
        this.rename = rename;
        this.done = done;
        setId("graph-rename-text");
        getStyleClass().add("graph-rename");
        accessibleTextProperty().bind(words.text("action.graph.rename"));
        setVisible(false);
        addEventFilter(KeyEvent.KEY_PRESSED, this::key);
        focusedProperty().subscribe(focused -> {
            if (!focused && isVisible()) {
                leave();
            }
        });
    }

    void open(StepPath path, String name) {
        step = Optional.of(path);
        before = name;
        setText(name);
        setVisible(true);
        requestFocus();
        selectAll();
    }

    Optional<StepPath> step() {
        return step.filter(_ -> isVisible());
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER -> {
                if (take()) {
                    done.run();
                }
            }
            case ESCAPE -> {
                setVisible(false);
                done.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private boolean take() {
        var name = getText().strip();
        boolean taken = name.equals(before)
                || step.filter(path -> rename.test(path, name)).isPresent();
        if (taken) {
            setVisible(false);
        }
        return taken;
    }

    private void leave() {
        take();
        setVisible(false);
    }
}
