/// What is read, and what is said about mistakes.
@NullMarked
package dev.flowglass.language;

import org.jspecify.annotations.NullMarked;
