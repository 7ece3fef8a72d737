@NullMarked
package dev.flowglass.app.callback;

import org.jspecify.annotations.NullMarked;
