/// What outlives a command: executions with the text of their flow, the journal of accepted commands with their events,
/// and the key of the task tokens.
///
/// It uses `engine`, `value`, and of `model` the words that events are made of. Any thread may call it. Decisions: the
/// unit of the journal is one accepted command with all its events, never a single event, because an execution that is
/// cut inside such a batch cannot go on; a write is a promise that is kept when the entry would survive the end of this
/// process, so that nobody is told what could still be lost; flows are kept as the text that a person wrote. Given up:
/// reading while writing sees an entry only once it is safe.
///
/// On disk a store is one SQLite file with its log. One thread writes it and commits together all that waits, so that
/// many writers share the wait for the disk; a transaction in which one work fails is done again work by work. Events
/// are bytes in a form of their own, because JSON text took three times the room and the time. Given up: looking into
/// the history with SQL alone.
@NullMarked
package dev.flowglass.store;

import org.jspecify.annotations.NullMarked;
