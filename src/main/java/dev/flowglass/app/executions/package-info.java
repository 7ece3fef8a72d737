/// The list of executions, and what the window knows of each: its state and its events as they came through the feed.
///
/// It uses `runtime` and `engine`, and the other rooms of `app` that all panes share. FX thread. Decision: an execution
/// is one [dev.flowglass.app.executions.ExecutionItem] that stays the same object while it grows, so that every pane
/// can bind to it.
@NullMarked
package dev.flowglass.app.executions;

import org.jspecify.annotations.NullMarked;
