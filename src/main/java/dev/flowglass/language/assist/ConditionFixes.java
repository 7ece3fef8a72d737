package dev.flowglass.language.assist;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.source.Diagnostic;
import java.util.stream.Stream;

/// Fixes inside conditions and paths. Texts get backquotes where they can, for those are the same within all quotes of
/// YAML.
final class ConditionFixes {
    private final String found;
    private final Diagnostic problem;

    ConditionFixes(String text, Diagnostic problem) {
        this.found = problem.range().of(text);
        this.problem = problem;
    }

    Stream<QuickFix> of(ExpressionCode code) {
        return switch (code) {
            case CONDITION_ROOT, WRONG_SIGN ->
                Stream.of(QuickFixes.replace(problem, problem.arguments().get(1)));
            case CONDITION_WORD ->
                Stream.of("`%s`".formatted(found), "\"%s\"".formatted(found), "$." + found)
                        .map(word -> QuickFixes.replace(problem, word))
                        .filter(fix -> !fix.arguments().contains("\"%s\"".formatted(found)));
            case SINGLE_QUOTES -> {
                var inside = problem.arguments().getFirst().replace("'", "");
                yield Stream.of(QuickFixes.replace(problem, "`" + inside + "`"));
            }
            case NUMERIC_TEXT ->
                Stream.of(QuickFixes.replace(problem, problem.arguments().getFirst()));
            case BAD_PATH,
                    BAD_CONDITION,
                    CONDITION_ENDS_EARLY,
                    CONDITION_TOO_DEEP,
                    UNCLOSED_STRING,
                    BAD_STRING,
                    UNDOCUMENTED_OPERATOR -> Stream.empty();
        };
    }
}
