/// The window attached to a workflow service elsewhere: its flows and executions, a history followed while it happens,
/// start, stop, report and upload.
///
/// It knows services by [dev.flowglass.app.remote.FarServices] only, which the composition root implements, and runs
/// their histories again with `debug` so that they have graph, data and time travel like those at home. Calls go to the
/// background. Decisions: the address is remembered, keys are not: they live as long as the window.
@NullMarked
package dev.flowglass.app.remote;

import org.jspecify.annotations.NullMarked;
