package dev.flowglass.language.assist;

import dev.flowglass.expression.ExpressionCode;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.source.DiagnosticCode;
import java.util.Locale;
import java.util.Optional;

/// What a problem is about: behind its message a person reads a sentence of how the language means it.
public enum Topic {
    YAML,
    QUOTES,
    ALIASES,
    SIZE,
    KEYS,
    TYPES,
    VERSION,
    NAMES,
    GOTO,
    PATHS,
    CONTEXT,
    MAPPINGS,
    CONDITIONS,
    RESOURCE_NAMES,
    PATTERNS,
    PARAMETERS,
    WAIT,
    CALLBACK,
    TIMEOUT,
    ORDER,
    ERRORS,
    LOCAL,
    OUTPUT,
    RESOURCES;

    /// Key of the sentence in the words of the program.
    public String documentation() {
        return "topic." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Nothing for codes of other rooms.
    public static Optional<Topic> of(DiagnosticCode code) {
        return switch (code) {
            case LanguageCode known -> Optional.of(of(known));
            case ExpressionCode known -> Optional.of(known == ExpressionCode.BAD_PATH ? PATHS : CONDITIONS);
            default -> Optional.empty();
        };
    }

    private static Topic of(LanguageCode code) {
        return switch (code) {
            case NOT_TEXT,
                    BAD_CHARACTER,
                    YAML_SYNTAX,
                    TAB_INDENTATION,
                    BAD_INDENTATION,
                    MISSING_COLON,
                    WIDE_COLON,
                    MISSING_SPACE,
                    UNCLOSED_BRACKET,
                    EXTRA_BRACKET,
                    LIST_ON_LINE,
                    MORE_DOCUMENTS,
                    DUPLICATE_KEY,
                    KEY_NOT_TEXT -> YAML;
            case COLON_IN_TEXT,
                    RESERVED_CHARACTER,
                    UNCLOSED_QUOTE,
                    TEXT_AFTER_QUOTE,
                    BAD_ESCAPE,
                    FLOW_NEEDS_QUOTES,
                    UNKNOWN_TAG,
                    TAG_OF_CONDITION,
                    AMBIGUOUS_TEXT -> QUOTES;
            case BAD_MERGE, UNKNOWN_ALIAS, RECURSIVE_ALIAS, TOO_MANY_ALIASES -> ALIASES;
            case TOO_LARGE, TOO_DEEP, NUMBER_TOO_LONG, TOO_MANY_ENTRIES -> SIZE;
            case MISSING_FIELD,
                    MISSPELT_REQUIRED,
                    MISSPELT_FIELD,
                    UNKNOWN_FIELD,
                    MISPLACED_FIELD,
                    EMPTY_FIELD,
                    ONE_OF_MISSING,
                    ONE_OF_BOTH -> KEYS;
            case MUST_BE_TEXT,
                    MUST_BE_BOOLEAN,
                    MUST_BE_INTEGER,
                    MUST_BE_NUMBER,
                    MUST_BE_LIST,
                    MUST_BE_MAP,
                    EMPTY_LIST,
                    EMPTY_TEXT,
                    OUT_OF_RANGE,
                    NOT_POSITIVE,
                    UNKNOWN_VALUE,
                    MISSPELT_VALUE -> TYPES;
            case EMPTY_FILE, NOT_A_FLOW, NEWER_LANGUAGE, UNKNOWN_VERSION, LOOSE_VERSION -> VERSION;
            case BAD_NAME, DUPLICATE_STEP, REPEATED_STEP_NAME -> NAMES;
            case UNKNOWN_GOTO, MISSPELT_GOTO, GOTO_OUT_OF_LIST, END_AND_GOTO -> GOTO;
            case NOT_A_PATH, STEP_PATH_IN_MAPPING, MAPPING_PATH_HERE, STEP_PATH_EXPECTED -> PATHS;
            case UNKNOWN_CONTEXT -> CONTEXT;
            case REPEATED_TARGET -> MAPPINGS;
            case BAD_ARN, UNKNOWN_ARN, BAD_ACTION -> RESOURCE_NAMES;
            case SYNC_ON_QUEUE, SYNC_NEEDS_ASYNC, PATTERN_ON_ACTION -> PATTERNS;
            case MISSING_PARAMETER, MISSPELT_PARAMETER, PARAMETER_OUT_OF_RANGE, UNKNOWN_PARAMETER_VALUE -> PARAMETERS;
            case BAD_TIMESTAMP, DURATION_TOO_LONG, DURATION_PAST -> WAIT;
            case CALLBACK_WITHOUT_TOKEN, TOKEN_NOT_SENT, TOKEN_WITHOUT_CALLBACK -> CALLBACK;
            case CALLBACK_WITHOUT_TIMEOUT, NO_TIMEOUT_TO_MATCH -> TIMEOUT;
            case UNREACHABLE_STEP, ENDLESS_LOOP -> ORDER;
            case NEVER_MATCHES, MISSPELT_ERROR, ERROR_MAPPINGS_WITHOUT_CATCH, ERROR_MAPPING_SOURCE -> ERRORS;
            case UNSET_LOCAL, EMPTY_LOCAL, LOCAL_IS_LIST, NO_LOCAL_HERE -> LOCAL;
            case CONDITION_ALWAYS, CONDITION_NEVER -> CONDITIONS;
            case OUTPUT_DROPPED, INPUT_NOT_FORWARDED -> OUTPUT;
            case KIND_AND_ARN, SHADOWED_BINDING, BAD_HANDLER, BAD_URL -> RESOURCES;
        };
    }
}
