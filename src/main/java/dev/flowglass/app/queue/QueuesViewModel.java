package dev.flowglass.app.queue;

import dev.flowglass.app.callback.TokenText;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.TaskToken;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.ExecutionView;
import dev.flowglass.runtime.Executions;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The queues, and the messages of the one that is chosen.
public final class QueuesViewModel {
    private static final System.Logger LOG = System.getLogger(QueuesViewModel.class.getName());

    private final QueueDesk desk;
    private final Executions executions;
    private final Executor background;
    private final Executor fx;
    private final ObservableList<QueueDesk.Queue> queues = FXCollections.observableArrayList();
    private final ObservableList<QueueRow> messages = FXCollections.observableArrayList();

    // Kept, because a list that is only watched would be forgotten with all who watch it.
    private final ObservableList<QueueDesk.Queue> shownQueues = FXCollections.unmodifiableObservableList(queues);
    private final ObservableList<QueueRow> shownMessages = FXCollections.unmodifiableObservableList(messages);
    private final ObjectProperty<Optional<String>> chosen =
            new SimpleObjectProperty<>(this, "chosen", Optional.empty());
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(this, "count", 0);
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private boolean looking;
    private boolean lookAgain;

    public QueuesViewModel(QueueDesk desk, Executions executions, Executor background, Executor fx) {
        this.desk = desk;
        this.executions = executions;
        this.background = background;
        this.fx = fx;
        chosen.subscribe((was, is) -> look());
    }

    /// Unmodifiable, by name.
    public ObservableList<QueueDesk.Queue> queues() {
        return shownQueues;
    }

    /// Unmodifiable: of the chosen queue, the oldest first.
    public ObservableList<QueueRow> messages() {
        return shownMessages;
    }

    /// Name of the queue whose messages are shown.
    public ObjectProperty<Optional<String>> chosenProperty() {
        return chosen;
    }

    /// Messages that wait to be received, in all queues: for the badge on the tab.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Why the queues could not be read or changed, empty when they could.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    private record Seen(List<QueueDesk.Queue> queues, Optional<String> chosen, List<QueueRow> messages) {}

    /// Reads all again, unless that is under way.
    public void look() {
        if (looking) {
            lookAgain = true;
            return;
        }
        looking = true;
        var wanted = Objects.requireNonNull(chosen.get());
        var _ = CompletableFuture.supplyAsync(() -> read(wanted), background)
                .whenCompleteAsync(
                        (seen, failure) -> {
                            looking = false;
                            if (failure == null) {
                                show(seen);
                            } else {
                                tell(failure);
                            }
                            if (lookAgain) {
                                lookAgain = false;
                                look();
                            }
                        },
                        fx);
    }

    private Seen read(Optional<String> wanted) {
        var all = desk.queues();
        var name = wanted.filter(
                        one -> all.stream().anyMatch(queue -> queue.name().equals(one)))
                .or(() -> all.stream().map(QueueDesk.Queue::name).findFirst());
        var rows = name.map(desk::messages).orElse(List.of()).stream()
                .map(this::row)
                .toList();
        return new Seen(all, name, rows);
    }

    private QueueRow row(QueueDesk.Message message) {
        var token = TokenText.find(message.body()).filter(executions::made);
        return new QueueRow(message, token, token.flatMap(this::step));
    }

    /// The step that waits for this token.
    private Optional<String> step(TaskToken token) {
        return executions
                .find(new ExecutionId(token.flow(), token.execution()))
                .map(ExecutionView::state)
                .flatMap(state -> state.openTasks().stream()
                        .filter(task -> task.step().pattern() == TaskStep.Pattern.WAIT_FOR_CALLBACK
                                && executions.token(state, task).equals(token.text()))
                        .findFirst())
                .map(task -> task.step().name());
    }

    private void show(Seen seen) {
        trouble.set("");
        if (!queues.equals(seen.queues())) {
            queues.setAll(seen.queues());
        }
        if (!messages.equals(seen.messages())) {
            messages.setAll(seen.messages());
        }
        count.set(seen.queues().stream().mapToInt(QueueDesk.Queue::ready).sum());
        if (!seen.chosen().equals(chosen.get())) {
            chosen.set(seen.chosen());
        }
    }

    private void tell(Throwable failure) {
        LOG.log(Level.WARNING, "The queues cannot be used", failure);
        var reason = Optional.ofNullable(failure.getCause()).orElse(failure);
        trouble.set(String.valueOf(reason.getMessage()));
    }

    // --- what a person does ---

    /// Takes a message as a worker would.
    ///
    /// @param then gets the message as it was taken, if it was still there
    public void take(QueueDesk.Message message, Consumer<QueueDesk.Message> then) {
        after(desk.take(message), taken -> taken.ifPresent(then));
    }

    public void putBack(QueueDesk.Message message) {
        after(desk.putBack(message), done -> {});
    }

    public void delete(QueueDesk.Message message) {
        after(desk.delete(message), done -> {});
    }

    /// Puts a message into the chosen queue.
    public void send(String body) {
        Objects.requireNonNull(chosen.get()).ifPresent(queue -> after(desk.send(queue, body), done -> {}));
    }

    private <T> void after(CompletionStage<T> change, Consumer<T> then) {
        var _ = change.whenCompleteAsync(
                (result, failure) -> {
                    if (failure == null) {
                        then.accept(result);
                        look();
                    } else {
                        tell(failure);
                    }
                },
                fx);
    }
}
