/// Message queues: what lies in them, and doing a worker's work by hand.
///
/// It knows queues by [dev.flowglass.app.queue.QueueDesk] only, which the composition root implements, and the runtime
/// for what a token belongs to. Views and view model live on the FX thread, reading goes to the background. Decision:
/// only sending is told, so the pane looks once a second while it can be seen: messages come back by the passing of
/// time, and workers take them without telling.
@NullMarked
package dev.flowglass.app.queue;

import org.jspecify.annotations.NullMarked;
