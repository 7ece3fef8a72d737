package dev.flowglass.app.graph;

import javafx.scene.layout.Region;

/// What lies over the picture of a flow and takes a part of what is done with the mouse. Places are those of the view.
public interface GraphOverlay {
    /// Is made as large as the view.
    Region node();

    /// The picture is another one, or is looked at from elsewhere.
    void moved();

    void point(double x, double y);

    /// The pointer is not over the view any more.
    void leave();

    /// A press has become a drag. When it is taken, the view does not pan, and what follows comes to [#drag] and
    /// [#drop].
    boolean grab(double x, double y);

    void drag(double x, double y);

    void drop(double x, double y);

    /// Ends a drag without effect.
    ///
    /// @return whether there was one
    boolean cancel();
}
