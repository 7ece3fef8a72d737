package dev.flowglass.desktop;

import dev.flowglass.app.tests.FolderTests;
import dev.flowglass.cli.SampleTest;
import dev.flowglass.words.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The tests of `flowglass test`, for the window.
final class SampleTests implements FolderTests {
    @Override
    public List<Path> below(Path folder) throws IOException {
        return SampleTest.below(folder);
    }

    @Override
    public Outcome run(Path test, Locale locale) {
        long start = System.nanoTime();
        var result = new SampleTest(Messages.of(locale)).compare(test);
        return new Outcome(
                test,
                result.events(),
                Duration.ofNanos(System.nanoTime() - start),
                result.difference(),
                result.run().map(run -> new Run(run.flow(), run.history())));
    }
}
