package dev.flowglass.cli;

import dev.flowglass.remote.Credentials;
import dev.flowglass.remote.RefusedException;
import dev.flowglass.remote.Service;
import dev.flowglass.remote.Target;
import java.io.IOException;
import java.util.Optional;

/// The service that a command talks to: the one that is named, else the Flowglass that this person started last.
final class Targets {
    private final Terminal terminal;

    Targets(Terminal terminal) {
        this.terminal = terminal;
    }

    /// What a command does there.
    interface Errand {
        /// @return what to exit with
        int run(Service service) throws IOException, RefusedException;
    }

    /// @param accessKey `ID:SECRET`; nothing: the local one, or for an address elsewhere one where the service's tools
    /// keep theirs
    int with(Optional<String> address, Optional<String> accessKey, Errand errand) throws Unreadable {
        var target = find(address, accessKey);
        try {
            return errand.run(new Service(target));
        } catch (RefusedException e) {
            terminal.say("cli.report.refused", e.code(), String.valueOf(e.getMessage()));
            return ExitCode.FAILED;
        } catch (IOException e) {
            terminal.say("cli.report.unreachable", target.address(), String.valueOf(e.getMessage()));
            return ExitCode.BROKEN;
        }
    }

    private Target find(Optional<String> address, Optional<String> accessKey) throws Unreadable {
        var last = lastStarted();
        var where = address.or(() -> last.map(LocalEndpoint::address));
        if (where.isPresent() && accessKey.isPresent()) {
            var key = LocalEndpoint.key(accessKey.get(), terminal);
            return new Target(where.get(), new Credentials(key.id(), key.secret()));
        }
        // The Flowglass of this machine that was started last has its own key, whatever keys of the cloud are at hand.
        var usual = address.filter(
                        named -> last.isEmpty() || !last.get().address().equals(named))
                .flatMap(named -> Credentials.usual().map(key -> new Target(named, key)));
        if (usual.isPresent()) {
            return usual.get();
        }
        if (where.isEmpty() || last.isEmpty()) {
            throw new Unreadable(terminal.words().text("cli.report.no-endpoint"));
        }
        var key = last.get().key();
        return new Target(where.get(), new Credentials(key.id(), key.secret()));
    }

    private Optional<LocalEndpoint> lastStarted() throws Unreadable {
        try {
            return LocalEndpoint.lastStarted();
        } catch (IOException e) {
            throw new Unreadable(
                    terminal.words().text("cli.file.unreadable", LocalEndpoint.file(), String.valueOf(e.getMessage())));
        }
    }
}
