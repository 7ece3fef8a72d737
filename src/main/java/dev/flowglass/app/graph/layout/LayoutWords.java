package dev.flowglass.app.graph.layout;

/// The words that take room in the picture but are not in the flow.
///
/// @param otherwise label of a choice's default
/// @param noMatch label of the way past a choice that has no default
/// @param unnamed stands for the name of a step that has none yet
public record LayoutWords(String start, String end, String otherwise, String noMatch, String unnamed) {}
