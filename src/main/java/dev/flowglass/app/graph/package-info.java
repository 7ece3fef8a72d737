/// The graph: the flow of the text, seen. [dev.flowglass.app.graph.GraphView] shows an outline, lets a person move in
/// it and select, and colours it with the states that [dev.flowglass.app.graph.RunStates] makes of the events of an
/// execution.
///
/// It uses `language` (the outline), `model`, `engine` (events), `source` (severities), and of the window `words` and
/// `fx`. FX thread; `RunStates` and `layout` run anywhere. Decisions: the picture is painted on one canvas, only what
/// is visible and only in the detail that can be read at the zoom of the moment, because a node per step was measured
/// ten times slower at 5,000 steps; so pointing, focus and accessible texts are our own. Colours are looked up by CSS
/// ([dev.flowglass.app.graph.Palette]), so a theme changes them like those of any control. Keys that belong to actions
/// of the window (zoom, fit, find) are not handled here: the window has one table of keys and calls the view.
@NullMarked
package dev.flowglass.app.graph;

import org.jspecify.annotations.NullMarked;
