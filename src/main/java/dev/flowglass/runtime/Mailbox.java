package dev.flowglass.runtime;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// What waits for one execution, and whether a thread sees to it. Any thread may call it. Small as long as nothing
/// waits, for there is one for each execution.
final class Mailbox {
    /// What persons and clients want; it comes first.
    private @Nullable ArrayDeque<Mail> submitted;

    /// What came of calls and timers.
    private @Nullable ArrayDeque<Mail> happened;

    private boolean asked;
    private boolean taken;

    /// @return true when the caller now has the execution and has to see to it
    synchronized boolean submit(Mail mail) {
        var there = submitted;
        if (there == null) {
            there = new ArrayDeque<>(4);
            submitted = there;
        }
        there.add(mail);
        return take();
    }

    /// @return as [#submit]
    synchronized boolean happened(Mail mail) {
        var there = happened;
        if (there == null) {
            there = new ArrayDeque<>(4);
            happened = there;
        }
        there.add(mail);
        return take();
    }

    /// The gate may answer otherwise than before.
    ///
    /// @return as [#submit]
    synchronized boolean askAgain() {
        asked = true;
        return take();
    }

    /// @return as [#submit]
    synchronized boolean take() {
        boolean free = !taken;
        taken = true;
        return free;
    }

    /// Was somebody asked again since the last time that this was called?
    synchronized boolean wasAsked() {
        boolean was = asked;
        asked = false;
        return was;
    }

    synchronized @Nullable Mail nextSubmitted() {
        return submitted == null ? null : submitted.poll();
    }

    synchronized @Nullable Mail nextHappened() {
        return happened == null ? null : happened.poll();
    }

    synchronized boolean hasHappened() {
        return happened != null && !happened.isEmpty();
    }

    synchronized void forgetHappened() {
        happened = null;
    }

    synchronized boolean isEmpty() {
        return !asked && (submitted == null || submitted.isEmpty()) && !hasHappened();
    }

    /// Takes as little room as it can.
    synchronized void shrink() {
        submitted = submitted == null || submitted.isEmpty() ? null : submitted;
        happened = hasHappened() ? happened : null;
    }

    /// Gives the execution back when nothing is left to do.
    ///
    /// @param happenings whether what has happened counts
    /// @return false when there is more to do, and the caller still has it
    synchronized boolean release(boolean happenings) {
        if (asked || submitted != null && !submitted.isEmpty() || happenings && hasHappened()) {
            return false;
        }
        taken = false;
        return true;
    }
}
