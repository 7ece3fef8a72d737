/// The language: reading a flow, a resources file or an answers file from its YAML text, with every mistake at its
/// place, and checking what runs but is probably not meant so.
///
/// It uses `model`, `expression`, `value` and `source`, and is the only room that knows SnakeYAML. Any thread may use
/// it. No text makes it throw; it takes time in proportion to the text, which is bounded, as are depth, aliases and the
/// number of problems.
///
/// The way of a text: [dev.flowglass.language.yaml.Yaml] makes a tree with positions, the readers make a
/// [dev.flowglass.language.FlowSource] of it, in which everything that could be read stands with its place, and beside
/// it the [dev.flowglass.model.Flow] without places, which is only given away when there is no error. The outline and
/// the checks see the source, so that both work while a person is typing. What may stand where is said once, in
/// [dev.flowglass.language.Grammar].
///
/// Decisions: what would be refused by the service or cannot mean anything is an error and found while reading; a
/// misspelt key that must stand is read as the key that was meant, so that one slip is one problem; unknown keys are
/// warnings. A text that is no YAML has one problem and no outline, for half an outline would let the picture jump:
/// whoever shows it keeps the last one. Messages are not here: a code has an id, its text is in the words of the
/// program under `diagnostic.<id>`.
@NullMarked
package dev.flowglass.language;

import org.jspecify.annotations.NullMarked;
