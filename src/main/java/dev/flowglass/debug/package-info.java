/// Breakpoints, stepping, stack and variables, time travel: a gate in front of the runtime, and views of states.
///
/// It uses `runtime`, `engine`, `model`, `expression`, `value` and `source`. Gates are asked on the thread of the
/// execution; everything else may be called from any thread. Decision: nothing here can change what an execution does,
/// only when it does it.
@NullMarked
package dev.flowglass.debug;

import org.jspecify.annotations.NullMarked;
