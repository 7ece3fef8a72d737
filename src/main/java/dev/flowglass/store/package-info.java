/// What outlives a command: executions with the text of their flow, the journal of accepted commands with their events,
/// and the key of the task tokens.
///
/// It uses `engine` and `value`. Any thread may call it. Decisions: the unit of the journal is one accepted command
/// with all its events, never a single event, because an execution that is cut inside such a batch cannot go on; a
/// write is a promise that is kept when the entry would survive the end of this process, so that nobody is told what
/// could still be lost; flows are kept as the text that a person wrote. Given up: reading while writing sees an entry
/// only once it is safe.
@NullMarked
package dev.flowglass.store;

import org.jspecify.annotations.NullMarked;
