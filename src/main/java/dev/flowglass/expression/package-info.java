/// Mapping paths, templates and choice conditions: parsed once, evaluated many times.
///
/// It uses `value` and `source`. Any thread may use it; everything is immutable. A text that cannot be read is a
/// [dev.flowglass.expression.Reading.Unreadable] with a range inside that text, never an exception; evaluation has no
/// failure at all: what is not there is missing, what cannot be compared does not hold.
@NullMarked
package dev.flowglass.expression;

import org.jspecify.annotations.NullMarked;
