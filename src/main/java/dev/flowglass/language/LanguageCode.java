package dev.flowglass.language;

import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.source.Severity;

/// What can be wrong with a flow, a resources file or an answers file. The comment of each names the arguments of its
/// message in their order.
public enum LanguageCode implements DiagnosticCode {
    // the text itself
    /// Allowed size in KiB.
    TOO_LARGE("too-large", Severity.ERROR),
    /// Contains NUL characters: not a text.
    NOT_TEXT("not-text-file", Severity.ERROR),
    /// Code point, as `U+0001`.
    BAD_CHARACTER("bad-character", Severity.ERROR),
    EMPTY_FILE("empty-file", Severity.ERROR),

    // YAML
    /// The parser's own words.
    YAML_SYNTAX("yaml-syntax", Severity.ERROR),
    TAB_INDENTATION("tab-indentation", Severity.ERROR),
    BAD_INDENTATION("bad-indentation", Severity.ERROR),
    /// The text with the colon.
    COLON_IN_TEXT("colon-in-text", Severity.ERROR),
    /// The text.
    MISSING_COLON("missing-colon", Severity.ERROR),
    /// `：` in place of `:`.
    WIDE_COLON("wide-colon", Severity.ERROR),
    /// `key:value` without a blank after the colon. The text.
    MISSING_SPACE("missing-space", Severity.ERROR),
    /// The character.
    RESERVED_CHARACTER("reserved-character", Severity.ERROR),
    UNCLOSED_QUOTE("unclosed-quote", Severity.ERROR),
    TEXT_AFTER_QUOTE("text-after-quote", Severity.ERROR),
    BAD_ESCAPE("bad-escape", Severity.ERROR),
    /// The bracket.
    UNCLOSED_BRACKET("unclosed-bracket", Severity.ERROR),
    /// The character.
    EXTRA_BRACKET("extra-bracket", Severity.ERROR),
    /// `{ a: ${x} }`, `{ a: $local[0] }`. The text that needs quotes.
    FLOW_NEEDS_QUOTES("flow-needs-quotes", Severity.ERROR),
    LIST_ON_LINE("list-on-line", Severity.ERROR),
    MORE_DOCUMENTS("more-documents", Severity.ERROR),
    /// The tag.
    UNKNOWN_TAG("unknown-tag", Severity.ERROR),
    /// A tag that begins with `!$`, `!(`: a condition that begins with `!`. The text.
    TAG_OF_CONDITION("tag-of-condition", Severity.ERROR),
    /// The key.
    DUPLICATE_KEY("duplicate-key", Severity.ERROR),
    KEY_NOT_TEXT("key-not-text", Severity.ERROR),
    BAD_MERGE("bad-merge", Severity.ERROR),
    /// The alias.
    UNKNOWN_ALIAS("unknown-alias", Severity.ERROR),
    /// The alias.
    RECURSIVE_ALIAS("recursive-alias", Severity.ERROR),
    TOO_MANY_ALIASES("too-many-aliases", Severity.ERROR),
    /// Allowed depth.
    TOO_DEEP("too-deep", Severity.ERROR),
    /// Allowed number of digits.
    NUMBER_TOO_LONG("number-too-long", Severity.ERROR),
    /// A plain text that other tools may read as a boolean, number or date. The text.
    AMBIGUOUS_TEXT("ambiguous-text", Severity.WARNING),

    // keys and values
    /// Key; what it belongs to, as `task`.
    MISSING_FIELD("missing-field", Severity.ERROR),
    /// Key; known key that is nearest.
    MISSPELT_REQUIRED("misspelt-required", Severity.ERROR),
    /// Key; known key that is nearest.
    MISSPELT_FIELD("misspelt-field", Severity.WARNING),
    /// Key; what it stands in, as `task`.
    UNKNOWN_FIELD("unknown-field", Severity.WARNING),
    /// Key; type of the step it stands in; types that have it.
    MISPLACED_FIELD("misplaced-field", Severity.WARNING),
    /// Key.
    EMPTY_FIELD("empty-field", Severity.WARNING),
    /// Two keys of which one is needed; what needs it.
    ONE_OF_MISSING("one-of-missing", Severity.ERROR),
    /// Two keys of which only one may stand.
    ONE_OF_BOTH("one-of-both", Severity.ERROR),
    /// Key; what was found.
    MUST_BE_TEXT("must-be-text", Severity.ERROR),
    /// Key; what was found.
    MUST_BE_BOOLEAN("must-be-boolean", Severity.ERROR),
    /// Key; what was found.
    MUST_BE_INTEGER("must-be-integer", Severity.ERROR),
    /// Key; what was found.
    MUST_BE_NUMBER("must-be-number", Severity.ERROR),
    /// Key.
    MUST_BE_LIST("must-be-list", Severity.ERROR),
    /// Key.
    MUST_BE_MAP("must-be-map", Severity.ERROR),
    /// Key, whose list must not be empty.
    EMPTY_LIST("empty-list", Severity.ERROR),
    /// Key, whose text must not be empty.
    EMPTY_TEXT("empty-text", Severity.ERROR),
    /// Key; value; least; greatest.
    OUT_OF_RANGE("out-of-range", Severity.ERROR),
    /// Key; value.
    NOT_POSITIVE("not-positive", Severity.ERROR),
    /// Key; value; the values that may stand.
    UNKNOWN_VALUE("unknown-value", Severity.ERROR),
    /// Key; value; the value that is nearest.
    MISSPELT_VALUE("misspelt-value", Severity.ERROR),
    /// Key; number of entries; greatest number.
    TOO_MANY_ENTRIES("too-many-entries", Severity.ERROR),

