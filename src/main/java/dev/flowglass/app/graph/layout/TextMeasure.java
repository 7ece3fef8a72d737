package dev.flowglass.app.graph.layout;

/// How wide a text is, in the unit of the layout.
public interface TextMeasure {
    double width(String text, TextStyle style);
}
