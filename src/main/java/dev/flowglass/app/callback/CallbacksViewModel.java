package dev.flowglass.app.callback;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.engine.Detail;
import dev.flowglass.engine.EventType;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.engine.TaskRef;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.ManualTask;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableIntegerValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// All steps, in all executions, that wait for a report or for a person; the most urgent first.
public final class CallbacksViewModel {
    /// Those with a limit come first, the nearest one on top; then those that wait longest.
    private static final Comparator<CallbackRow> URGENCY = Comparator.comparing(
                    (CallbackRow row) -> row.task().deadline().orElse(Instant.MAX))
            .thenComparing(row -> row.task().since())
            .thenComparing(row -> row.item().id().toString())
            .thenComparingInt(row -> row.task().ref().enteredId());

    /// Between two changes of the list: a table that is made anew all the time can be neither read nor used, and holds
    /// the window.
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final Executor soon;
    private final Map<ExecutionId, List<CallbackRow>> waiting = new LinkedHashMap<>();
    private final Set<ExecutionId> calling = new HashSet<>();
    private final ObservableList<CallbackRow> rows = FXCollections.observableArrayList();
    private final ObservableList<CallbackRow> unmodifiable = FXCollections.unmodifiableObservableList(rows);
    private final IntegerBinding count = Bindings.size(rows);
    private final ReadOnlyStringWrapper answered = new ReadOnlyStringWrapper(this, "answered", "");
    private final Executor afterPause;
    private boolean lookIsDue;
    private boolean showIsDue;
    private long shown = System.nanoTime() - PAUSE_NANOS;

    /// @param fx the FX thread
    public CallbacksViewModel(Executions executions, ExecutionsViewModel known, Executor fx) {
        this.executions = executions;
        this.known = known;
        this.soon = CompletableFuture.delayedExecutor(60, TimeUnit.MILLISECONDS, fx);
        this.afterPause = CompletableFuture.delayedExecutor(PAUSE_NANOS, TimeUnit.NANOSECONDS, fx);
        known.listen(this::onBatches);
    }

    /// Unmodifiable.
    public ObservableList<CallbackRow> rows() {
        return unmodifiable;
    }

    /// How many wait: for the badge on the tab.
    public ObservableIntegerValue countProperty() {
        return count;
    }

    /// What came of the last report, to be shown under the list.
    public ReadOnlyStringProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Shows a sentence about the last report.
    public void tell(String sentence) {
        answered.set(sentence);
    }

    /// The waiting step at a place of an execution, as for the step that is selected in the graph.
    public Optional<CallbackRow> find(ExecutionItem item, StepPath path) {
        return waiting.getOrDefault(item.id(), List.of()).stream()
                .filter(row -> row.task().path().equals(path))
                .findFirst();
    }

    private void onBatches(List<Batch> batches) {
        for (var batch : batches) {
            var open = batch.after().openTasks();
            if (open.stream().anyMatch(task -> task.stage() == OpenTask.Stage.CALLING)) {
                calling.add(batch.id());
            } else {
                calling.remove(batch.id());
            }
            known.find(batch.id()).ifPresent(this::look);
        }
        show();
        if (!calling.isEmpty()) {
            lookSoon();
        }
    }

    /// Calls begin after the events that tell of them, so who stands in for a resource is asked a little later.
    private void lookSoon() {
        if (!lookIsDue) {
            lookIsDue = true;
            soon.execute(() -> {
                lookIsDue = false;
                for (var id : List.copyOf(calling)) {
                    known.find(id).ifPresent(this::look);
                }
                show();
            });
        }
    }

    private void look(ExecutionItem item) {
        var open = item.state().openTasks();
        var manual = open.isEmpty() || !calling.contains(item.id()) ? Map.<TaskRef, ManualTask>of() : manual(item);
        var found = new ArrayList<CallbackRow>();
        for (var task : open) {
            var person = Optional.ofNullable(manual.get(task.ref()));
            boolean report = task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK;
            if (report || person.isPresent()) {
                found.add(new CallbackRow(
                        item,
                        task,
                        person,
                        submitted(item, task),
                        report ? Optional.of(executions.token(item.state(), task)) : Optional.empty()));
            }
        }
        if (found.isEmpty()) {
            waiting.remove(item.id());
        } else {
            waiting.put(item.id(), found);
        }
    }

    private Map<TaskRef, ManualTask> manual(ExecutionItem item) {
        var manual = new HashMap<TaskRef, ManualTask>();
        for (var task : executions.manualTasks()) {
            if (task.execution().equals(item.id())) {
                manual.put(task.task().ref(), task);
            }
        }
        return manual;
    }

    private static Optional<Value> submitted(ExecutionItem item, OpenTask task) {
        if (task.stage() != OpenTask.Stage.SUBMITTED) {
            return Optional.empty();
        }
        var events = item.events();
        for (int i = events.size() - 1;
                i >= 0 && events.get(i).id() > task.ref().enteredId();
                i--) {
            var event = events.get(i);
            if (event.type() == EventType.TASK_SUBMITTED
                    && event.thread() == task.ref().thread()
                    && event.detail() instanceof Detail.Output(Value output)) {
                return Optional.of(output);
            }
        }
        return Optional.empty();
    }

    private void show() {
        if (System.nanoTime() - shown >= PAUSE_NANOS) {
            showNow();
        } else if (!showIsDue) {
            showIsDue = true;
            afterPause.execute(() -> {
                showIsDue = false;
                showNow();
            });
        }
    }

    private void showNow() {
        var sorted =
                waiting.values().stream().flatMap(List::stream).sorted(URGENCY).toList();
        if (!sorted.equals(rows)) {
            replace(sorted);
            shown = System.nanoTime();
        }
    }

    /// Rows that stay keep their cells, so that a button that is being pressed does not go away.
    private void replace(List<CallbackRow> sorted) {
        if (sorted.size() != rows.size()) {
            rows.setAll(sorted);
            return;
        }
        for (int i = 0; i < sorted.size(); i++) {
            if (!sorted.get(i).equals(rows.get(i))) {
                rows.set(i, sorted.get(i));
            }
        }
    }
}
