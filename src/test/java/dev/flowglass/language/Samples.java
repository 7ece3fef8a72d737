package dev.flowglass.language;

import static dev.flowglass.language.Sample.answers;
import static dev.flowglass.language.Sample.condition;
import static dev.flowglass.language.Sample.flow;
import static dev.flowglass.language.Sample.resources;
import static dev.flowglass.language.Sample.steps;
import static dev.flowglass.language.Sample.task;

import dev.flowglass.expression.ExpressionCode;
import java.util.List;
import java.util.stream.Stream;

/// One mistake each, by what can be wrong.
final class Samples {
    private Samples() {}

    static Stream<Sample> all() {
        return Stream.of(conditions(), texts(), keys(), flows(), mappings(), tasks(), meant(), beside())
                .flatMap(List::stream);
    }

    private static String repeat(String text, int times) {
        return text.repeat(times);
    }

    private static List<Sample> conditions() {
        return List.of(
                condition(ExpressionCode.BAD_CONDITION, "$.a == «)»", "1"),
                condition(ExpressionCode.CONDITION_ENDS_EARLY, "$.a «==»", "== 1"),
                condition(ExpressionCode.CONDITION_TOO_DEEP, repeat("(", 100) + "«(»true", "")
                        .right("((((((((((", ""),
                condition(ExpressionCode.CONDITION_ROOT, "«$input.a» == 1", "$.a"),
                condition(ExpressionCode.CONDITION_WORD, "$.a == «yes»", "\"yes\""),
                condition(ExpressionCode.WRONG_SIGN, "$.a «=» 1", "=="),
                condition(ExpressionCode.SINGLE_QUOTES, "$.a == «'x'»", "\"x\""),
                condition(ExpressionCode.SINGLE_QUOTES, "\"$.a == «'x'»\"", "`x`"),
                condition(ExpressionCode.UNCLOSED_STRING, "$.a == «\"x»", "\"x\""),
                condition(ExpressionCode.BAD_STRING, "$.a == «\"\\q\"»", "\"\\\\q\""),
                condition(ExpressionCode.BAD_PATH, "«$.a[x]» == 1", "$.a[0]"),
                condition(ExpressionCode.UNDOCUMENTED_OPERATOR, "$.a «+» 1 > 2", "> 0 ||"),
                condition(ExpressionCode.NUMERIC_TEXT, "$.a > «\"5\"»", "5"),
                // the place is told through quotes, escapes, folded lines and block texts
                condition(ExpressionCode.WRONG_SIGN, "'$.a == \"it''s\" «and» $.b'", "&&"),
                condition(ExpressionCode.WRONG_SIGN, "\"$.a == \\\"\\u4e2d\\x41\\\" «and» $.b\"", "&&"),
                condition(ExpressionCode.WRONG_SIGN, ">-\n      $.a == `中文😀`\n      «and» $.b", "&&"),
                condition(ExpressionCode.WRONG_SIGN, "|\n      $.a == 1\n\n      «and» $.b", "&&"),
                condition(ExpressionCode.WRONG_SIGN, "$.a\n      == 1\n      «and» $.b", "&&"),
                condition(ExpressionCode.WRONG_SIGN, "\"$.a \\\n      == 1 «and» $.b\"", "&&"),
                steps(
                        ExpressionCode.BAD_PATH,
                        "- type: pass\n  name: a\n  outputMappings:\n  - {target: x, source: '$input«..a»'}\n",
                        ".a"));
    }

