package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.language.assist.QuickFix;
import dev.flowglass.language.assist.QuickFixes;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.words.Messages;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuickFixesTest {
    static Stream<Sample> samples() {
        return Samples.all().filter(sample -> sample.bad().length() < 20_000);
    }

    private static List<QuickFix> fixes(Sample sample) {
        var text = sample.badText();
        return sample.read(text).stream()
                .filter(found ->
                        found.code().equals(sample.code()) && found.range().equals(sample.range()))
                .flatMap(found -> QuickFixes.of(text, found, sample::read).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aFixTakesTheProblemAwayAndLeavesEverythingElseByteForByte(Sample sample) {
        var text = sample.badText();
        for (var fix : fixes(sample)) {
            var fixed = fix.apply(text);
            assertThat(count(sample.read(fixed), sample.code()))
                    .as("%s gives:\n%s", fix, fixed)
                    .isLessThan(count(sample.read(text), sample.code()));
            int first = fix.edits().stream()
                    .mapToInt(edit -> edit.range().start())
                    .min()
                    .orElseThrow();
            int last = fix.edits().stream()
                    .mapToInt(edit -> edit.range().end())
                    .max()
                    .orElseThrow();
            assertThat(fixed).startsWith(text.substring(0, first)).endsWith(text.substring(last));
            for (var locale : Messages.LANGUAGES) {
                assertThat(Messages.of(locale).text(fix.title(), fix.arguments().toArray()))
                        .doesNotContain("{0}");
            }
        }
    }

    private static long count(List<Diagnostic> found, DiagnosticCode code) {
        return found.stream().filter(one -> one.code().equals(code)).count();
    }

    /// Whoever adds a code decides whether it has a fix.
    @Test
    void theseProblemsHaveNoQuickFixAndAllOthersHaveOne() {
        var repaired = samples()
                .filter(sample -> !fixes(sample).isEmpty())
                .map(Sample::code)
                .collect(Collectors.toSet());
        var without = new TreeSet<String>();
        Stream.concat(Stream.of(ExpressionCode.values()), EnumSet.allOf(LanguageCode.class).stream())
                .filter(code -> !repaired.contains(code))
                .forEach(code -> without.add(code.id()));

        assertThat(without)
                .isEqualTo(new TreeSet<>(Set.of(
                        "bad-action",
                        "bad-arn",
                        "bad-condition",
                        "bad-escape",
                        "bad-handler",
                        "bad-indentation",
                        "bad-merge",
                        "bad-path",
                        "bad-string",
                        "bad-timestamp",
                        "condition-always",
                        "condition-ends-early",
                        "condition-never",
                        "condition-too-deep",
                        "duration-past",
                        "empty-list",
                        "empty-text",
                        "endless-loop",
                        "key-not-text",
                        "kind-and-arn",
                        "list-on-line",
                        "missing-colon",
                        "more-documents",
                        "must-be-map",
                        "newer-language",
                        "not-a-flow",
                        "not-positive",
                        "not-text-file",
                        "number-too-long",
                        "recursive-alias",
                        "reserved-character",
                        "shadowed-binding",
                        "too-deep",
                        "too-large",
                        "too-many-aliases",
                        "too-many-entries",
                        "unclosed-bracket",
                        "unclosed-quote",
                        "unclosed-string",
                        "undocumented-operator",
                        "unknown-alias",
                        "unknown-arn",
                        "unknown-tag",
                        "unreachable-step",
                        "yaml-syntax")));
    }

    private static List<String> applied(String text, LanguageCode code) {
        return FlowReader.read(text).diagnostics().stream()
                .filter(found -> found.code() == code)
                .flatMap(found ->
                        QuickFixes.of(text, found, any -> FlowReader.read(any).diagnostics()).stream())
                .map(fix -> fix.apply(text))
                .toList();
    }

    @Test
    void theTokenIsPassedOnBesideTheMappingsThatAreThereAndCommentsStay() {
        var text = """
            version: v1
            type: flow
            steps:
              - type: task # asks
                name: ask
                resourceArn: acs:fc:::services/s/functions/f
                inputMappings:
                  - target: to   # whom
                    source: $input.to # at home
                # and then it waits
                pattern: waitForCallback # for days
                timeoutSeconds: 60
            """;

        assertThat(applied(text, LanguageCode.CALLBACK_WITHOUT_TOKEN))
                .containsExactly(text.replace("# at home\n", """
                    # at home
                          - { target: taskToken, source: $context.task.token }
                    """));
    }

    @Test
    void aTimeoutIsWrittenBelowThePatternAlsoBetweenBrackets() {
        var block = """
            version: v1
            type: flow
            steps:
              - type: task
                name: ask
                pattern: waitForCallback # for days
                resourceArn: acs:fc:::services/s/functions/f
                inputMappings: [{ target: t, source: $context.task.token }]
            """;
        assertThat(applied(block, LanguageCode.CALLBACK_WITHOUT_TIMEOUT))
                .containsExactly(block.replace("# for days\n", "# for days\n    timeoutSeconds: 86400\n"));

        var flow = block.substring(0, block.indexOf("  - type"))
                + "  - { type: task, name: a, pattern: waitForCallback, resourceArn: 'acs:fnf:::flow/f' }\n";
        assertThat(applied(flow, LanguageCode.CALLBACK_WITHOUT_TIMEOUT))
                .containsExactly(
                        flow.replace("pattern: waitForCallback,", "pattern: waitForCallback, timeoutSeconds: 86400,"));
    }

    @Test
    void aStepWithABadNameIsRenamedWithAllThatGoesToIt() {
        var text = """
            version: v1
            type: flow
            steps:
              - { type: choice, name: pick, choices: [{ condition: $.a, goto: my step }] }
              - { type: pass, name: other }
              - { type: pass, name: my step }
            """;

        assertThat(applied(text, LanguageCode.BAD_NAME)).containsExactly(text.replace("my step", "my_step"));
    }

    @Test
    void windowsLineEndsStay() {
        var text = "version: v1\r\ntype: flow\r\nsteps:\r\n- type: pass\r\n  end: true\r\n";

        assertThat(applied(text, LanguageCode.MISSING_FIELD))
                .containsExactly(text.replace("- type: pass\r\n", "- type: pass\r\n  name: step1\r\n"));
    }
}
