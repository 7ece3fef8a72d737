/// What a debugger may do.
@NullMarked
package dev.flowglass.debug;

import org.jspecify.annotations.NullMarked;
