package dev.flowglass.app.shell;

import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;

/// A view with a place of its own at the bottom of the window.
///
/// @param action id of the action that brings it to the front, whose word is its title
/// @param count for its tab, 0 for none
public record Pane(String action, Node node, ObservableIntegerValue count) {
    /// Without a count.
    public Pane(String action, Node node) {
        this(action, node, new SimpleIntegerProperty());
    }
}
