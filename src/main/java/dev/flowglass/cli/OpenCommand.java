package dev.flowglass.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "open", description = "Opens the window.", mixinStandardHelpOptions = true)
final class OpenCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Window window;
    private final Path home;

    @Parameters(arity = "0..1", paramLabel = "PATH", description = "A flow file, a sample folder or a project folder.")
    private Optional<Path> path = Optional.empty();

    @Option(
            names = "--store",
            paramLabel = "DIR",
            description = "Folder of the store. Default: .flowglass/store at home.")
    private Optional<Path> store = Optional.empty();

    /// @param home the folder that has the samples
    OpenCommand(Terminal terminal, Window window, Path home) {
        this.terminal = terminal;
        this.window = window;
        this.home = home;
    }

    @Override
    public Integer call() throws Unreadable {
        if (path.isPresent() && !Files.exists(path.get())) {
            throw new Unreadable(terminal.words().text("cli.file.missing", path.get()));
        }
        try {
            window.open(path, store.orElseGet(OwnFolder::store));
            return ExitCode.FINE;
        } catch (Window.Unavailable e) {
            return inTheTerminal(String.valueOf(e.getMessage()));
        }
    }

    /// So that a newcomer on a server sees it work all the same.
    private int inTheTerminal(String why) throws Unreadable {
        terminal.say("cli.open.no-window", why);
        var sample = home.resolve("samples").resolve("callback");
        terminal.say("cli.open.instead");
        return new RunCommand(terminal, sample).call();
    }
}
