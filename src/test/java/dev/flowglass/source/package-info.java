/// What the room `source` promises.
@NullMarked
package dev.flowglass.source;

import org.jspecify.annotations.NullMarked;
