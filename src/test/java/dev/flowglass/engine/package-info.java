/// What the engine does, as the tables of the service's reference tell it.
@NullMarked
package dev.flowglass.engine;

import org.jspecify.annotations.NullMarked;
