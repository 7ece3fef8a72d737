/// Steps that wait for a report or for a person, and the dialog that answers them.
///
/// It uses `runtime` (the one way in), `engine` (to foretell what a report would do), `expression`, `model`, `value`,
/// and of `app` what all panes share. FX thread. Decisions: what a report will do is foretold by the engine itself on a
/// copy of the state, so that the preview cannot differ from what happens; a refusal never clears what was typed; the
/// dialog does not block the window, because a person looks at graph and data while deciding.
@NullMarked
package dev.flowglass.app.callback;

import org.jspecify.annotations.NullMarked;
