@NullMarked
package dev.flowglass.app.fx;

import org.jspecify.annotations.NullMarked;
