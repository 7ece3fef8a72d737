/// Tests of the window, without a display: JavaFX's own headless platform paints it, TestFX has the mouse and the
/// keys.
///
/// A test with a window extends [dev.flowglass.app.GuiTest] and has a name that ends with `IT`; a view model is
/// tested without a window. Pictures for looking at go to `target/screens`.
@NullMarked
package dev.flowglass.app;

import org.jspecify.annotations.NullMarked;
