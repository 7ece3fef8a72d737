/// The list of all problems of the text in front.
///
/// It uses `app.editor`, `app.words` and `source`. FX thread.
@NullMarked
package dev.flowglass.app.problems;

import org.jspecify.annotations.NullMarked;
