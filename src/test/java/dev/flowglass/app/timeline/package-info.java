@NullMarked
package dev.flowglass.app.timeline;

import org.jspecify.annotations.NullMarked;
