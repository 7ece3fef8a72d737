/// The endpoint of the window: other programs on this machine can start, report and follow executions through it while
/// it is switched on, and snippets show them how.
///
/// It knows the endpoint by [dev.flowglass.app.endpoint.EndpointSwitch] only, which the composition root implements. FX
/// thread, but for opening and closing, which go to the background. Decisions: it is off at each start, as the window
/// opens no port that nobody asked for; snippets read the key from the person's own file, so that no secret gets into a
/// clipboard or a source file unasked.
@NullMarked
package dev.flowglass.app.endpoint;

import org.jspecify.annotations.NullMarked;
