package dev.flowglass.app.shell;

import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;

/// The views that have places in the window.
///
/// @param callbackCount for the tab of the callbacks
public record Views(
        Node graph, Node data, Node executions, Node timeline, Node callbacks, ObservableIntegerValue callbackCount) {}
