package dev.flowglass.app.remote;

import dev.flowglass.app.callback.FarReports;
import dev.flowglass.app.callback.TokenText;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.remote.FarServices.Far;
import dev.flowglass.app.remote.FarServices.Listed;
import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.runtime.Batch;
import dev.flowglass.runtime.Executions;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// A service elsewhere, once the window is attached to one.
public final class FarViewModel implements FarReports {
    private final FarServices services;
    private final Executions executions;
    private final ExecutionsViewModel known;
    private final Executor background;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<Optional<Far>> far = new ReadOnlyObjectWrapper<>(this, "far", Optional.empty());
    private final ObservableValue<Optional<String>> host = far.map(there -> there.map(Far::host));
    private final ReadOnlyStringWrapper trouble = new ReadOnlyStringWrapper(this, "trouble", "");
    private final ReadOnlyStringWrapper token = new ReadOnlyStringWrapper(this, "token", "");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy", false);
    private final ObservableList<String> flows = FXCollections.observableArrayList();
    private final ObservableList<Listed> listed = FXCollections.observableArrayList();
    private final List<FollowedExecution> followed = new ArrayList<>();
    private boolean following;

    /// @param executions whose engine runs histories again
    /// @param known gets the executions that are followed
    public FarViewModel(
            FarServices services, Executions executions, ExecutionsViewModel known, Executor background, Executor fx) {
        this.services = services;
        this.executions = executions;
        this.known = known;
        this.background = background;
        this.fx = fx;
    }

    /// The service that the window is attached to.
    public ReadOnlyObjectProperty<Optional<Far>> farProperty() {
        return far.getReadOnlyProperty();
    }

    /// What went wrong last, empty when nothing did.
    public ReadOnlyStringProperty troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    /// The token that the execution followed last waits for, if its history shows one.
    public ReadOnlyStringProperty tokenProperty() {
        return token.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Names of its flows.
    public ObservableList<String> flows() {
        return flows;
    }

    /// Executions of the flow that was asked for last.
    public ObservableList<Listed> executions() {
        return listed;
    }

    /// Looks for the key that the service's own tools would take.
    public void findKey(Consumer<FarServices.Key> then) {
        background.execute(() -> services.usualKey().ifPresent(key -> fx.execute(() -> then.accept(key))));
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> void work(Work<T> work, Consumer<T> then) {
        busy.set(true);
        background.execute(() -> {
            try {
                var result = work.run();
                fx.execute(() -> {
                    busy.set(false);
                    trouble.set("");
                    then.accept(result);
                });
            } catch (IOException e) {
                fx.execute(() -> {
                    busy.set(false);
                    trouble.set(String.valueOf(e.getMessage()));
                });
            }
        });
    }

    public void connect(String address, FarServices.Key key) {
        work(() -> services.connect(address, key), answered -> {
            far.set(Optional.of(answered));
            listed.clear();
            followed.clear();
            look();
        });
    }

    public void disconnect() {
        far.set(Optional.empty());
        flows.clear();
        listed.clear();
        followed.clear();
    }

    private void with(Consumer<Far> action) {
        farProperty().get().ifPresent(action);
    }

    /// Reads the flows again.
    public void look() {
        with(there -> work(there::flows, flows::setAll));
    }

    /// Reads the executions of a flow.
    public void list(String flow) {
        with(there -> work(() -> there.executions(flow), listed::setAll));
    }

    /// Starts a flow, and follows the execution.
    public void start(String flow, String input) {
        with(there -> work(() -> there.start(flow, input), name -> {
            follow(new Listed(flow, name, "", ""));
            list(flow);
        }));
    }

    public void stop(Listed one) {
        with(there -> work(
                () -> {
                    there.stop(one.flow(), one.name());
                    return true;
                },
                done -> list(one.flow())));
    }

    @Override
    public ObservableValue<Optional<String>> hostProperty() {
        return host;
    }

    @Override
    public ExecutionId shown(ExecutionId there) {
        return far.get().map(service -> FollowedExecution.id(service, there)).orElse(there);
    }

    @Override
    public CompletionStage<Said> succeed(String reported, Value output) {
        return report(there -> there.succeed(reported, Json.text(output)));
    }

    @Override
    public CompletionStage<Said> fail(String reported, Failure failure) {
        return report(there -> there.fail(reported, failure.error(), failure.cause()));
    }

    private interface Report {
        void to(Far far) throws IOException;
    }

    private CompletionStage<Said> report(Report report) {
        var said = new CompletableFuture<Said>();
        far.get()
                .ifPresentOrElse(
                        there -> background.execute(() -> {
                            try {
                                report.to(there);
                                fx.execute(this::tick);
                                said.complete(new Said.Taken());
                            } catch (IOException e) {
                                said.complete(new Said.Refused(String.valueOf(e.getMessage())));
                            }
                        }),
                        () -> said.complete(new Said.Refused("")));
        return said;
    }

    /// Puts a flow there.
    public void upload(String flow, String definition) {
        with(there -> work(
                () -> {
                    there.put(flow, definition);
                    return true;
                },
                done -> look()));
    }

    /// Shows an execution in the window, and what happens to it from now on.
    public void follow(Listed one) {
        with(there -> {
            var execution = new FollowedExecution(executions, there, one);
            work(execution::news, news -> {
                followed.removeIf(other -> other.id().equals(execution.id()));
                followed.add(execution);
                news.ifPresent(batch -> take(execution, batch));
                known.show(execution.id());
            });
        });
    }

    private void take(FollowedExecution one, Batch batch) {
        known.adopt(batch);
        if (batch.after().status().ended()) {
            followed.remove(one);
            token.set("");
        } else {
            token.set(batch.after().openTasks().isEmpty() ? "" : token(batch));
        }
    }

    private static String token(Batch batch) {
        for (var event : batch.events().reversed()) {
            var found = TokenText.find(event.detail().json().toString());
            if (found.isPresent()) {
                return found.get().text();
            }
        }
        return "";
    }

    /// Looks at the executions that are followed; called about once a second.
    public void tick() {
        var all = List.copyOf(followed);
        if (following || all.isEmpty()) {
            return;
        }
        following = true;
        background.execute(() -> {
            for (var one : all) {
                try {
                    one.news().ifPresent(batch -> fx.execute(() -> take(one, batch)));
                } catch (IOException e) {
                    fx.execute(() -> {
                        followed.remove(one);
                        trouble.set(String.valueOf(e.getMessage()));
                    });
                }
            }
            fx.execute(() -> following = false);
        });
    }
}
