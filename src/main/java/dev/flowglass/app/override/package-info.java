/// What a step gets in the place of what its resource would answer: set for one step, by attempt, seen on its node, and
/// written into the resources file on demand.
///
/// It uses `runtime`, `language` and `model`, and of `app` what all panes share. FX thread; files are written on
/// another one that it is given. Decision: overrides belong to names of steps and live as long as the window, so that
/// nobody is surprised by them later; what is to stay goes into the resources file.
@NullMarked
package dev.flowglass.app.override;

import org.jspecify.annotations.NullMarked;
