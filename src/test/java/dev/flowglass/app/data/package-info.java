@NullMarked
package dev.flowglass.app.data;

import org.jspecify.annotations.NullMarked;
