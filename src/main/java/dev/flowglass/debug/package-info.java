/// Breakpoints, stepping, stack and variables, time travel: a gate in front of the runtime, and views of states.
///
/// It uses `runtime`, `engine`, `model`, `expression`, `value` and `source`. Gates are asked on the thread of the
/// execution; everything else may be called from any thread.
///
/// Decisions: nothing here can change what an execution does, only when it does it. A stop stands before the next event
/// of a thread, never within a batch, and stops the whole execution; threads that a person froze stay behind when it
/// goes on. Breakpoints stand in the text of a flow and are carried over to the definition that an execution runs by
/// names and places, so that both may have changed. Given up: stops of one execution while it waits for something that
/// another one does.
@NullMarked
package dev.flowglass.debug;

import org.jspecify.annotations.NullMarked;
