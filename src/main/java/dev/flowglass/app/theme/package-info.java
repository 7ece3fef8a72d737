/// Looks: stylesheets, fonts, light and dark, size of the text.
///
/// It uses JavaFX and AtlantaFX and is the only room that knows AtlantaFX. FX thread. Decisions: AtlantaFX Primer
/// as base, because it is the calmest and complete; `bridge.css` gives ControlsFX the colours of Modena that it
/// looks up; `flowglass.css` has the structure; `light.css` and `dark.css` only fill in colours. Sizes are in `em`,
/// so that one size on the root scales all.
@NullMarked
package dev.flowglass.app.theme;

import org.jspecify.annotations.NullMarked;
