/// The only room with a loop, a clock and threads: submit, decide, store, apply, start open work, publish.
///
/// It uses `engine`, `model`, `store`, `connector` and `value`. [dev.flowglass.runtime.Executions] is the one way in
/// and any thread may call it; an execution is touched by one thread of a small pool at a time, and the feed calls its
/// listeners on that thread.
///
/// Decisions: what persons and clients submit is taken at once; outcomes of calls and timers are taken only when
/// nothing is ready to go on, so that a stepped and a free run take them in the same order; open work is started from
/// the events of a batch, in their order, never by looking at all threads. A reply and a published event wait for the
/// journal. While a gate holds an execution, its timers and outcomes wait and virtual time stands still. A pace other
/// than the wall's speeds up waiting only: what works takes its real time.
/// After a restart the state of each unfinished execution is the fold of its events; calls whose outcome is not in the
/// journal are made again, timers are set again, and what has ended stays on disk until somebody asks for it. A
/// schedule that was due several times while nothing ran is carried out once, as soon as there is somebody to do it,
/// and then goes on in its own rhythm: a person who opens the program after a weekend wants one report, not two days of
/// them. An execution that waits for nothing but a report or a time leaves the memory when it has been quiet for a
/// while or when there are many of them; its alarms stay, and whatever reaches it reads its state from the journal
/// again. Given up: one order of events over several executions.
@NullMarked
package dev.flowglass.runtime;

import org.jspecify.annotations.NullMarked;
