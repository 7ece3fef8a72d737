/// What helps while writing: quick fixes, and where a problem is explained.
///
/// It uses the other parts of `language`, and `source`. Pure: a text and a diagnostic give edits, nobody's text is
/// changed here. Any thread may use it.
///
/// Decisions: a fix is offered only when it works. Each is tried on the text, which is read again: the problem has to
/// be gone and no error may have come in its place. So a fix may be written simply and need not know all spellings of
/// YAML; what was given up is a fix for a text in which several mistakes hold each other up.
@NullMarked
package dev.flowglass.language.assist;

import org.jspecify.annotations.NullMarked;
