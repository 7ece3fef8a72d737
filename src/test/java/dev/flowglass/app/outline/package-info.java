@NullMarked
package dev.flowglass.app.outline;

import org.jspecify.annotations.NullMarked;
