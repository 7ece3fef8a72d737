/// What functions print while a flow runs.
///
/// Lines come from any thread by [dev.flowglass.app.console.FunctionOutput], which the composition root implements, are
/// gathered, and reach the FX thread at most once a frame. Decision: a bounded number of lines is kept, the oldest go
/// first, and the pane says so; the history of an execution does not depend on what was printed.
@NullMarked
package dev.flowglass.app.console;

import org.jspecify.annotations.NullMarked;
