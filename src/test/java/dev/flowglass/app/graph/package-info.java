/// Tests of the graph: states of runs, moving about, and the view in a window.
@NullMarked
package dev.flowglass.app.graph;

import org.jspecify.annotations.NullMarked;
