@NullMarked
package dev.flowglass.app.queue;

import org.jspecify.annotations.NullMarked;
