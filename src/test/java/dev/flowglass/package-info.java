/// Tests about the program as a whole.
@NullMarked
package dev.flowglass;

import org.jspecify.annotations.NullMarked;
