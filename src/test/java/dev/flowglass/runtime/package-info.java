/// How executions are run, seen from outside.
@NullMarked
package dev.flowglass.runtime;

import org.jspecify.annotations.NullMarked;
