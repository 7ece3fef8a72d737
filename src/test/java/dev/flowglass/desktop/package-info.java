@NullMarked
package dev.flowglass.desktop;

import org.jspecify.annotations.NullMarked;
