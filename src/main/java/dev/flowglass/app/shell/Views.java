package dev.flowglass.app.shell;

import dev.flowglass.app.debug.DebugPanes;
import java.util.List;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.Node;

/// The views that have places in the window.
///
/// @param callbackCount for the tab of the callbacks
/// @param more at the bottom, behind the others
/// @param tools at the right end of the bar of buttons
public record Views(
        Node graph,
        Node step,
        Node data,
        DebugPanes debug,
        Node executions,
        Node timeline,
        Node callbacks,
        ObservableIntegerValue callbackCount,
        List<Pane> more,
        List<Node> tools) {
    public Views {
        more = List.copyOf(more);
        tools = List.copyOf(tools);
    }
}
