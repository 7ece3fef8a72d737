package dev.flowglass.debug;

import dev.flowglass.engine.ThreadView;
import dev.flowglass.engine.ThreadView.Phase;

/// Where a thread stands: it is somewhere else after each of its events.
///
/// @param lastEventId its newest event
record Position(int lastEventId, Phase phase) {
    static final Position NOWHERE = new Position(-1, Phase.OVER);

    static Position of(ThreadView thread) {
        return new Position(
                thread.lastEventId(),
                thread.top().map(ThreadView.FrameView::phase).orElse(Phase.OVER));
    }
}
