/// Completion by place: what may be written where the caret is.
///
/// It uses the description of the language, `model`, `value` and `source`. Pure: a text, an offset and what is known
/// beside the text give a list of offers, each an edit of the text. Any thread may use it; it takes time in
/// proportion to the text.
///
/// Decisions: while a person types, the text is broken, and a reader of YAML stops at the first mistake. So the text is
/// looked at a second time and loosely, by indentation and brackets only
/// ([dev.flowglass.language.completion.SketchReader]): every line says something even when the one above is
/// unfinished. What was given up is exactness in rare YAML, keys on lines of their own behind `?`, quoted texts over
/// several lines: there is no offer there, or one too many. What can be known of the data of a step is worked out from
/// its mappings by the same loose look, and from what the last run showed.
@NullMarked
package dev.flowglass.language.completion;

import org.jspecify.annotations.NullMarked;
