@NullMarked
package dev.flowglass.words;

import org.jspecify.annotations.NullMarked;
