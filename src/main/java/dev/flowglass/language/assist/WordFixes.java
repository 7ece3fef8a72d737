package dev.flowglass.language.assist;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Nearest;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Fixes that write something else in the place of the problem.
final class WordFixes {
    /// As many values as are offered one by one.
    private static final int OFFERED = 8;

    private static final List<String> CONTEXT =
            List.of("$context.flow.name", "$context.execution.name", "$context.step.name", "$context.step.eventId");
    private static final List<String> ROOTS = List.of("$input", "$local", "$context");

    private final String text;
    private final String found;
    private final Diagnostic problem;

    WordFixes(String text, Diagnostic problem) {
        this.text = text;
        this.found = problem.range().of(text);
        this.problem = problem;
    }

    private String argument(int index) {
        return index < problem.arguments().size() ? problem.arguments().get(index) : "";
    }

    private Stream<QuickFix> write(String by) {
        return Stream.of(QuickFixes.replace(problem, by));
    }

    private Stream<QuickFix> any(Stream<String> words) {
        return words.limit(OFFERED).map(word -> QuickFixes.replace(problem, word));
    }

    private Stream<QuickFix> quote() {
        return found.contains("\n")
                ? Stream.empty()
                : Stream.of(new QuickFix("fix.quote", found, new TextEdit(problem.range(), QuickFixes.quoted(found))));
    }

    /// A path, in quotes where YAML needs them.
    private Stream<QuickFix> path(String path) {
        return write(path.contains("[") || found.startsWith("\"") || found.startsWith("'") ? '"' + path + '"' : path);
    }

    private String plain() {
        return found.replaceAll("^[\"']|[\"']$", "");
    }

