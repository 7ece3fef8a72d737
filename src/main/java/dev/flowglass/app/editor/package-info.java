/// The text of a flow: files as they are on the disk, the editor, what is known about the text that is in it.
///
/// It uses `language`, `model`, `source`, `app.words`, `app.fx`, and is the only room that knows RichTextFX. FX
/// thread; reading a flow and the disk happen on the executors that are handed in.
///
/// Decisions: the editor knows only `\n`; a file's own line ends, byte order mark and encoding are kept beside the
/// text, line by line, so that saving changes nothing that a person did not change. Only the visible lines are
/// styled, in one call. Files that would make typing slow are refused with the reason instead of opened: given up
/// are flows beyond 2 MB.
@NullMarked
package dev.flowglass.app.editor;

import org.jspecify.annotations.NullMarked;
