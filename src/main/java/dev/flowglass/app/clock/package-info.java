/// The clock of the executions: at what pace their time passes, and what will happen next by itself.
///
/// It uses `runtime`, and of `app` what all panes share. FX thread. Decision: one pace for the window, because
/// executions wait for each other (child flows, queues); the pace is real again after each start, so that nobody is
/// surprised by a clock that was left running fast.
@NullMarked
package dev.flowglass.app.clock;

import org.jspecify.annotations.NullMarked;
