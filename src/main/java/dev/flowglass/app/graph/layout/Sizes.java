package dev.flowglass.app.graph.layout;

import dev.flowglass.language.Outline;

/// How large things are, across and along.
record Sizes(TextMeasure measure, LayoutWords words, Direction direction) {
    /// The stretch of something across the line that runs through it.
    double across(double width, double height) {
        return direction == Direction.DOWN ? width : height;
    }

    /// The stretch of something along the line.
    double along(double width, double height) {
        return direction == Direction.DOWN ? height : width;
    }

    String name(Outline.Node node) {
        return node.name().isBlank() ? words.unnamed() : node.name();
    }

    /// The width that a card would like to have.
    double card(Outline.Node node) {
        double marks = (node.callback() ? Metrics.MARK : 0) + (node.groups().isEmpty() ? 0 : Metrics.MARK);
        double name = measure.width(name(node), TextStyle.NAME) + marks;
        double detail = measure.width(node.detail(), TextStyle.DETAIL);
        return Metrics.CARD_LEAD + Math.max(name, detail) + Metrics.CARD_TRAIL;
    }

    static double rounded(double width) {
        double within = Math.clamp(width, Metrics.CARD_MIN, Metrics.CARD_MAX);
        return Math.ceil(within / Metrics.CARD_STEP) * Metrics.CARD_STEP;
    }

    double label(String text) {
        return Math.min(Metrics.LABEL_MAX, Math.ceil(measure.width(text, TextStyle.LABEL)) + 2 * Metrics.LABEL_PAD);
    }
}
