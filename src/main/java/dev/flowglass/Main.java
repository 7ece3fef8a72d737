package dev.flowglass;

import dev.flowglass.cli.Cli;
import dev.flowglass.cli.LogFile;
import dev.flowglass.cli.Terminal;
import dev.flowglass.words.Messages;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/// Where the program starts, and puts the whole together. A plain `main`, so that nothing of JavaFX is loaded before
/// it is wanted.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        LogFile.install();
        var words = Messages.of(Locale.getDefault());
        var terminal = new Terminal(System.in, stream(FileDescriptor.out), stream(FileDescriptor.err), words);
        var home = Path.of(System.getProperty("flowglass.home", ""));
        int code = new Cli(Version.text(), terminal, new Desktop(home, words), home).run(args);
        terminal.out().flush();
        System.exit(code);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
