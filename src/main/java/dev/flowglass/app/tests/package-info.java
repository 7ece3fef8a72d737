/// The tests of a folder, run from the window, and what of a flow they came to.
///
/// It uses `debug`, `engine` and `model`, and of `app` what all panes share; who runs the tests is given by whoever
/// puts the program together, so window and command line have the same engine. FX thread; tests run on another one that
/// it is given. Decision: coverage belongs to a flow as meant, not to its file, so it goes away when a step changes and
/// stays when a comment does.
@NullMarked
package dev.flowglass.app.tests;

import org.jspecify.annotations.NullMarked;
