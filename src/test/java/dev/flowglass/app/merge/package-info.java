@NullMarked
package dev.flowglass.app.merge;

import org.jspecify.annotations.NullMarked;
