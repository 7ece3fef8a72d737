@NullMarked
package dev.flowglass.app.console;

import org.jspecify.annotations.NullMarked;
