@NullMarked
package dev.flowglass.language.completion;

import org.jspecify.annotations.NullMarked;
