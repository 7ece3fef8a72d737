package dev.flowglass.app.remote;

import dev.flowglass.value.Obj;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// Workflow services elsewhere. All of it waits for the network. What goes wrong there, refusals too, is an
/// [IOException] whose message is for a person.
public interface FarServices {
    /// @param securityToken of a key that was lent for a while; empty for a person's own
    record Key(String id, String secret, String securityToken) {
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

        /// The events in the form of GetExecutionHistory.
        ///
        /// @param from id of the first one wanted, from 1
        List<Obj> history(String flow, String name, int from) throws IOException;

        /// @return name of the execution
        String start(String flow, String input) throws IOException;

        void stop(String flow, String name) throws IOException;

        void succeed(String token, String output) throws IOException;

        void fail(String token, String error, String cause) throws IOException;

        /// Creates a flow or puts this text in place of its own.
        void put(String flow, String definition) throws IOException;
    }

    /// The key that the service's own tools would take on this machine. Waits for the disk, perhaps for the network.
    Optional<Key> usualKey();

    /// @throws IOException when it cannot be reached or does not take the key
    Far connect(String address, Key key) throws IOException;
}