    private static List<Sample> texts() {
        return List.of(
                flow(LanguageCode.TOO_LARGE, "«version: v1»\n#" + repeat("x", 1_048_576 - 12), "#"),
                flow(LanguageCode.NOT_TEXT, "version: v1\n«\0»", ""),
                flow(LanguageCode.BAD_CHARACTER, "version: v1\ntype: flow\nname: a«\u0007»\nsteps: 1\n", "b"),
                flow(LanguageCode.BAD_CHARACTER, "version: v1 # 😀«\ud800»\n", "😀"),
                flow(LanguageCode.EMPTY_FILE, "«# nothing yet\n»", "version: v1"),
                flow(LanguageCode.YAML_SYNTAX, "version: v1\n«name: *»\n", "name: n"),
                flow(LanguageCode.TAB_INDENTATION, "steps:\n«\t»- type: pass\n", "  "),
                steps(LanguageCode.BAD_INDENTATION, "- type: pass\n  name: a\n   «end»: true\n", "")
                        .right("   end", "  end"),
                steps(LanguageCode.BAD_INDENTATION, "- type: pass\n  name: a\n «end: true»\n", " end: true"),
                steps(LanguageCode.COLON_IN_TEXT, "- type: fail\n  name: a\n  cause: «no: really»\n", "'no: really'"),
                steps(
                        LanguageCode.MISSING_COLON,
                        "- type: pass\n  name: a\n  «end true»\n- {type: pass}\n",
                        "end: true"),
                steps(LanguageCode.WIDE_COLON, "- type: pass\n  name«：»a\n  end: true\n", ": "),
                steps(LanguageCode.MISSING_SPACE, "- type: pass\n  «name:a»\n  end: true\n", "name: a"),
                flow(LanguageCode.RESERVED_CHARACTER, "name: «@»home\n", ""),
                condition(LanguageCode.RESERVED_CHARACTER, "«`»x` == $.a", "$.a == `"),
                steps(LanguageCode.UNCLOSED_QUOTE, "- type: pass\n  name: «'a»\n  end: true\n", "'a'"),
                condition(LanguageCode.TEXT_AFTER_QUOTE, "\"x\" «== $.a»", ""),
                steps(LanguageCode.BAD_ESCAPE, "- type: fail\n  name: a\n  cause: \"C:«\\d»ir\"\n", "\\\\d"),
                steps(LanguageCode.UNCLOSED_BRACKET, "- «{»type: pass, name: a\n", "{} #"),
                steps(LanguageCode.EXTRA_BRACKET, "- {type: pass, name: a}«}»\n", ""),
                steps(LanguageCode.EXTRA_BRACKET, "- type: «]»\n", "pass"),
                steps(
                        LanguageCode.FLOW_NEEDS_QUOTES,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: «$local[0].b»}]}\n",
                        "\"$local[0].b\""),
                steps(LanguageCode.FLOW_NEEDS_QUOTES, "- {type: fail, name: a, cause: «${x}», error: e}\n", "'${x}'"),
                flow(LanguageCode.LIST_ON_LINE, "steps: «-» type: pass\n", ""),
                flow(LanguageCode.MORE_DOCUMENTS, "version: v1\n«---»\ntype: flow\n", ""),
                flow(LanguageCode.UNKNOWN_TAG, "name: «!Ref» a\n", ""),
                condition(LanguageCode.TAG_OF_CONDITION, "«!$.a»", "'!$.a'"),
                flow(LanguageCode.DUPLICATE_KEY, "version: v1\ntype: flow\n«version»: v1\n", "name"),
                flow(LanguageCode.KEY_NOT_TEXT, "? «[a]»\n: b\n", "a"),
                flow(LanguageCode.BAD_MERGE, "name: a\n<<: «b»\n", "{type: flow}"),
                flow(LanguageCode.UNKNOWN_ALIAS, "name: «*n»\n", "n"),
                flow(LanguageCode.RECURSIVE_ALIAS, "steps: &s [{type: pass, steps: «*s»}]\n", "[]"),
                flow(LanguageCode.TOO_MANY_ALIASES, """
                    a: &a [1,1,1,1,1,1,1,1,1,1]
                    b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]
                    c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]
                    d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]
                    e: [*d,*d,*d,*d,*d,*d,*d,«*d»]
                    """, "1"),
                steps(
                                LanguageCode.TOO_DEEP,
                                "- type: pass\n  name: a\n  outputMappings:\n  - target: x\n    source: "
                                        + repeat("[", 101) + "«[»]" + repeat("]", 101) + "\n",
                                "")
                        .right("[[[[", "["),
                flow(LanguageCode.TOO_DEEP, repeat("[", 600) + "«[»" + repeat("[", 2_000) + "]", "")
                        .right("[[[[[[[[", "["),
                steps(
                        LanguageCode.NUMBER_TOO_LONG,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: «" + repeat("7", 10_001) + "»}]}",
                        "7"),
                steps(
                        LanguageCode.AMBIGUOUS_TEXT,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: «yes»}]}",
                        "'yes'"),
                steps(
                        LanguageCode.AMBIGUOUS_TEXT,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: {y: [«012»]}}]}",
                        "12"),
                steps(
                        LanguageCode.AMBIGUOUS_TEXT,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: «2026-01-31»}]}",
                        "\"2026-01-31\""));
    }

    private static List<Sample> keys() {
        return List.of(
                flow(
                        LanguageCode.MISSING_FIELD,
                        "«version: v1»\nsteps:\n- {type: pass, name: a}\n",
                        "version: v1\ntype: flow"),
                steps(LanguageCode.MISSING_FIELD, "- {«type: pass»}\n", "type: pass, name: a"),
                steps(LanguageCode.MISSING_FIELD, "- type: pass\n  «name»:\n", "name: a"),
                steps(LanguageCode.MISSPELT_REQUIRED, "- type: pass\n  «nam»: a\n", "name"),
                steps(
                        LanguageCode.MISSPELT_REQUIRED,
                        "- type: task\n  name: a\n  «resource_arn»: acs:fc:::services/s/functions/f\n",
                        "resourceArn"),
                task(LanguageCode.MISSPELT_FIELD, "«retyr»:\n- errors: [FnF.ALL]\n", "retry"),
                steps(LanguageCode.UNKNOWN_FIELD, "- type: pass\n  name: a\n  «colour»: red\n", "end: true #"),
                steps(LanguageCode.MISPLACED_FIELD, "- type: pass\n  name: a\n  «retry»: []\n", "inputMappings"),
                steps(LanguageCode.EMPTY_FIELD, "- type: pass\n  name: a\n  «outputMappings»:\n", "end: true #"),
                steps(LanguageCode.ONE_OF_MISSING, "- «type: wait»\n  name: a\n", "type: wait\n  duration: 1"),
                steps(
                        LanguageCode.ONE_OF_BOTH,
                        "- type: task\n  name: a\n  action: fnf:X\n  «resourceArn»: acs:fc:::services/s/functions/f\n",
                        "timeoutSeconds: 1 #"),
                steps(LanguageCode.MUST_BE_TEXT, "- type: pass\n  name: «12»\n", "a12"),
                steps(LanguageCode.MUST_BE_TEXT, "- type: fail\n  name: a\n  cause: «404»\n", "'404'"),
                steps(LanguageCode.MUST_BE_BOOLEAN, "- type: pass\n  name: a\n  end: «yes»\n", "true"),
                task(LanguageCode.MUST_BE_INTEGER, "timeoutSeconds: «1.5»\n", "15"),
                task(LanguageCode.MUST_BE_NUMBER, "retry:\n- errors: [e]\n  multiplier: «'2'»\n", "2"),
                flow(LanguageCode.MUST_BE_LIST, "version: v1\ntype: flow\nsteps: «{type: pass, name: a}»\n", "[]"),
                task(LanguageCode.MUST_BE_LIST, "catch:\n- errors: «FnF.ALL»\n  goto: a\n", "[FnF.ALL]"),
                steps(LanguageCode.MUST_BE_MAP, "- «pass»\n", "{type: pass, name: a}"),
                flow(LanguageCode.EMPTY_LIST, "version: v1\ntype: flow\nsteps: «[]»\n", "[{type: pass, name: a}]"),
                steps(
                        LanguageCode.EMPTY_LIST,
                        "- {type: parallel, name: a, branches: «[]»}\n",
                        "[{steps: [{type: pass, name: b}]}]"),
                steps(
                        LanguageCode.EMPTY_LIST,
                        "- {type: choice, name: a, choices: «[]»}\n",
                        "[{condition: $.a, goto: a}]"),
                steps(LanguageCode.EMPTY_TEXT, "- {type: pass, name: «''»}\n", "a"),
                task(LanguageCode.OUT_OF_RANGE, "retry:\n- errors: [e]\n  intervalSeconds: «86401»\n", "86400"),
                task(LanguageCode.OUT_OF_RANGE, "retry:\n- errors: [e]\n  maxAttempts: «-1»\n", "0"),
                task(LanguageCode.NOT_POSITIVE, "timeoutSeconds: «0»\n", "1"),
                steps(LanguageCode.UNKNOWN_VALUE, "- {type: «loop», name: a}\n", "pass"),
                steps(LanguageCode.MISSPELT_VALUE, "- {type: «Pass», name: a}\n", "pass"),
                task(LanguageCode.MISSPELT_VALUE, "pattern: «waitForCallBack»\n", "waitForCallback"),
                steps(
                        LanguageCode.TOO_MANY_ENTRIES,
                        "- type: parallel\n  name: a\n  «branches»:\n"
                                + repeat("  - steps: [{type: succeed, name: b}]\n", 101),
                        "branches: [{steps: [{type: succeed, name: b}]}]\n  x"));
    }

    private static List<Sample> flows() {
        return List.of(
                flow(LanguageCode.NOT_A_FLOW, "«- a»\n- b\n", "name: a\nsteps:\n- a"),
                flow(LanguageCode.NEWER_LANGUAGE, "Type: «StateMachine»\nSpecVersion: v1\n", "x"),
                flow(LanguageCode.UNKNOWN_VERSION, "version: «v2»\ntype: flow\n", "v1beta1"),
                flow(LanguageCode.LOOSE_VERSION, "version: «v1.0»\ntype: flow\n", "v1"),
                steps(LanguageCode.BAD_NAME, "- {type: pass, name: «my step»}\n", "my_step"),
                flow(LanguageCode.BAD_NAME, "version: v1\ntype: flow\nname: «1a»\n", "a1"),
                steps(LanguageCode.DUPLICATE_STEP, "- {type: pass, name: a}\n- {type: pass, name: «a»}\n", "b"),
                steps(LanguageCode.REPEATED_STEP_NAME, """
                    - {type: pass, name: a}
                    - {type: parallel, name: b, branches: [{steps: [{type: pass, name: «a»}]}]}
                    """, "c"),
                condition(LanguageCode.UNKNOWN_GOTO, "$.a\n    goto: «nowhere»\n  - condition: $.b", "b"),
                task(LanguageCode.UNKNOWN_GOTO, "catch:\n- errors: [e]\n  goto: «nowhere»\n", "a"),
                steps(LanguageCode.MISSPELT_GOTO, """
                    - type: choice
                      name: ask
                      choices:
                      - condition: $.a
                        goto: «aprove»
                    - {type: pass, name: approve}
                    """, "approve"),
                steps(LanguageCode.GOTO_OUT_OF_LIST, """
                    - {type: choice, name: a, choices: [{condition: $.a, steps: [{type: pass, name: c}]}], default: {goto: «c»}}
                    - {type: pass, name: b}
                    """, "b"),
                steps(LanguageCode.END_AND_GOTO, """
                    - {type: choice, name: a, end: «true», choices: [{condition: $.a, goto: b}]}
                    - {type: pass, name: b}
                    """, "false"));
    }

    private static List<Sample> mappings() {
        var pass = "- type: pass\n  name: a\n  outputMappings:\n  - target: x\n    source: ";
        return List.of(
                steps(LanguageCode.NOT_A_PATH, pass + "«$inputs.a»\n", "$input.a"),
                steps(LanguageCode.STEP_PATH_IN_MAPPING, pass + "«$.a»\n", "$input.a"),
                task(LanguageCode.MAPPING_PATH_HERE, "serviceParams:\n  x: [«$input.a»]\n", "$.a"),
                steps(LanguageCode.STEP_PATH_EXPECTED, "- {type: wait, name: a, duration: «$input.a»}\n", "$.a"),
                steps(LanguageCode.STEP_PATH_EXPECTED, """
                    - {type: foreach, name: a, iterationMapping: {collection: «items», item: i}, steps: [{type: succeed, name: b}]}
                    """, "$.items"),
                steps(LanguageCode.REPEATED_TARGET, pass + "1\n  - {target: «x», source: 2}\n", "y"),
                task(
                        LanguageCode.ERROR_MAPPING_SOURCE,
                        "errorMappings:\n- {target: x, source: «$local.code»}\ncatch:\n- {errors: [e], goto: a}\n",
                        "$local.cause"),
                flow(
                        LanguageCode.NO_LOCAL_HERE,
                        "version: v1\ntype: flow\ninputMappings:\n- {target: x, source: «$local.a»}\n",
                        "$input.a"),
                steps(LanguageCode.UNKNOWN_CONTEXT, pass + "«$context.flow.id»\n", "$context.flow.name"));
    }

    private static List<Sample> tasks() {
        var queue = "- type: task\n  name: a\n  resourceArn: acs:mns:::/queues/q/messages\n";
        return List.of(
                steps(
                        LanguageCode.BAD_ARN,
                        "- {type: task, name: a, resourceArn: «my-function»}\n",
                        "acs:fnf:::flow/f"),
                steps(
                        LanguageCode.UNKNOWN_ARN,
                        "- {type: task, name: a, resourceArn: «'acs:ecs:::instance/i'»}\n",
                        "'acs:fnf:::flow/f'"),
                steps(
                        LanguageCode.BAD_ACTION,
                        "- {type: task, name: a, action: «StartExecution»}\n",
                        "'fnf:StartExecution'"),
                steps(
                        LanguageCode.SYNC_ON_QUEUE,
                        queue + "  pattern: «sync»\n  serviceParams: {MessageBody: $}\n",
                        "requestResponse"),
                task(
                        LanguageCode.SYNC_NEEDS_ASYNC,
                        "pattern: «sync»\n",
                        "sync\n  serviceParams: {InvocationType: Async}"),
                steps(
                        LanguageCode.PATTERN_ON_ACTION,
                        "- {type: task, name: a, action: 'fnf:X', pattern: «sync»}\n",
                        "requestResponse"),
                steps(
                        LanguageCode.MISSING_PARAMETER,
                        queue + "  «serviceParams»: {DelaySeconds: 1}\n",
                        "serviceParams: {MessageBody: $} #"),
                steps(
                        LanguageCode.MISSING_PARAMETER,
                        "- {type: task, name: a, resourceArn: «'acs:mns:::/topics/t/messages'»}\n",
                        "'acs:fnf:::flow/f'"),
                steps(
                        LanguageCode.MISSPELT_PARAMETER,
                        queue + "  serviceParams: {MessageBody: $, «delaySecond»: 1}\n",
                        "DelaySeconds"),
                steps(
                        LanguageCode.PARAMETER_OUT_OF_RANGE,
                        queue + "  serviceParams: {MessageBody: $, Priority: «17»}\n",
                        "16"),
                task(LanguageCode.UNKNOWN_PARAMETER_VALUE, "serviceParams: {InvocationType: «async»}\n", "Async"),
                steps(
                        LanguageCode.BAD_TIMESTAMP,
                        "- {type: wait, name: a, timestamp: «tomorrow»}\n",
                        "2030-01-31T09:30:00Z"),
                steps(
                        LanguageCode.BAD_TIMESTAMP,
                        "- {type: wait, name: a, timestamp: «2030-02-30T09:30:00Z»}\n",
                        "2030-01-31T09:30:00+08:00"),
                steps(LanguageCode.DURATION_TOO_LONG, "- {type: wait, name: a, duration: «172801»}\n", "172800"),
                steps(LanguageCode.DURATION_PAST, "- {type: wait, name: a, duration: «0»}\n", "1"),
                steps(LanguageCode.MUST_BE_INTEGER, "- {type: wait, name: a, duration: «5s»}\n", "5"));
    }

    private static List<Sample> meant() {
        var token = "inputMappings:\n- {target: t, source: $context.task.token}\n";
        var local = "- {type: pass, name: a, outputMappings: [{target: x, source: 1}]}\n";
        var option = "- type: choice\n  name: a\n  choices:\n  - condition: ";
        return List.of(
                task(
                        LanguageCode.CALLBACK_WITHOUT_TOKEN,
                        "pattern: «waitForCallback»\n",
                        "waitForCallback\n  " + token.replace("\n-", "\n  -")),
                steps(LanguageCode.TOKEN_NOT_SENT, """
                    - type: task
                      name: a
                      resourceArn: acs:mns:::/queues/q/messages
                      pattern: «waitForCallback»
                      serviceParams: {MessageBody: $.u}
                    """ + token.indent(2), "").right("$.u", "{u: $.t}"),
                task(
                        LanguageCode.TOKEN_WITHOUT_CALLBACK,
                        "inputMappings:\n- {target: t, source: «$context.task.token»}\n",
                        "$context.step.name"),
                task(
                        LanguageCode.CALLBACK_WITHOUT_TIMEOUT,
                        token + "pattern: «waitForCallback»\n",
                        "waitForCallback\n  timeoutSeconds: 9"),
                steps(
                                LanguageCode.UNREACHABLE_STEP,
                                "- {type: succeed, name: a}\n- {type: pass, name: «b»}\n- {type: pass, name: c}\n",
                                "")
                        .right("succeed", "pass"),
                steps(LanguageCode.ENDLESS_LOOP, """
                    - {type: wait, name: a, duration: 1}
                    - type: choice
                      name: b
                      choices:
                      - condition: $.x
                        goto: a
                      default: {goto: «a»}
                    - {type: pass, name: c}
                    """, "c"),
                task(
                                LanguageCode.NEVER_MATCHES,
                                "catch:\n- {errors: [FnF.ALL], goto: a}\n- {errors: [«Late»], goto: a}\n",
                                "")
                        .right("FnF.ALL", "Early"),
                task(LanguageCode.NEVER_MATCHES, "retry:\n- errors: [A, B]\n- errors: [«B», C]\n", "D"),
                task(LanguageCode.NO_TIMEOUT_TO_MATCH, "retry:\n- errors: [«FnF.TaskTimeout»]\n", "Late"),
                task(LanguageCode.MISSPELT_ERROR, "retry:\n- errors: [«FnF.All»]\n", "FnF.ALL"),
                task(
                        LanguageCode.MISSPELT_ERROR,
                        "retry:\n- errors: [«FnF.TaskTimedOut»]\ntimeoutSeconds: 1\n",
                        "FnF.TaskTimeout"),
                task(
                        LanguageCode.ERROR_MAPPINGS_WITHOUT_CATCH,
                        "«errorMappings»:\n- {target: e, source: $local.error}\n",
                        "outputMappings"),
                steps(LanguageCode.UNSET_LOCAL, local + """
                    - {type: pass, name: b, inputMappings: [{target: y, source: «$local.z»}], outputMappings: [{target: y, source: $input}]}
                    """, "$local.x"),
                flow(
                        LanguageCode.UNSET_LOCAL,
                        "version: v1\ntype: flow\nsteps:\n" + local
                                + "outputMappings:\n- {target: y, source: «$local.z»}\n",
                        "$local.x"),
                steps(
                        LanguageCode.UNSET_LOCAL,
                        "- type: foreach\n  name: f\n  iterationMapping: {collection: $.l, item: i}\n  steps:\n"
                                + local.indent(2)
                                + "  outputMappings: [{target: y, source: «\"$local[*].z\"»}]\n",
                        "\"$local[*].x\""),
                steps(
                        LanguageCode.EMPTY_LOCAL,
                        "- {type: pass, name: a, outputMappings: [{target: x, source: «$local.x»}]}\n",
                        "$input.x"),
                steps(
                        LanguageCode.LOCAL_IS_LIST,
                        "- type: parallel\n  name: p\n  branches:\n  - steps:\n" + local.indent(4)
                                + "  outputMappings:\n  - {target: y, source: «$local.x»}\n",
                        "\"$local[*].x\""),
                steps(
                        LanguageCode.CONDITION_ALWAYS,
                        option + "«$.a || true»\n    steps: [{type: pass, name: b}]\n",
                        "$.a"),
                steps(
                        LanguageCode.CONDITION_NEVER,
                        option + "«1 > 2»\n    steps: [{type: pass, name: b}]\n",
                        "$.a > 2"),
                steps(
                        LanguageCode.OUTPUT_DROPPED,
                        "- type: parallel\n  name: «p»\n  branches:\n  - steps:\n" + local.indent(4),
                        "p\n  outputMappings: [{target: r, source: $local}]"),
                steps(
                        LanguageCode.INPUT_NOT_FORWARDED,
                        "- type: pass\n  name: «a»\n  inputMappings: [{target: x, source: $input.y}]\n",
                        "a\n  outputMappings: [{target: x, source: $input.x}]"));
    }

    private static List<Sample> beside() {
        var head = "version: 1\nresources:\n";
        return List.of(
                resources(LanguageCode.UNKNOWN_VALUE, "version: «2»\nresources: []\n", "1"),
                resources(LanguageCode.MISSPELT_VALUE, head + "- {arn: 'acs:fnf:::flow/f', kind: «mok»}\n", "manual"),
                resources(
                        LanguageCode.MISSING_FIELD,
                        head + "- {«arn: 'acs:fnf:::flow/f'», kind: mock}\n",
                        "arn: 'acs:fnf:::flow/f', responses: [{output: 1}]"),
                resources(
                        LanguageCode.ONE_OF_MISSING,
                        head + "- {arn: 'acs:fnf:::flow/f', kind: mock, responses: [{«delaySeconds: 1»}]}\n",
                        "output: null"),
                resources(LanguageCode.ONE_OF_BOTH, head + """
                    - {arn: 'acs:fnf:::flow/f', kind: mock, responses: [{output: 1, «error»: {type: e}}]}
                    """, "delaySeconds: 1}] #"),
                resources(
                        LanguageCode.BAD_ARN,
                        head + "- {arn: «echo», kind: echo}\n",
                        "'acs:fc:::services/*/functions/*'"),
                resources(
                        LanguageCode.KIND_AND_ARN,
                        head + "- {arn: «'acs:fnf:::flow/f'», kind: queue}\n",
                        "'acs:mns:::/queues/q/messages'"),
                resources(
                        LanguageCode.SHADOWED_BINDING,
                        head + "- {arn: 'acs:fnf:::flow/f', kind: echo}\n- {arn: «'acs:fnf:::flow/f'», kind: manual}\n",
                        "'acs:fnf:::flow/g'"),
                resources(LanguageCode.BAD_HANDLER, head + """
                    - {arn: 'acs:fc:::services/s/functions/f', kind: python, file: f.py, handler: «handler»}
                    """, "f.handler"),
                resources(
                        LanguageCode.BAD_URL,
                        head + "- {arn: 'acs:fc:::services/s/functions/f', kind: http, url: «localhost:9000»}\n",
                        "'http://localhost:9000'"),
                resources(LanguageCode.MISSPELT_FIELD, head + """
                    - {arn: 'acs:fc:::services/s/functions/f', kind: http, url: 'http://h', «timeout_second»: 1}
                    """, "timeoutSeconds"),
                resources(LanguageCode.MUST_BE_MAP, "«[1]»\n", "resources: []"),
                answers(LanguageCode.MUST_BE_LIST, "«{when: {step: a}}»\n", "[]"),
                answers(LanguageCode.MISSING_FIELD, "- when: {«event: TaskSubmitted»}\n  report: stop\n", "step: a"),
                answers(
                        LanguageCode.MISSING_FIELD,
                        "- when: {step: a}\n  report: «succeeded»\n",
                        "succeeded\n  output: {}"),
                answers(LanguageCode.MISSING_FIELD, "- when: {step: a}\n  report: «failed»\n", "failed\n  error: e"),
                answers(
                        LanguageCode.MISSPELT_VALUE,
                        "- when: {step: a, event: «TaskSubmited»}\n  report: stop\n",
                        "TaskSubmitted"),
                answers(LanguageCode.ONE_OF_MISSING, "- «when»: {step: a}\n", "stop: {error: e}\n  when"),
                answers(
                        LanguageCode.MISSPELT_VALUE,
                        "- when: {step: a}\n  report: «succeded»\n",
                        "succeeded\n  output: 1"));
    }
}
