package dev.flowglass.app.fx;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.ExecutionState;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FeedListener;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.Subscription;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/// The crossing from the threads of the runtime to the FX thread; nobody else crosses.
///
/// What the runtime publishes is gathered by execution and handed over in turns: at most one turn in three
/// frames, and no turn works longer than a small part of a frame, however much comes. So each execution's events arrive
/// all, once and in order; events of different executions may change places.
public final class FxEventFeed implements AutoCloseable {
    /// What is told on the FX thread.
    @FunctionalInterface
    public interface Listener {
        /// @param batches at most one for each execution; without events where a person only changed a value
        void onBatches(List<Batch> batches);
    }

    /// Between two turns. All panes together need more than a frame to show what changed, and nobody reads faster; what
    /// happens after a rest is handed over at once.
    private static final long PAUSE_MILLIS = 50;

    /// Before what was too much for a turn goes on.
    private static final long FRAME_MILLIS = 16;

    private static final long TURN_NANOS = TimeUnit.MILLISECONDS.toNanos(8);

    /// Executions that are handed over between two looks at the clock.
    private static final int SLICE = 50;

    private record Pending(FlowDefinition definition, List<Event> events, ExecutionState after) {}

    private final Executor fx;
    private final Executor later;
    private final Executor nextFrame;
    private final List<Listener> listeners = new ArrayList<>();
    private final Object lock = new Object();
    private final SequencedMap<ExecutionId, Pending> pending = new LinkedHashMap<>();
    private boolean turnIsDue;
    private long lastTurn = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
    private Optional<Subscription> subscription = Optional.empty();

    public FxEventFeed() {
        this(Platform::runLater);
    }

    /// With another thread in the place of the FX thread, as in tests without a window.
    public FxEventFeed(Executor fx) {
        this.fx = fx;
        this.later = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS, fx);
        this.nextFrame = CompletableFuture.delayedExecutor(FRAME_MILLIS, TimeUnit.MILLISECONDS, fx);
    }

    /// Runs tasks on the FX thread, later: for the stages that the runtime and slow work give back.
    public Executor fx() {
        return fx;
    }

    /// Adds a listener. Those that are to hear everything are added before [#follow].
    public void listen(Listener listener) {
        listeners.add(listener);
    }

    /// Begins: first everything that is there, then all that comes.
    public void follow(Executions executions) {
        subscription = Optional.of(executions.subscribe(new FeedListener() {
            @Override
            public void onBatch(Batch batch) {
                take(batch);
            }

            @Override
            public void onEdit(Batch now) {
                take(now);
            }
        }));
    }

    private void take(Batch batch) {
        synchronized (lock) {
            pending.merge(
                    batch.id(), new Pending(batch.definition(), batch.events(), batch.after()), FxEventFeed::joined);
            if (!turnIsDue) {
                turnIsDue = true;
                boolean rested = System.nanoTime() - lastTurn >= TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
                (rested ? fx : later).execute(this::turn);
            }
        }
    }

    private static Pending joined(Pending first, Pending second) {
        var events = first.events() instanceof ArrayList<Event> list ? list : new ArrayList<>(first.events());
        events.addAll(second.events());
        return new Pending(second.definition(), events, second.after());
    }

    private void turn() {
        long end = System.nanoTime() + TURN_NANOS;
        for (var slice = take(); !slice.isEmpty(); slice = System.nanoTime() < end ? take() : List.of()) {
            for (var listener : listeners) {
                listener.onBatches(slice);
            }
        }
        synchronized (lock) {
            lastTurn = System.nanoTime();
            turnIsDue = !pending.isEmpty();
            if (turnIsDue) {
                nextFrame.execute(this::turn);
            }
        }
    }

    private List<Batch> take() {
        synchronized (lock) {
            var slice = new ArrayList<Batch>();
            while (slice.size() < SLICE && !pending.isEmpty()) {
                var first = pending.pollFirstEntry();
                slice.add(new Batch(
                        first.getKey(),
                        first.getValue().definition(),
                        first.getValue().events(),
                        first.getValue().after()));
            }
            return slice;
        }
    }

    @Override
    public void close() {
        subscription.ifPresent(Subscription::close);
        subscription = Optional.empty();
    }
}
