/// What all panes of the window share: what is selected, and the one crossing from the threads of the runtime to the FX
/// thread.
///
/// It uses JavaFX properties and `model`; everything here lives on the FX thread unless it says otherwise.
@NullMarked
package dev.flowglass.app.fx;

import org.jspecify.annotations.NullMarked;
