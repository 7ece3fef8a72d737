/// What paths and conditions mean.
@NullMarked
package dev.flowglass.expression;

import org.jspecify.annotations.NullMarked;
