/// What is done with the history of an execution: going on from a moment of it in another execution, comparing two,
/// writing it to files and reading it from them, and making a test of it.
///
/// It uses `debug`, `runtime`, `engine`, `language` and `model`, and of `app` what all panes share. FX thread; files
/// are read and written on another one that it is given. Decisions: an imported history is shown as an execution of the
/// flow in front, as far as it is one, because a history does not tell its definition; it is not in the store.
@NullMarked
package dev.flowglass.app.history;

import org.jspecify.annotations.NullMarked;