    // the flow
    NOT_A_FLOW("not-a-flow", Severity.ERROR),
    NEWER_LANGUAGE("newer-language", Severity.ERROR),
    UNKNOWN_VERSION("unknown-version", Severity.ERROR),
    /// The version.
    LOOSE_VERSION("loose-version", Severity.WARNING),
    /// The name.
    BAD_NAME("bad-name", Severity.ERROR),
    /// The name.
    DUPLICATE_STEP("duplicate-step", Severity.ERROR),
    /// The name.
    REPEATED_STEP_NAME("repeated-step-name", Severity.WARNING),
    /// The target; names that there are.
    UNKNOWN_GOTO("unknown-goto", Severity.ERROR),
    /// The target; the name that is nearest.
    MISSPELT_GOTO("misspelt-goto", Severity.ERROR),
    /// The target.
    GOTO_OUT_OF_LIST("goto-out-of-list", Severity.ERROR),
    END_AND_GOTO("end-and-goto", Severity.WARNING),

    // mappings and paths
    /// The text.
    NOT_A_PATH("not-a-path", Severity.WARNING),
    /// The text; what to write.
    STEP_PATH_IN_MAPPING("step-path-in-mapping", Severity.WARNING),
    /// The text; what to write.
    MAPPING_PATH_HERE("mapping-path-here", Severity.WARNING),
    /// Key; the text.
    STEP_PATH_EXPECTED("step-path-expected", Severity.ERROR),
    /// The target.
    REPEATED_TARGET("repeated-target", Severity.WARNING),
    ERROR_MAPPING_SOURCE("error-mapping-source", Severity.WARNING),
    NO_LOCAL_HERE("no-local-here", Severity.WARNING),
    /// The path.
    UNKNOWN_CONTEXT("unknown-context", Severity.WARNING),

    // tasks and waits
    /// The ARN.
    BAD_ARN("bad-arn", Severity.ERROR),
    /// The ARN.
    UNKNOWN_ARN("unknown-arn", Severity.WARNING),
    /// The action.
    BAD_ACTION("bad-action", Severity.ERROR),
    SYNC_ON_QUEUE("sync-on-queue", Severity.ERROR),
    SYNC_NEEDS_ASYNC("sync-needs-async", Severity.WARNING),
    /// The pattern.
    PATTERN_ON_ACTION("pattern-on-action", Severity.WARNING),
    /// The parameter; what it is for, as `queue`.
    MISSING_PARAMETER("missing-parameter", Severity.WARNING),
    /// Parameter; known parameter that is nearest.
    MISSPELT_PARAMETER("misspelt-parameter", Severity.WARNING),
    /// Parameter; value; least; greatest.
    PARAMETER_OUT_OF_RANGE("parameter-out-of-range", Severity.WARNING),
    /// Parameter; value; the values that may stand.
    UNKNOWN_PARAMETER_VALUE("unknown-parameter-value", Severity.WARNING),
    /// The value.
    BAD_TIMESTAMP("bad-timestamp", Severity.ERROR),
    /// The value; greatest value.
    DURATION_TOO_LONG("duration-too-long", Severity.ERROR),
    /// The value.
    DURATION_PAST("duration-past", Severity.WARNING),

    // what runs, but probably not as meant
    CALLBACK_WITHOUT_TOKEN("callback-without-token", Severity.WARNING),
    /// The key of the input that holds the token; the parameter that is sent.
    TOKEN_NOT_SENT("token-not-sent", Severity.WARNING),
    TOKEN_WITHOUT_CALLBACK("token-without-callback", Severity.WARNING),
    CALLBACK_WITHOUT_TIMEOUT("callback-without-timeout", Severity.WARNING),
    /// The step.
    UNREACHABLE_STEP("unreachable-step", Severity.WARNING),
    /// The target.
    ENDLESS_LOOP("endless-loop", Severity.WARNING),
    /// The error; `retry` or `catch`.
    NEVER_MATCHES("never-matches", Severity.WARNING),
    NO_TIMEOUT_TO_MATCH("no-timeout-to-match", Severity.INFO),
    /// The error; the name that is nearest.
    MISSPELT_ERROR("misspelt-error", Severity.WARNING),
    ERROR_MAPPINGS_WITHOUT_CATCH("error-mappings-without-catch", Severity.WARNING),
    /// The key.
    UNSET_LOCAL("unset-local", Severity.WARNING),
    /// Type of the step, whose local is empty.
    EMPTY_LOCAL("empty-local", Severity.WARNING),
    /// Path; path that lists.
    LOCAL_IS_LIST("local-is-list", Severity.WARNING),
    CONDITION_ALWAYS("condition-always", Severity.WARNING),
    CONDITION_NEVER("condition-never", Severity.WARNING),
    /// Type of the step.
    OUTPUT_DROPPED("output-dropped", Severity.WARNING),
    /// Type of the step.
    INPUT_NOT_FORWARDED("input-not-forwarded", Severity.WARNING),

    // resources and answers
    /// The kind; the ARN.
    KIND_AND_ARN("kind-and-arn", Severity.WARNING),
    /// The ARN.
    SHADOWED_BINDING("shadowed-binding", Severity.WARNING),
    /// The handler.
    BAD_HANDLER("bad-handler", Severity.ERROR),
    /// The address.
    BAD_URL("bad-url", Severity.ERROR);

    private final String id;
    private final Severity severity;

    LanguageCode(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }
}
