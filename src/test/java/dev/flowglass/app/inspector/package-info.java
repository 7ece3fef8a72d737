/// Tests of the form of a step, in a window.
@NullMarked
package dev.flowglass.app.inspector;

import org.jspecify.annotations.NullMarked;
