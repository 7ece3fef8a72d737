/// The meaning of flows, as a pure function: [dev.flowglass.engine.Engine#decide] makes events of a state and a
/// command, [dev.flowglass.engine.ExecutionState#with] makes the next state of an event, and what remains to be done
/// (threads that are ready, open tasks, timers) is asked of the state.
///
/// It uses `model`, `expression` and `value`. Any thread may use it: there is no clock, no random, no input or output
/// and no thread inside, so the same definition, input, commands and times give the same events anywhere, stepped or
/// free.
///
/// Decisions: an event carries what was decided beyond what the history shows (which option, retry or catch was
/// taken, until when a step waits), so that folding events never decides again. Threads of control have numbers in
/// the order of their start; the thread that moved last goes on until it blocks, then its not yet started siblings,
/// then the others in the order in which they became ready. An error that no `catch` takes dooms the execution: the
/// siblings stop at once. Given up: events that another program could fold without knowing the definition.
@NullMarked
package dev.flowglass.engine;

import org.jspecify.annotations.NullMarked;
