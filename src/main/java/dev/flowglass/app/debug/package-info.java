/// The debugger as a person sees it: breakpoints of the open files, the stopped execution with its threads, frames and
/// variables, watches and the console.
///
/// It uses `debug`, `engine`, `runtime`, `language` (outlines that breakpoints are bound to), `expression` and `value`.
/// FX thread; what the gate tells on other threads is handed over by an executor. Decisions: breakpoints belong to
/// files and are given to the gate under the name of the file's flow; a stop shows the state in which the execution
/// stands, not the newest that the feed has brought. Given up: undo of breakpoints together with the text.
@NullMarked
package dev.flowglass.app.debug;

import org.jspecify.annotations.NullMarked;
