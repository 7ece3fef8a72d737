package dev.flowglass.engine;

/// A thread of control: the flow's own list (0), a branch or an iteration.
///
/// @param parent the thread whose parallel or foreach started it; -1 for 0
/// @param position of the branch or element
/// @param frame the innermost one
/// @param lastEvent id of its newest event
/// @param queued true while it is in the list of ready threads
record ThreadState(int id, int parent, int position, Frame frame, int lastEvent, boolean queued) {
    ThreadState with(Frame next, int event) {
        return new ThreadState(id, parent, position, next, event, queued);
    }

    ThreadState queued(boolean now) {
        return now == queued ? this : new ThreadState(id, parent, position, frame, lastEvent, now);
    }
}
