/// What a form of a step shows: each key of the language that may stand there, with what stands there now.
///
/// It uses the description of the language, the tree of the text, `language.edit` for the names of places, `model` and
/// `source`. Pure: a text and a step give a form. Any thread may use it.
///
/// Decisions: a form never holds values of its own; it is made anew from the text after each change, and a change is an
/// operation of `language.edit`. What is written in a way that a field cannot give back, as texts over several lines,
/// aliases, values with comments inside, is shown and not offered for change.
@NullMarked
package dev.flowglass.language.form;

import org.jspecify.annotations.NullMarked;
