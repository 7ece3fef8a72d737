package dev.flowglass.app.callback;

import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Command;
import dev.flowglass.engine.Failure;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.Receipt;
import dev.flowglass.runtime.ReportReceipt;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Answers of one click: what approving and rejecting sends, to one waiting step or to several.
public final class QuickAnswers {
    /// What came of a click.
    ///
    /// @param refused how many were not taken
    public record Outcome(int accepted, int refused, boolean approved) {}

    private final Executions executions;
    private final ExecutionsViewModel known;
    private final CallbacksViewModel callbacks;
    private final Selection selection;
    private final Executor fx;
    private final StringProperty output = new SimpleStringProperty(this, "output", "");
    private final StringProperty error = new SimpleStringProperty(this, "error", "Rejected");
    private final StringProperty cause = new SimpleStringProperty(this, "cause", "");

    public QuickAnswers(
            Executions executions,
            ExecutionsViewModel known,
            CallbacksViewModel callbacks,
            Selection selection,
            Executor fx) {
        this.executions = executions;
        this.known = known;
        this.callbacks = callbacks;
        this.selection = selection;
        this.fx = fx;
    }

    /// JSON that approving sends; blank for what the step's mappings ask for.
    public StringProperty outputProperty() {
        return output;
    }

    public StringProperty errorProperty() {
        return error;
    }

    public StringProperty causeProperty() {
        return cause;
    }

    /// True when approving can be sent: blank, or JSON.
    public boolean isOutputRight() {
        return output.get().isBlank() || Json.read(output.get()) instanceof Json.Reading.Parsed;
    }

    public boolean isErrorRight() {
        return !error.get().isBlank()
                && error.get().length() <= 128
                && cause.get().length() <= 4_096;
    }

    /// What approving sends to this step.
    public Value output(CallbackRow row) {
        return !output.get().isBlank() && Json.read(output.get()) instanceof Json.Reading.Parsed(Value value)
                ? value
                : AnswerTemplate.of(row.task().step());
    }

    private Failure failure() {
        return new Failure(error.get().strip(), cause.get());
    }

    /// The step that is meant without a choice in the list: the one selected in the graph, else the only one.
    public List<CallbackRow> meant() {
        var selected = known.current().flatMap(item -> selection.step().flatMap(step -> callbacks.find(item, step)));
        return selected.map(List::of)
                .orElseGet(() -> callbacks.rows().size() == 1 ? List.copyOf(callbacks.rows()) : List.of());
    }

    public void approve(List<CallbackRow> rows, Consumer<Outcome> then) {
        if (isOutputRight()) {
            send(rows, true, then);
        }
    }

    public void reject(List<CallbackRow> rows, Consumer<Outcome> then) {
        if (isErrorRight()) {
            send(rows, false, then);
        }
    }

    private void send(List<CallbackRow> rows, boolean approve, Consumer<Outcome> then) {
        var sent = rows.stream()
                .map(row -> approve ? approved(row) : rejected(row))
                .map(CompletionStage::toCompletableFuture)
                .toList();
        var _ = CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .handleAsync(
                        (nothing, failure) -> {
                            int accepted = (int) sent.stream()
                                    .filter(each -> !each.isCompletedExceptionally() && each.join())
                                    .count();
                            then.accept(new Outcome(accepted, sent.size() - accepted, approve));
                            return null;
                        },
                        fx);
    }

    private CompletionStage<Boolean> approved(CallbackRow row) {
        var value = output(row);
        return row.token().isPresent()
                ? executions
                        .reportSucceeded(row.token().get(), value)
                        .thenApply(ReportReceipt.Accepted.class::isInstance)
                : row.manual()
                        .map(manual -> executions.answer(manual, value).thenApply(Receipt.Done.class::isInstance))
                        .orElseGet(() -> CompletableFuture.completedStage(false));
    }

    private CompletionStage<Boolean> rejected(CallbackRow row) {
        return row.token().isPresent()
                ? executions
                        .reportFailed(row.token().get(), failure())
                        .thenApply(ReportReceipt.Accepted.class::isInstance)
                : row.manual()
                        .map(manual -> executions.fail(manual, failure()).thenApply(Receipt.Done.class::isInstance))
                        .orElseGet(() -> CompletableFuture.completedStage(false));
    }

    /// What approving, or rejecting, would do to a step.
    public Optional<Forecast> forecast(CallbackRow row, boolean approve, Instant now) {
        if (!row.awaitsReport() || (approve ? !isOutputRight() : !isErrorRight())) {
            return Optional.empty();
        }
        var state = row.item().state();
        var token = Forecast.token(state, row.task());
        Command command = approve
                ? new Command.ReportTaskSucceeded(token, output(row))
                : new Command.ReportTaskFailed(token, failure());
        return Optional.of(Forecast.of(state, row.item().events(), row.task(), command, now));
    }
}
