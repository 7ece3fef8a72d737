package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.words.Messages;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DiagnosticsTest {
    static Stream<Sample> samples() {
        return Samples.all();
    }

    static Stream<DiagnosticCode> codes() {
        return Stream.concat(Stream.of(ExpressionCode.values()), Stream.of(LanguageCode.values()));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aMistakeIsFoundAtItsPlace(Sample sample) {
        var text = sample.badText();
        assertThat(sample.read(text))
                .as("problems of\n%s", shown(text))
                .filteredOn(diagnostic -> diagnostic.code().equals(sample.code()))
                .extracting(Diagnostic::range)
                .contains(sample.range());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theSameTextWithoutTheMistakeDoesNotHaveTheProblem(Sample sample) {
        var text = sample.goodText();
        assertThat(sample.read(text))
                .as("problems of\n%s", shown(text))
                .extracting(Diagnostic::code)
                .doesNotContain(sample.code());
    }

    @Test
    void everyCodeHasASample() {
        assertThat(samples().map(Sample::code)).containsAll(codes().toList());
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAMessageInEachLanguage(DiagnosticCode code) {
        for (var locale : Messages.LANGUAGES) {
            assertThat(Messages.of(locale).has("diagnostic." + code.id()))
                    .as("%s", locale)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theMessageOfAProblemIsFilledFromItsArguments(Sample sample) {
        for (var diagnostic : sample.read(sample.badText())) {
            for (var locale : Messages.LANGUAGES) {
                var message = Messages.of(locale)
                        .text(
                                "diagnostic." + diagnostic.code().id(),
                                diagnostic.arguments().toArray());
                assertThat(message)
                        .as("%s", diagnostic)
                        .doesNotContainPattern("\\{[0-9]")
                        .matches("(?s).*[.?。？]");
            }
        }
    }

    @Test
    void idsAreUnique() {
        assertThat(codes().map(DiagnosticCode::id).toList()).doesNotHaveDuplicates();
    }

    private static String shown(String text) {
        return text.length() > 1_000 ? text.substring(0, 1_000) + "…" : text;
    }

    @Test
    void problemsComeByPlaceAndOnceEach() {
        var text = """
            version: v1
            type: flow
            steps:
              - type: task
                name: a b
                resourceArn: &arn nonsense
              - type: task
                name: c
                resourceArn: *arn
              - type: nothing
            """;

        assertThat(FlowReader.read(text).diagnostics())
                .extracting(diagnostic ->
                        diagnostic.code().id() + " @ " + diagnostic.range().of(text))
                .isEqualTo(List.of(
                        "bad-name @ a b",
                        "bad-arn @ nonsense",
                        "bad-arn @ *arn",
                        "missing-field @ type: nothing",
                        "unknown-value @ nothing"));
    }
}
