/// What the journal keeps.
@NullMarked
package dev.flowglass.store;

import org.jspecify.annotations.NullMarked;
