/// The words on the screen, as bindings that follow the language that is chosen.
///
/// It uses `words`. FX thread.
@NullMarked
package dev.flowglass.app.words;

import org.jspecify.annotations.NullMarked;
