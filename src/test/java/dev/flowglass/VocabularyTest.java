package dev.flowglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Everything that the program can say occurs in some test or sample; this one lists what does not.
class VocabularyTest {
    private static final String TEXTS = texts();

    private static String texts() {
        return Stream.of(Path.of("src/test/java"), Path.of("samples"))
                .flatMap(VocabularyTest::below)
                .filter(file -> !file.endsWith("VocabularyTest.java"))
                .map(VocabularyTest::read)
                .collect(Collectors.joining("\n"));
    }

    private static Stream<Path> below(Path folder) {
        try (var tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> missing(Stream<String> words) {
        return words.filter(word -> !TEXTS.contains(word)).toList();
    }

    @Test
    void everyEventTypeOccurs() {
        assertThat(missing(Arrays.stream(EventType.values()).map(EventType::word)))
                .isEmpty();
    }

    @Test
    void everyCommandOccurs() {
        assertThat(missing(Arrays.stream(Command.class.getPermittedSubclasses())
                        .map(command -> "Command." + command.getSimpleName())))
                .isEmpty();
    }

    @Test
    void everyReasonOfARejectionOccurs() {
        assertThat(missing(Arrays.stream(Decision.Reason.values()).map(reason -> "Reason." + reason.name())))
                .isEmpty();
    }
}
