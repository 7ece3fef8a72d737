package dev.flowglass.cli;

import java.io.IOException;

/// A port that cannot be listened on. Its message is the system's reason.
public final class PortTaken extends IOException {
    private static final long serialVersionUID = 1L;

    private final String option;
    private final int port;

    /// @param option that chooses the port
    PortTaken(String option, int port, IOException reason) {
        super(reason.getMessage(), reason);
        this.option = option;
        this.port = port;
    }

    /// Says it to a person.
    void tell(Terminal terminal) {
        terminal.say("cli.serve.port", port, String.valueOf(getMessage()), option);
    }
}
