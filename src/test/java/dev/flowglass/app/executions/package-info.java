@NullMarked
package dev.flowglass.app.executions;

import org.jspecify.annotations.NullMarked;
