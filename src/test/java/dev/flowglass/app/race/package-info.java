@NullMarked
package dev.flowglass.app.race;

import org.jspecify.annotations.NullMarked;
