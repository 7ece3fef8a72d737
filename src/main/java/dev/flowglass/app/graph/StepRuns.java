package dev.flowglass.app.graph;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All runs of one step. In a foreach many can be under way, at most one in each thread of control.
final class StepRuns {
    /// The most urgent one first: it is what a person wants to know of.
    private static final List<StepStatus> URGENCY = List.of(
            StepStatus.WAITING_CALLBACK,
            StepStatus.RETRYING,
            StepStatus.RUNNING,
            StepStatus.SCHEDULED,
            StepStatus.WAITING_TIME);

    /// A run that is under way, or the last one that ended.
    private static final class StepRun {
        private StepStatus status = StepStatus.RUNNING;
        private Instant since;
        private Optional<Instant> until = Optional.empty();
        private int attempt;
        private int attempts;
        private int done;
        private int total;
        private boolean timedOut;
        private Optional<String> error = Optional.empty();
        private final List<Integer> retries = new ArrayList<>(0);

        StepRun(Instant since) {
            this.since = since;
        }
    }

    private final Map<Integer, StepRun> open = new HashMap<>();
    private final Map<StepStatus, Integer> counts = new HashMap<>();
    private @Nullable StepRun last;
    private @Nullable StepState known;
    private int entered;

    void enter(int thread, Instant time) {
        entered++;
        open.put(thread, new StepRun(time));
        count(StepStatus.RUNNING, 1);
        known = null;
    }

    private void count(StepStatus status, int by) {
        counts.merge(status, by, Integer::sum);
    }

    private void become(StepRun run, StepStatus status, Instant time, Optional<Instant> until) {
        count(run.status, -1);
        count(status, 1);
        run.status = status;
        run.since = time;
        run.until = until;
        known = null;
    }

    void become(int thread, StepStatus status, Instant time, Optional<Instant> until) {
        if (open.get(thread) instanceof StepRun run) {
            become(run, status, time, until);
        }
    }

    void become(int thread, StepStatus status, Instant time) {
        if (open.get(thread) instanceof StepRun run) {
            become(run, status, time, run.until);
        }
    }

    void schedule(int thread, int attempt, Instant time, Optional<Instant> deadline) {
        if (open.get(thread) instanceof StepRun run) {
            run.attempt = attempt;
            run.attempts = 0;
            become(run, StepStatus.SCHEDULED, time, deadline);
        }
    }

    void spread(int thread, int total) {
        if (open.get(thread) instanceof StepRun run) {
            run.total = total;
            known = null;
        }
    }

    /// One of its branches or iterations has ended.
    void oneDone(int thread) {
        if (open.get(thread) instanceof StepRun run) {
            run.done++;
            known = null;
        }
    }

    void err(int thread, String error, boolean timedOut) {
        if (open.get(thread) instanceof StepRun run) {
            run.error = Optional.of(error);
            run.timedOut = timedOut;
            known = null;
        }
    }

    /// @param policy position of the policy whose delay begins
    /// @param attempts how many repetitions it allows
    void retry(int thread, int policy, int attempts, Instant time, Instant at) {
        if (open.get(thread) instanceof StepRun run) {
            while (run.retries.size() <= policy) {
                run.retries.add(0);
            }
            run.retries.set(policy, run.retries.get(policy) + 1);
            run.attempt = run.retries.get(policy);
            run.attempts = attempts;
            become(run, StepStatus.RETRYING, time, Optional.of(at));
        }
    }

    void succeed(int thread, Instant time) {
        if (open.get(thread) instanceof StepRun run) {
            run.error = Optional.empty();
            end(thread, run, run.retries.isEmpty() ? StepStatus.SUCCEEDED : StepStatus.SUCCEEDED_AFTER_RETRY, time);
        }
    }

    void fail(int thread, String error, Instant time) {
        if (open.get(thread) instanceof StepRun run) {
            run.error = Optional.of(error);
            end(thread, run, run.timedOut ? StepStatus.TIMED_OUT : StepStatus.FAILED, time);
        }
    }

    /// The step is left; when it has neither succeeded nor failed before, its error was caught.
    void exit(int thread, Instant time) {
        if (open.get(thread) instanceof StepRun run) {
            end(thread, run, StepStatus.CAUGHT, time);
        }
    }

    void cancel(Instant time) {
        for (var thread : List.copyOf(open.keySet())) {
            if (open.get(thread) instanceof StepRun run) {
                end(thread, run, StepStatus.CANCELLED, time);
            }
        }
    }

    private void end(int thread, StepRun run, StepStatus status, Instant time) {
        become(run, status, time, Optional.empty());
        count(status, -1);
        open.remove(thread);
        if (last == null || last.status != StepStatus.FAILED && last.status != StepStatus.TIMED_OUT) {
            last = run;
        }
    }

    StepState state() {
        if (known == null) {
            known = make();
        }
        return known;
    }

    private StepState make() {
        var shown = open.isEmpty() ? last : mostUrgent();
        if (shown == null) {
            return StepState.NOT_STARTED;
        }
        return new StepState(
                shown.status,
                entered,
                open.size(),
                shown.attempt,
                shown.attempts,
                Optional.of(shown.since),
                shown.until,
                shown.done,
                shown.total,
                shown.error);
    }

    private @Nullable StepRun mostUrgent() {
        for (var status : URGENCY) {
            if (counts.getOrDefault(status, 0) > 0) {
                StepRun longest = null;
                for (var run : open.values()) {
                    if (run.status == status && (longest == null || run.since.isBefore(longest.since))) {
                        longest = run;
                    }
                }
                return longest;
            }
        }
        return last;
    }
}
