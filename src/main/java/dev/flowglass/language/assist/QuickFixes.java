package dev.flowglass.language.assist;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import dev.flowglass.source.TextEdit;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds the quick fixes of a problem.
public final class QuickFixes {
    private QuickFixes() {}

    /// The fixes that work, the likeliest first. Reads the text once for each that is thought of, so it is for a person
    /// who asks, not for every problem of a file.
    ///
    /// @param text that the problem was found in
    /// @param reader finds the problems of a text of this kind
    public static List<QuickFix> of(String text, Diagnostic problem, Function<String, List<Diagnostic>> reader) {
        if (problem.range().end() > text.length()) {
            return List.of();
        }
        var before = reader.apply(text);
        return candidates(text, problem)
                .filter(fix -> works(fix, text, problem, before, reader))
                .toList();
    }

    private static Stream<QuickFix> candidates(String text, Diagnostic problem) {
        return switch (problem.code()) {
            case LanguageCode code ->
                Stream.concat(new WordFixes(text, problem).of(code), new StepFixes(text, problem).of(code));
            case ExpressionCode code -> new ConditionFixes(text, problem).of(code);
            default -> Stream.empty();
        };
    }

    private static boolean works(
            QuickFix fix,
            String text,
            Diagnostic problem,
            List<Diagnostic> before,
            Function<String, List<Diagnostic>> reader) {
        var after = reader.apply(fix.apply(text));
        return count(after, problem) < count(before, problem) && (errors(after) <= errors(before) || reveals(problem));
    }

    private static long count(List<Diagnostic> found, Diagnostic problem) {
        return found.stream().filter(one -> one.code().equals(problem.code())).count();
    }

    private static long errors(List<Diagnostic> found) {
        return found.stream().filter(one -> one.severity() == Severity.ERROR).count();
    }

    /// A text that is no YAML has one error only: the others show when it is repaired.
    private static boolean reveals(Diagnostic problem) {
        return problem.code() instanceof LanguageCode code && code.compareTo(LanguageCode.MISSING_FIELD) < 0;
    }

    static QuickFix replace(Diagnostic problem, String by) {
        return new QuickFix("fix.replace", by, new TextEdit(problem.range(), by));
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
