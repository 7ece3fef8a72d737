/// Puts the window together with all that is behind it: store, executions, endpoint, queues and what functions print.
///
/// It may use every room and is used by none but `Main`'s own. The window knows neither stores nor endpoints: it gets
/// small interfaces of its own, which the classes here implement. Opening a store and whatever else waits for the disk
/// runs in the background; nothing here belongs to the FX thread.
///
/// Decisions: where a flow lies is remembered beside the store, because the store has its text only, and a task that
/// goes on after a restart needs the resources file of its folder. A store opened read-only is looked at, and what is
/// run meanwhile is kept in memory: unfinished executions of a store that cannot be written must not go on.
@NullMarked
package dev.flowglass.desktop;

import org.jspecify.annotations.NullMarked;
