/// The outside world: what a task's resource does on this machine.
///
/// It uses `engine` (a task's call and its error), `model` (what a resource is bound to) and `value`; it cannot see the
/// state of an execution. [dev.flowglass.connector.Connector#call] is called on the thread of the execution and returns
/// at once; answers come from any thread.
///
/// Decisions: an answer is a value and never an exception; a call knows whether it is at work, waits for its time or
/// waits for a person, because time that can jump must not jump past work; a function runs in a process of its own that
/// stays warm, takes one call at a time and ends when its stdin ends, so that nothing is left behind even when this
/// program is killed; up to eight processes of one function run side by side, further calls wait; what a function
/// prints comes on other ways than its answers. A function's time limit is real time, also where waits jump. Given up:
/// the cloud's memory limits, and other versions of a language than the one on the PATH.
@NullMarked
package dev.flowglass.connector;

import org.jspecify.annotations.NullMarked;
