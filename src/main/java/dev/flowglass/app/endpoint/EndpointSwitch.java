package dev.flowglass.app.endpoint;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// Opens and closes what other programs on this machine can talk to. Waits for the network, so it is called in the
/// background.
public interface EndpointSwitch {
    /// What is open.
    ///
    /// @param address with scheme, as `http://127.0.0.1:8765`
    /// @param queues address of the queues, once a queue is there
    /// @param keyId what clients sign with
    /// @param keySecret never written to a log or to the settings
    record Open(String address, Optional<String> queues, String keyId, String keySecret) {
        /// `127.0.0.1:8765`
        public String host() {
            return address.substring(address.indexOf("//") + 2);
        }

        /// Does not tell the secret.
        @Override
        public String toString() {
            return "Open[%s, %s, %s]".formatted(address, queues, keyId);
        }
    }

    /// @param port 0 for any that is free
    /// @param queuesPort the same for the queues, which are opened once there is a queue
    /// @param changed told when the queues are opened later, on any thread
    /// @throws IOException when a port is taken; nothing is open then
    Open open(int port, int queuesPort, Consumer<Open> changed) throws IOException;

    void close();

    /// Where programs of this person find address and key while it is open.
    Path note();
}
