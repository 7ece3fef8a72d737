/// What the commands print.
@NullMarked
package dev.flowglass.cli;

import org.jspecify.annotations.NullMarked;
