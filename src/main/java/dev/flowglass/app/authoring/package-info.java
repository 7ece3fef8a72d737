/// What helps while writing flows, put together for the window: the form of the selected step, what is known for
/// completion, templates.
///
/// It uses the other parts of `app`. FX thread. Decision: the window gets nodes and actions from here and knows nothing
/// of what is behind them.
@NullMarked
package dev.flowglass.app.authoring;

import org.jspecify.annotations.NullMarked;
