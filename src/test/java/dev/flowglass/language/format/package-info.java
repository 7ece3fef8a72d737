@NullMarked
package dev.flowglass.language.format;

import org.jspecify.annotations.NullMarked;
