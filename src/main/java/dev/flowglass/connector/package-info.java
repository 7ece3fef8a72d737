/// The outside world: what a task's resource does on this machine.
///
/// It uses `engine` (a task's call and its error), `model` (what a resource is bound to) and `value`; it cannot see the
/// state of an execution. [dev.flowglass.connector.Connector#call] is called on the thread of the execution and returns
/// at once; answers come from any thread.
///
/// Decisions: an answer is a value and never an exception; a call knows whether it is at work, waits for its time or
/// waits for a person, because time that can jump must not jump past work.
@NullMarked
package dev.flowglass.connector;

import org.jspecify.annotations.NullMarked;
