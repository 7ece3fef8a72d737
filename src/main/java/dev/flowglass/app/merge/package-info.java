/// Two texts that grew from one: what differs, what fits together by itself, and what a person has to choose.
///
/// It uses `app.words` only. Texts are compared by whole lines, on any thread; the dialog is on the FX thread.
/// Decision: changes on both sides that touch each other are one difference that a person decides, even where a
/// finer look could join them; given up is to merge within a line.
@NullMarked
package dev.flowglass.app.merge;

import org.jspecify.annotations.NullMarked;
