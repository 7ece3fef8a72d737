/// What the room `model` promises.
@NullMarked
package dev.flowglass.model;

import org.jspecify.annotations.NullMarked;
