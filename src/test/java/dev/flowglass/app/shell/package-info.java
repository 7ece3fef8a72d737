@NullMarked
package dev.flowglass.app.shell;

import org.jspecify.annotations.NullMarked;
