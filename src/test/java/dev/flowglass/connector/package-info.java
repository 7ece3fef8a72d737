/// What resources answer.
@NullMarked
package dev.flowglass.connector;

import org.jspecify.annotations.NullMarked;
