package dev.flowglass.app.graph;

import javafx.scene.paint.Color;

/// Where the painters look their colours up.
@FunctionalInterface
interface Colors {
    Color get(GraphColor color);
}
