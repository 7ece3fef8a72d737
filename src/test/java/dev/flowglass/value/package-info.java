/// What the room `value` promises.
@NullMarked
package dev.flowglass.value;

import org.jspecify.annotations.NullMarked;
