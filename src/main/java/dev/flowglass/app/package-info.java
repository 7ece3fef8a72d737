/// The window. `FlowglassApp` is the JavaFX application; `app.shell.Workbench` puts the views together.
///
/// It lives on the FX thread; `app.fx.FxEventFeed` is the only one that crosses to it. Views are plain classes with
/// a constructor for all they need; view models have no `javafx.scene` imports.
@NullMarked
package dev.flowglass.app;

import org.jspecify.annotations.NullMarked;
