package dev.flowglass.app.callback;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Failure;
import dev.flowglass.value.Value;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Reports to the service elsewhere that the window is attached to, if it is.
public interface FarReports {
    /// What the service said.
    sealed interface Said {
        record Taken() implements Said {}

        /// @param why in the words of the service, or of what kept it from answering
        record Refused(String why) implements Said {}
    }

    /// How a person names the service; nothing while the window is not attached.
    ObservableValue<Optional<String>> hostProperty();

    /// The id under which the window shows an execution of the service.
    ExecutionId shown(ExecutionId there);

    /// Never fails: what goes wrong is said.
    CompletionStage<Said> succeed(String token, Value output);

    /// As [#succeed].
    CompletionStage<Said> fail(String token, Failure failure);

    /// Of a window that is attached nowhere.
    static FarReports none() {
        var host = new SimpleObjectProperty<Optional<String>>(Optional.empty());
        return new FarReports() {
            @Override
            public ObservableValue<Optional<String>> hostProperty() {
                return host;
            }

            @Override
            public ExecutionId shown(ExecutionId there) {
                return there;
            }

            @Override
            public CompletionStage<Said> succeed(String token, Value output) {
                return CompletableFuture.completedStage(new Said.Refused(""));
            }

            @Override
            public CompletionStage<Said> fail(String token, Failure failure) {
                return CompletableFuture.completedStage(new Said.Refused(""));
            }
        };
    }
}