    Stream<QuickFix> of(LanguageCode code) {
        return switch (code) {
            case MISSPELT_REQUIRED, MISSPELT_FIELD, MISSPELT_GOTO, MISSPELT_PARAMETER, MISSPELT_ERROR ->
                write(argument(1));
            case MISSPELT_VALUE -> write(argument(2));
            case UNKNOWN_VALUE, UNKNOWN_PARAMETER_VALUE -> any(words(argument(2)));
            case UNKNOWN_GOTO -> any(words(argument(1)));
            case UNKNOWN_VERSION, LOOSE_VERSION -> write("v1");
            case STEP_PATH_IN_MAPPING, MAPPING_PATH_HERE, LOCAL_IS_LIST -> path(argument(1));
            case NOT_A_PATH -> nearestRoot().map(this::path).orElseGet(Stream::empty);
            case NO_LOCAL_HERE, EMPTY_LOCAL, UNSET_LOCAL -> path(plain().replaceFirst("^\\$local", "\\$input"));
            case STEP_PATH_EXPECTED ->
                path(plain().startsWith("$") ? plain().replaceFirst("^\\$[A-Za-z]*", "\\$") : "$." + plain());
            case ERROR_MAPPING_SOURCE -> any(Stream.of("$local.error", "$local.cause"));
            case UNKNOWN_CONTEXT ->
                new Nearest().to(plain(), CONTEXT).map(this::write).orElseGet(() -> any(CONTEXT.stream()));
            case MUST_BE_TEXT, AMBIGUOUS_TEXT, COLON_IN_TEXT, FLOW_NEEDS_QUOTES, TAG_OF_CONDITION -> quote();
            case TEXT_AFTER_QUOTE -> quoteFromFirst();
            case MUST_BE_BOOLEAN ->
                switch (plain().toLowerCase(Locale.ROOT)) {
                    case "yes", "on", "true", "1" -> write("true");
                    case "no", "off", "false", "0" -> write("false");
                    default -> Stream.empty();
                };
            case MUST_BE_INTEGER, MUST_BE_NUMBER -> {
                var digits = plain().replaceFirst("[^0-9.].*$", "");
                yield digits.isEmpty() ? Stream.empty() : write(digits);
            }
            case MUST_BE_LIST -> found.contains("\n") ? Stream.empty() : write("[" + found + "]");
            case OUT_OF_RANGE, PARAMETER_OUT_OF_RANGE -> any(Stream.of(argument(2), argument(3)));
            case DURATION_TOO_LONG -> write(argument(1));
            case SYNC_ON_QUEUE -> any(Stream.of("requestResponse", "waitForCallback"));
            case PATTERN_ON_ACTION -> write("requestResponse");
            case END_AND_GOTO -> write("false");
            case BAD_URL -> write("http://" + plain());
            case WIDE_COLON -> write(": ");
            case MISSING_SPACE -> write(found.replaceFirst(":", ": "));
            case TAB_INDENTATION -> write(found.replace("\t", "  "));
            case EXTRA_BRACKET, BAD_CHARACTER ->
                Stream.of(new QuickFix("fix.remove", shown(found), new TextEdit(problem.range(), "")));
            case EMPTY_FILE -> {
                var skeleton = "version: v1\ntype: flow\nsteps:\n  - type: pass\n    name: first\n";
                var begin = found.isBlank() || found.endsWith("\n") ? skeleton : "\n" + skeleton;
                yield Stream.of(new QuickFix(
                        "fix.skeleton",
                        "",
                        new TextEdit(Range.at(problem.range().end()), begin)));
            }
            case TOO_LARGE,
                    NOT_TEXT,
                    YAML_SYNTAX,
                    BAD_INDENTATION,
                    MISSING_COLON,
                    RESERVED_CHARACTER,
                    UNCLOSED_QUOTE,
                    BAD_ESCAPE,
                    UNCLOSED_BRACKET,
                    LIST_ON_LINE,
                    MORE_DOCUMENTS,
                    UNKNOWN_TAG,
                    DUPLICATE_KEY,
                    KEY_NOT_TEXT,
                    BAD_MERGE,
                    UNKNOWN_ALIAS,
                    RECURSIVE_ALIAS,
                    TOO_MANY_ALIASES,
                    TOO_DEEP,
                    NUMBER_TOO_LONG,
                    MISSING_FIELD,
                    UNKNOWN_FIELD,
                    MISPLACED_FIELD,
                    EMPTY_FIELD,
                    ONE_OF_MISSING,
                    ONE_OF_BOTH,
                    MUST_BE_MAP,
                    EMPTY_LIST,
                    EMPTY_TEXT,
                    NOT_POSITIVE,
                    TOO_MANY_ENTRIES,
                    NOT_A_FLOW,
                    NEWER_LANGUAGE,
                    BAD_NAME,
                    DUPLICATE_STEP,
                    REPEATED_STEP_NAME,
                    GOTO_OUT_OF_LIST,
                    REPEATED_TARGET,
                    BAD_ARN,
                    UNKNOWN_ARN,
                    BAD_ACTION,
                    SYNC_NEEDS_ASYNC,
                    MISSING_PARAMETER,
                    BAD_TIMESTAMP,
                    DURATION_PAST,
                    CALLBACK_WITHOUT_TOKEN,
                    TOKEN_NOT_SENT,
                    TOKEN_WITHOUT_CALLBACK,
                    CALLBACK_WITHOUT_TIMEOUT,
                    UNREACHABLE_STEP,
                    ENDLESS_LOOP,
                    NEVER_MATCHES,
                    NO_TIMEOUT_TO_MATCH,
                    ERROR_MAPPINGS_WITHOUT_CATCH,
                    CONDITION_ALWAYS,
                    CONDITION_NEVER,
                    OUTPUT_DROPPED,
                    INPUT_NOT_FORWARDED,
                    KIND_AND_ARN,
                    SHADOWED_BINDING,
                    BAD_HANDLER -> Stream.empty();
        };
    }

    private static Stream<String> words(String listed) {
        return Arrays.stream(listed.split(", ")).filter(word -> !word.isEmpty() && !word.equals("…"));
    }

    /// `$inputs.a` becomes `$input.a`.
    private Optional<String> nearestRoot() {
        var path = plain();
        int end = 1;
        while (end < path.length() && Character.isLetterOrDigit(path.charAt(end))) {
            end++;
        }
        var rest = path.substring(Math.min(end, path.length()));
        return new Nearest()
                .to(path.substring(0, Math.min(end, path.length())), ROOTS)
                .map(root -> root + rest);
    }

    /// `condition: "x" == $.a` becomes `condition: '"x" == $.a'`.
    private Stream<QuickFix> quoteFromFirst() {
        int line = text.lastIndexOf('\n', Math.max(0, problem.range().start() - 1)) + 1;
        int start = text.indexOf('"', line);
        if (start < 0 || start >= problem.range().start()) {
            return Stream.empty();
        }
        var whole = new Range(start, problem.range().end());
        var value = whole.of(text);
        return Stream.of(new QuickFix("fix.quote", value, new TextEdit(whole, QuickFixes.quoted(value))));
    }

    private static String shown(String found) {
        return found.codePoints().allMatch(c -> c >= ' ' && Character.isDefined(c) && c != 0x7f && c < 0xd800)
                ? found
                : found.codePoints().mapToObj("U+%04X"::formatted).collect(Collectors.joining(" "));
    }
}
