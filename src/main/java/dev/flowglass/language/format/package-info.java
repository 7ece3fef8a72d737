/// Tidies the text of a flow: indent, blanks around colons and dashes, blank lines.
///
/// It uses `language.yaml` and `source`. Any thread may use it.
///
/// Decision: only blanks between things are edits, so that comments, quoting, order and what stands in brackets stay
/// as they were written; and the result is read again and given away only when it says the same. Given up is to break
/// or join lines.
@NullMarked
package dev.flowglass.language.format;

import org.jspecify.annotations.NullMarked;
