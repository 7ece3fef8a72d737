/// The frame of the window: menus, toolbar, panes, tabs of files, status bar, command palette, and the one table of
/// keys.
///
/// It uses all rooms that `app` may use and is the only one that knows every view: `Workbench` is given them and
/// puts them in their places. FX thread. Decisions: keys are dispatched by the window before the control that has
/// the focus sees them, so that no focused button swallows a key; menus, toolbar, tooltips, palette and the page of
/// keys are all made of [Action] and [Keys].
@NullMarked
package dev.flowglass.app.shell;

import org.jspecify.annotations.NullMarked;
