/// Changing a flow without typing: what a person does in the graph or in a form becomes a few small edits of the text.
///
/// It uses the other parts of `language`, and `model`, `source` and `value`. Pure: a text and an operation give edits
/// or a reason why not; nobody's text is changed here. Any thread may use it.
///
/// Decisions: an operation is a chain of small ones (write a key, take one away, put an element into a list, take one
/// out), and each of these is proven before it counts: the text with the edit is read again and has to say what the
/// operation, done on the data, says. So the ways to write something may be simple and need not know all spellings of
/// YAML; where none is right, as with anchors that are used elsewhere, the operation is refused. What was given up is
/// speed: a text is read once for each small edit.
///
/// What belongs to a step: its lines, the comments directly above its dash that are not deeper than it, those directly
/// below that are. Empty lines belong to nobody; when a step goes and leaves two gaps, one of them goes as well.
@NullMarked
package dev.flowglass.language.edit;

import org.jspecify.annotations.NullMarked;
