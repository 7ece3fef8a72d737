/// The command line: what a terminal, a script or a build server sees of Flowglass.
///
/// It may use every room and is used by none but `Main`. It knows picocli, and nobody else does. Commands run on the
/// thread that called them; what executions do meanwhile is heard on runtime threads and written as it comes.
///
/// Decisions: messages go to the standard error, results to the standard output; exit codes are those of
/// [dev.flowglass.cli.ExitCode]; a mistake of a person gives a sentence, a mistake of ours a sentence and an entry in
/// the log file, never a stack trace. `test` and `run` use one way of running a folder, so that they cannot differ.
@NullMarked
package dev.flowglass.cli;

import org.jspecify.annotations.NullMarked;
