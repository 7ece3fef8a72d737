package dev.flowglass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.engine.Command;
import dev.flowglass.engine.Decision;
import dev.flowglass.engine.EventType;
import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.model.StepType;
import dev.flowglass.model.TaskStep;
import dev.flowglass.runtime.ReportReceipt;
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

    @Test
    void everyAnswerToAReportOccurs() {
        assertThat(missing(Arrays.stream(ReportReceipt.class.getPermittedSubclasses())
                        .map(receipt -> "ReportReceipt." + receipt.getSimpleName())))
                .isEmpty();
    }

    /// Where a code is tested with a text, see the samples of the language.
    @Test
    void everyProblemOccurs() {
        assertThat(missing(Arrays.stream(LanguageCode.values()).map(code -> "LanguageCode." + code.name())))
                .isEmpty();
        assertThat(missing(Arrays.stream(ExpressionCode.values()).map(code -> "ExpressionCode." + code.name())))
                .isEmpty();
    }

    @Test
    void everyStepTypeAndPatternOccursInASample() {
        var samples = below(Path.of("samples")).map(VocabularyTest::read).collect(Collectors.joining("\n"));

        assertThat(Arrays.stream(StepType.values()).map(type -> "type: " + type.word()))
                .allMatch(samples::contains);
        assertThat(Arrays.stream(TaskStep.Pattern.values())
                        .filter(pattern -> pattern != TaskStep.Pattern.REQUEST_RESPONSE)
                        .map(pattern -> "pattern: " + pattern.word()))
                .allMatch(samples::contains);
    }
}
