/// Changing a flow in its graph: insert points on the edges, a palette of steps, dragging steps and gotos, renaming in
/// place, and the actions for all of it.
///
/// It uses `app.graph`, `app.editor`, `app.fx`, `app.words`, `app.shell`'s actions, and `language.edit`, where every
/// operation becomes small edits of the text. FX thread.
///
/// Decisions: nothing is changed here but the text, in one step that the editor's undo takes back; the graph then shows
/// what was read from it. What is refused is said in a line over the graph and not in a dialog, for nothing has
/// happened.
@NullMarked
package dev.flowglass.app.graph.edit;

import org.jspecify.annotations.NullMarked;
