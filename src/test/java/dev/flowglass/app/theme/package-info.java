@NullMarked
package dev.flowglass.app.theme;

import org.jspecify.annotations.NullMarked;
