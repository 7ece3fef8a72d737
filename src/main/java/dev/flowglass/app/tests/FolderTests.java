package dev.flowglass.app.tests;

import dev.flowglass.engine.Event;
import dev.flowglass.model.Flow;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Runs sample folders as tests.
public interface FolderTests {
    /// @param difference the first thing that is not as expected, in words; nothing when it passed
    /// @param run nothing when the folder could not be read
    record Outcome(Path folder, int events, Duration took, Optional<String> difference, Optional<Run> run) {
        public boolean passed() {
            return difference.isEmpty();
        }
    }

    /// @param history as far as it came
    record Run(Flow flow, List<Event> history) {
        public Run {
            history = List.copyOf(history);
        }
    }

    /// The test folders at and below a folder, by name.
    List<Path> below(Path folder) throws IOException;

    /// Runs one of them; a while, on any thread.
    ///
    /// @param locale of the words of the difference
    Outcome run(Path test, Locale locale);
}
