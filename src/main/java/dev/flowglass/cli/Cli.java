package dev.flowglass.cli;

import dev.flowglass.store.StoreException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands of the program.
public final class Cli {
    private static final System.Logger LOG = System.getLogger(Cli.class.getName());

    private final CommandLine commands;
    private final Terminal terminal;

    /// @param version of the program
    /// @param home the folder that has the samples
    public Cli(String version, Terminal terminal, Window window, Path home) {
        this.terminal = terminal;
        var open = new OpenCommand(terminal, window, home);
        var report = new ReportCommand(terminal);
        this.commands = new CommandLine(new Root(open))
                .addSubcommand(open)
                .addSubcommand(new CheckCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .addSubcommand(new CommandLine(report)
                        .addSubcommand(report.new Succeeded())
                        .addSubcommand(report.new Failed()))
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new StartCommand(terminal))
                .addSubcommand(new StopCommand(terminal))
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new HistoryCommand(terminal))
                .addSubcommand(new TestCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .setOut(writer(terminal.out()))
                .setErr(writer(terminal.err()))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExpandAtFiles(false)
                .setExecutionExceptionHandler((failure, line, result) -> failed(failure));
        commands.getCommandSpec().version("Flowglass " + version);
    }

    private static PrintWriter writer(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), true);
    }

    @Command(
            name = "flowglass",
            description =
                    "Writes, shows, runs and answers serverless workflows. Without a command it opens the window.",
            mixinStandardHelpOptions = true)
    private static final class Root implements Callable<Integer> {
        private final OpenCommand open;

        Root(OpenCommand open) {
            this.open = open;
        }

        @Override
        public Integer call() throws Unreadable {
            return open.call();
        }
    }

    /// Runs a command.
    ///
    /// @return what the process is to exit with
    public int run(String... arguments) {
        return commands.execute(arguments);
    }

    private int failed(Exception failure) {
        if (failure instanceof Unreadable) {
            terminal.err().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof StoreException) {
            terminal.err().println(failure.getMessage());
            return ExitCode.BROKEN;
        }
        LOG.log(System.Logger.Level.ERROR, "A command failed", failure);
        terminal.say("cli.broken", String.valueOf(failure.getMessage()), LogFile.path());
        return ExitCode.BROKEN;
    }
}
