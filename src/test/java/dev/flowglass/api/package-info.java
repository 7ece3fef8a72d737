/// How executions are run, seen from outside.
@NullMarked
package dev.flowglass.api;

import org.jspecify.annotations.NullMarked;
