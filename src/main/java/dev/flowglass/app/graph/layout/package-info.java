/// Where everything of the graph goes: an outline in, boxes, frames and edges with coordinates out. Pure, so that a
/// picture can be made without a display: it uses `language` (the outline) and `model` (paths, types), and nothing of
/// JavaFX. How wide a text is, is asked of [dev.flowglass.app.graph.layout.TextMeasure]. Any thread may use it.
///
/// The language is built of blocks, so the layout is too: each block is measured from the inside out (how far it
/// reaches to both sides of the line that runs through it, and how long it is) and then placed from the outside in.
/// That is linear, keeps the order of the text, and moves little when little is edited. What was given up: free
/// placement, and a general layered layout, which was measured a thousand times slower and shuffles branches. Jumps
/// (`goto`, `catch`) only lead to siblings, so each list keeps lanes for them beside it: forward on the far side,
/// backward on the near side.
///
/// Blocks count *across* (from the line, negative and positive) and *along* it;
/// [dev.flowglass.app.graph.layout.Direction] says which of the two is x.
@NullMarked
package dev.flowglass.app.graph.layout;

import org.jspecify.annotations.NullMarked;
