/// The words for pointing into a text: offsets, ranges, lines, edits and diagnostics.
///
/// It uses nothing. Offsets are UTF-16 units from 0, as in a Java string, an editor's caret and the language server
/// protocol. Any thread may use it; everything is immutable.
@NullMarked
package dev.flowglass.source;

import org.jspecify.annotations.NullMarked;
