/// The form of the selected step.
///
/// It uses `language` (the form, operations), `model`, `app.editor` (the text that is changed), `app.fx`, `app.words`,
/// `app.theme`. FX thread; the form is made in the background.
///
/// Decisions: the form is a view of the text. A field that is left, or Enter in it, is one operation on the text and
/// one step of its undo; what comes back from the text is what is shown, so that a refused change is seen as such. When
/// the same fields are there as before, the controls stay and only take new values, so that nobody loses the place
/// where they type. Given up: a wizard for texts that a field cannot give back; there the form says so and leads into
/// the text.
@NullMarked
package dev.flowglass.app.inspector;

import org.jspecify.annotations.NullMarked;
