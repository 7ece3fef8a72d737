package dev.flowglass.app.remote;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Workflow services elsewhere. All of it waits for the network. What goes wrong there, refusals too, is an
/// [IOException] whose message is for a person.
public interface FarServices {
    /// A key that the environment has, to begin with.
    record Key(String id, String secret) {
        /// Does not tell the secret.
        @Override
        public String toString() {
            return "Key[%s]".formatted(id);
        }
    }

    /// @param status `Running`, `Succeeded` …
    record Listed(String flow, String name, String status, String started) {}

    /// A service that answered.
    interface Far {
        /// `127.0.0.1:8765`
        String host();

        List<String> flows() throws IOException;

        List<Listed> executions(String flow) throws IOException;

        /// The text of the flow as it was when the execution started.
        String definition(String flow, String name) throws IOException;

        /// The events as JSON, in the form of GetExecutionHistory.
        String history(String flow, String name) throws IOException;

        /// @return name of the execution
        String start(String flow, String input) throws IOException;

        void stop(String flow, String name) throws IOException;

        void succeed(String token, String output) throws IOException;

        void fail(String token, String error, String cause) throws IOException;

        /// Creates a flow or puts this text in place of its own.
        void put(String flow, String definition) throws IOException;
    }

    Optional<Key> keyOfEnvironment();

    /// @throws IOException when it cannot be reached or does not take the key
    Far connect(String address, Key key) throws IOException;
}
