/// The flow in front and its run as a tree of words: the twin of the graph for those who do not see it or would rather
/// read it, and as text for the clipboard.
///
/// It uses `language`, `app.graph` for the states of steps, `app.fx`, `app.theme` and `app.words`. FX thread. Decision:
/// a way that a flow can jump is a line below the step it leaves, so that all that the graph draws can be read.
@NullMarked
package dev.flowglass.app.outline;

import org.jspecify.annotations.NullMarked;
