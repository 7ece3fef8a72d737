package dev.flowglass.cli;

import dev.flowglass.connector.FunctionLog;

/// Shows what functions print, each line with its step, where messages go.
final class FunctionPrinter implements FunctionLog {
    private final Terminal terminal;

    FunctionPrinter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void line(Line line) {
        terminal.err().println(line.step() + " | " + line.text());
    }
}
