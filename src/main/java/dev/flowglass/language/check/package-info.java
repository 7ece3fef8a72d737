/// Checks of what can run but is probably not meant so: one rule, one class. What makes a flow impossible is found
/// while reading.
///
/// They see the flow as it stands in its text, also one that has mistakes, and stay silent when in doubt: a warning
/// that is wrong costs more trust than one that is missing.
@NullMarked
package dev.flowglass.language.check;

import org.jspecify.annotations.NullMarked;
