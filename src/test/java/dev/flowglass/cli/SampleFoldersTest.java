package dev.flowglass.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.words.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every folder of `samples` is a test, run as `flowglass test` runs it.
class SampleFoldersTest {
    private static final Path SAMPLES = Path.of("samples");
    private final SampleTest samples = new SampleTest(Messages.of(Locale.ENGLISH));

    @TestFactory
    Stream<DynamicTest> theHistoryOfEachSampleIsAsItsFolderSays() throws IOException {
        return SampleTest.below(SAMPLES).stream()
                .map(folder -> DynamicTest.dynamicTest(
                        folder.toString(),
                        () -> assertThat(samples.compare(folder).difference()).isEmpty()));
    }

    @Test
    void theSamplesThatANewcomerLooksForAreThere() throws IOException {
        assertThat(SampleTest.below(SAMPLES).stream()
                        .map(folder -> folder.getFileName().toString()))
                .contains(
                        "callback",
                        "approval",
                        "fan-out",
                        "routing",
                        "polling",
                        "saga",
                        "escalation",
                        "wait-any",
                        "child-flow",
                        "errors",
                        "async");
    }
}
