/// Tests of the layout, and outlines made by hand or by chance for all tests of the graph.
@NullMarked
package dev.flowglass.app.graph.layout;

import org.jspecify.annotations.NullMarked;
