package dev.flowglass.runtime;

import dev.flowglass.engine.ExecutionId;
import dev.flowglass.engine.Limits;
import dev.flowglass.model.Flow;
import dev.flowglass.store.ExecutionQuery;
import dev.flowglass.store.ExecutionSummary;
import dev.flowglass.store.Journal;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// Executions of a journal that nobody follows, read a page at a time. Any thread may call it; reading waits for the
/// disk.
public final class History {
    private static final System.Logger LOG = System.getLogger(History.class.getName());

    private final Journal journal;
    private final Archive archive;
    private final Predicate<ExecutionSummary> wanted;

    private History(Journal journal, Function<String, Optional<Flow>> reader, Predicate<ExecutionSummary> wanted) {
        this.journal = journal;
        this.archive = new Archive(journal, reader, Limits.SERVICE);
        this.wanted = wanted;
    }

    /// The executions that have ended, of a journal whose other executions are followed elsewhere.
    ///
    /// @param reader reads the text of a flow as the journal has it
    public static History ofEnded(Journal journal, Function<String, Optional<Flow>> reader) {
        return new History(journal, reader, summary -> summary.stopped().isPresent());
    }

    /// All executions of a journal that only this reads.
    public static History ofAll(Journal journal, Function<String, Optional<Flow>> reader) {
        return new History(journal, reader, summary -> true);
    }

    /// @param executions those created last first
    /// @param next where to go on; nothing when these are the last
    public record Page(List<ExecutionView> executions, Optional<ExecutionId> next) {
        public Page {
            executions = List.copyOf(executions);
        }
    }

    /// What was created before an execution, or the latest. Executions that cannot be read are left out, and logged.
    ///
    /// @param limit how many are looked at
    public Page page(Optional<ExecutionId> before, int limit) {
        var found = journal.latest(before, limit);
        return new Page(
                found.stream()
                        .filter(wanted)
                        .flatMap(summary -> read(summary).stream())
                        .toList(),
                found.size() < limit
                        ? Optional.empty()
                        : Optional.of(found.getLast().execution().id()));
    }

    private Optional<ExecutionView> read(ExecutionSummary summary) {
        try {
            return archive.read(summary.execution());
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "Execution %s cannot be read".formatted(summary.execution().id()),
                    e);
            return Optional.empty();
        }
    }

    /// Names of executions of a flow that begin so, those started last first.
    public List<String> names(String flow, String prefix, int limit) {
        return journal
                .list(new ExecutionQuery(
                        flow, Optional.empty(), Optional.empty(), Optional.empty(), prefix, Optional.empty(), limit))
                .executions()
                .stream()
                .map(summary -> summary.execution().id().name())
                .toList();
    }
}
