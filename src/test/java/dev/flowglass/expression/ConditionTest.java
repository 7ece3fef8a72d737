package dev.flowglass.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.expression.Condition.Verdict;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.value.Json;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static Condition condition(String text) {
        return switch (Condition.read(text)) {
            case Reading.Read<Condition>(Condition condition, List<Diagnostic> remarks) -> condition;
            case Reading.Unreadable<Condition>(Diagnostic problem) ->
                throw new AssertionError("%s does not read: %s".formatted(text, problem));
        };
    }

    private static Verdict verdict(String condition, String input) {
        return condition(condition).evaluate(Json.parse(input));
    }

    private static String problem(String text) {
        return switch (Condition.read(text)) {
            case Reading.Read<Condition> read -> "none";
            case Reading.Unreadable<Condition>(Diagnostic problem) -> shown(problem, text);
        };
    }

    private static List<String> remarks(String text) {
        return switch (Condition.read(text)) {
            case Reading.Read<Condition>(Condition condition, List<Diagnostic> remarks) ->
                remarks.stream().map(remark -> shown(remark, text)).toList();
            case Reading.Unreadable<Condition> unreadable -> List.of("unreadable");
        };
    }

    private static String shown(Diagnostic diagnostic, String text) {
        return diagnostic.code().id() + " @ " + diagnostic.range().of(text);
    }

    @ParameterizedTest(name = "{0} over {1} is {2}")
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                // documented: references, comparisons, logic, constants
                "$.kind == \"new\"                      ; {'kind':'new'}              ; true",
                "$.kind == `new`                        ; {'kind':'new'}              ; true",
                "$.kind != \"new\"                      ; {'kind':'new'}              ; false",
                "$.a.b >= 2                             ; {'a':{'b':2}}               ; true",
                "$.level > 2 && $.kind == \"new\"       ; {'level':3,'kind':'new'}    ; true",
                "$.level > 2 || $.kind == \"new\"       ; {'level':1,'kind':'old'}    ; false",
                "$.price < 12.5                         ; {'price':12.49}             ; true",
                "$.flag == true                         ; {'flag':true}               ; true",
                "$                                      ; true                        ; true",
                // used in official flows: parentheses, bare paths, two paths, mixed logic, negative numbers
                "$.has_more                             ; {'has_more':true}           ; true",
                "$.i < $.n                              ; {'i':3,'n':3}               ; false",
                "($.a || $.b) && $.c                    ; {'a':true,'b':false,'c':0}  ; false",
                "$.a || $.b && $.c                      ; {'a':true,'b':false,'c':0}  ; true",
                "$.code != -1                           ; {'code':0}                  ; true",
                // rule 1: two numbers as 64-bit floats
                "$.n == 1.0                             ; {'n':1}                     ; true",
                "$.n == 9007199254740993                ; {'n':9007199254740992}      ; true",
                // rule 2: two texts by code unit
                "$.t < \"b\"                            ; {'t':'a'}                   ; true",
                "$.t < \"a\"                            ; {'t':'B'}                   ; true",
                "$.t == \"TRUE\"                        ; {'t':'true'}                ; false",
                // rule 3: what stands for a boolean
                "$.end == \"true\"                      ; {'end':true}                ; true",
                "$.end == \"TRUE\"                      ; {'end':true}                ; true",
                "$.end == \"false\"                     ; {'end':false}               ; true",
                "$.end == \"True\"                      ; {'end':true}                ; false",
                "$.n == true                            ; {'n':5}                     ; true",
                "$.n == false                           ; {'n':0}                     ; true",
                "$.gone == false                        ; {}                          ; true",
                "$.gone == \"false\"                    ; {}                          ; true",
                "$.gone == 0                            ; {}                          ; true",
                "$.gone == $.lost                       ; {'lost':null}               ; true",
                // rule 4: deep equality, no order
                "$.a == $.b                             ; {'a':[1,{'x':2}],'b':[1.0,{'x':2}]} ; true",
                "$.a != $.b                             ; {'a':[1],'b':[2]}           ; true",
                "$.a < $.b                              ; {'a':[1],'b':[2]}           ; false",
                "$.a >= $.a                             ; {'a':true}                  ; false",
                // a missing field and null
                "$.status == \"ok\"                     ; {}                          ; false",
                "$.status != \"ok\"                     ; {}                          ; true",
                "$.status == \"ok\"                     ; {'status':null}             ; false",
                "$.status < \"ok\"                      ; {}                          ; false",
                "$.status <= 1                          ; {}                          ; false",
                "$.status > 1                           ; {'status':null}             ; false",
                "$.status >= \"\"                       ; {}                          ; false",
                "$.a.b.c == \"x\"                       ; {'a':5}                     ; false",
                // numeric text is no number
                "$.n > 3                                ; {'n':'5'}                   ; false",
                "$.n == 5                               ; {'n':'5'}                   ; false",
                "$.n != 5                               ; {'n':'5'}                   ; true",
                // a bare path
                "$.n                                    ; {'n':2}                     ; true",
                "$.n                                    ; {'n':0}                     ; false",
                "$.n                                    ; {'n':'true'}                ; true",
                "$.n                                    ; {}                          ; false",
                // paths
                "$.a[1] == 2                            ; {'a':[1,2]}                 ; true",
                "$.a[9] == 2                            ; {'a':[1,2]}                 ; false",
                "$[\"a key\"].x == 2                    ; {'a key':{'x':2}}           ; true",
                "$[0] == 1                              ; [1]                         ; true",
                "$.content-type == \"x\"                ; {'content-type':'x'}        ; true",
                "$.状态 == \"完成\"                       ; {'状态':'完成'}               ; true",
                "\"b\" in $.list[*].k                   ; {'list':[{'k':'a'},{'k':'b'},{}]} ; true",
                // strings
                "$.t == \"a\\\"b\\u0041\\n\"            ; {'t':'a\\\"bA\\n'}          ; true",
                "$.t == `a\\n`                          ; {'t':'a\\\\n'}              ; true",
                // beyond the documented
                "!$.a                                   ; {'a':false}                 ; true",
                "!($.a == 1)                            ; {'a':1}                     ; false",
                "$.a + 2 * 3 == 7                       ; {'a':1}                     ; true",
                "($.a + 2) * 3 == 9                     ; {'a':1}                     ; true",
                "$.a - 1 - 1 == 1                       ; {'a':3}                     ; true",
                "$.a / 2 == 1.5                         ; {'a':3}                     ; true",
                "$.a % 2 == 1                           ; {'a':3}                     ; true",
                "-$.a == -3                             ; {'a':3}                     ; true",
                "$.a + \"b\" == \"ab\"                  ; {'a':'a'}                   ; true",
                "$.a / 0 == null                        ; {'a':1}                     ; true",
                "$.a + 1 > 0                            ; {'a':'x'}                   ; false",
                "$.a == null                            ; {}                          ; true",
                "$.k in [\"a\", \"b\"]                  ; {'k':'b'}                   ; true",
                "$.k in $.list                          ; {'k':3,'list':[1,2]}        ; false",
                "$.k in $.list                          ; {'k':3,'list':3}            ; false",
                "$.a ? $.b : $.c                        ; {'a':true,'b':true}         ; true",
                "$.a ? $.b : $.c ? true : false         ; {'c':1}                     ; true",
                "($.a ?? 3) > 2                         ; {}                          ; true",
                "($.a ?? 3) > 2                         ; {'a':1}                     ; false",
                "1 < 2 == true                          ; {}                          ; true",
            })
    void aConditionHoldsOrNot(String condition, String input, boolean holds) {
        assertThat(verdict(condition, input.replace('\'', '"'))).isEqualTo(new Verdict(holds, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "$.a           ; {'a':'yes'} ; false",
                "$.a           ; {'a':{}}    ; false",
                "$             ; []          ; false",
                "$.a || true   ; {'a':[]}    ; true",
                "!$.a          ; {'a':'no'}  ; true",
            })
    void whatStandsForNoBooleanCountsAsFalseAndSaysSo(String condition, String input, boolean holds) {
        assertThat(verdict(condition, input.replace('\'', '"'))).isEqualTo(new Verdict(holds, true));
    }

    @Test
    void whatIsNotLookedAtIsNotUnclear() {
        assertThat(verdict("true || $.a", "{\"a\":{}}")).isEqualTo(new Verdict(true, false));
        assertThat(verdict("false && $.a", "{\"a\":{}}")).isEqualTo(new Verdict(false, false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "$.a == 'x'            ; single-quotes @ 'x'",
                "$.a == 'x             ; single-quotes @ 'x",
                "$.a == \"x            ; unclosed-string @ \"x",
                "`x                    ; unclosed-string @ `x",
                "$.a == \"\\q\"        ; bad-string @ \"\\q\"",
                "$.a ==                ; condition-ends-early @ ==",
                "$.a &&                ; condition-ends-early @ &&",
                "($.a                  ; condition-ends-early @ $.a",
                "$.a ? 1               ; condition-ends-early @ 1",
                "$.a == )              ; bad-condition @ )",
                "$.a $.b               ; bad-condition @ $.b",
                "$.a \"x\"             ; bad-condition @ \"x\"",
                "$.a == == 1           ; bad-condition @ ==",
                "$.a == 5px            ; bad-condition @ 5px",
                "$.a == 1.2.3          ; bad-condition @ 1.2.3",
                "$.a == 1e999          ; bad-condition @ 1e999",
                "$.a =~ `x`            ; wrong-sign @ =",
                "$.a = 1               ; wrong-sign @ =",
                "$.a === 1             ; wrong-sign @ ===",
                "$.a <> 1              ; wrong-sign @ <>",
                "$.a & $.b             ; wrong-sign @ &",
                "$.a and $.b           ; wrong-sign @ and",
                "（$.a == 1）            ; wrong-sign @ （",
                "$.a == “x”            ; wrong-sign @ “",
                "status == \"ok\"      ; condition-word @ status",
                "$.a == ok             ; condition-word @ ok",
                "$.a == 正常             ; condition-word @ 正常",
                "$input.status == 1    ; condition-root @ $input.status",
                "$local.a[0] == 1      ; condition-root @ $local.a[0]",
                "$.a. == 1             ; bad-path @ $.a.",
                "$.a[x] == 1           ; bad-path @ $.a[x]",
                "$..a == 1             ; bad-path @ $..a",
                "$.a == @x             ; bad-condition @ @",
            })
    void aMistakeIsShownAtItsPlace(String condition, String expected) {
        assertThat(problem(condition)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n"})
    void anEmptyConditionEndsEarly(String condition) {
        assertThat(problem(condition)).isEqualTo("condition-ends-early @ " + condition);
    }

    @Test
    void aWrongRootAndAWrongSignSayWhatToWrite() {
        assertThat(Condition.read("$local.a.b == 1"))
                .extracting(reading ->
                        ((Reading.Unreadable<Condition>) reading).problem().arguments())
                .isEqualTo(List.of("$local.a.b", "$.a.b"));
        assertThat(Condition.read("$context.step.name == 1"))
                .extracting(reading ->
                        ((Reading.Unreadable<Condition>) reading).problem().arguments())
                .isEqualTo(List.of("$context.step.name", "$.name"));
        assertThat(Condition.read("not $.a"))
                .extracting(reading ->
                        ((Reading.Unreadable<Condition>) reading).problem().arguments())
                .isEqualTo(List.of("not", "!"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "!$.a                ; undocumented-operator @ !",
                "$.a + 1 > 2         ; undocumented-operator @ +",
                "$.a - 1 > 2         ; undocumented-operator @ -",
                "$.a * 1 > 2         ; undocumented-operator @ *",
                "$.a / 1 > 2         ; undocumented-operator @ /",
                "$.a % 1 > 2         ; undocumented-operator @ %",
                "$.a in $.b          ; undocumented-operator @ in",
                "$.a == null         ; undocumented-operator @ null",
                "$.a ? $.b : $.c     ; undocumented-operator @ ?",
                "$.a ?? $.b          ; undocumented-operator @ ??",
                "$.a == [1]          ; undocumented-operator @ [",
                "$.a > \"5\"         ; numeric-text @ \"5\"",
                "\"5\" <= $.a        ; numeric-text @ \"5\"",
            })
    void whatTheServiceDoesNotDocumentIsRemarked(String condition, String expected) {
        assertThat(remarks(condition)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "($.a == 1)",
                "$.a != -1",
                "-$.a < 1",
                "$.a == \"5\"",
                "$.a > \"b\"",
                "$.a && $.b || $.c",
                "$.a[0].b == `x`",
                "true"
            })
    void whatIsDocumentedOrInOfficialFlowsIsNotRemarked(String condition) {
        assertThat(remarks(condition)).isEmpty();
    }

    @Test
    void oneOperatorIsRemarkedOnce() {
        assertThat(remarks("$.a + 1 + 2 + 3 > 1")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '^',
            value = {
                "true                            ; true",
                "1 > 2                           ; false",
                "$.a && false                    ; false",
                "$.a || 1 == 1                   ; true",
                "!($.a && false)                 ; true",
                "$.a != \"x\" || $.a != \"y\"    ; true",
                "$.a == \"x\" && $.a == \"y\"    ; false",
            })
    void aConditionThatIsTheSameForEveryInputIsFound(String condition, boolean holds) {
        assertThat(condition(condition).always()).isEqualTo(Optional.of(holds));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$.a",
                "$.a == 1",
                "$.a && true",
                "$.a || false",
                "$.a == \"true\" && $.a == \"TRUE\"",
                "$.a == 1 && $.a == 2",
                "$.a != \"x\" && $.a != \"y\"",
                "$.a == \"x\" || $.a == \"y\"",
                "$.a == \"x\" && $.b == \"y\""
            })
    void aConditionThatDependsOnTheInputIsLeftAlone(String condition) {
        assertThat(condition(condition).always()).isEmpty();
    }

    @Test
    void thePathsOfAConditionAreKnownWithTheirPlace() {
        var text = "$.a > 1 && $.b.c == $";
        assertThat(condition(text).paths())
                .extracting(use -> use.path() + " @ " + use.range().of(text))
                .containsExactly("$.a @ $.a", "$.b.c @ $.b.c", "$ @ $");
    }

    @Test
    void absurdNestingIsRefusedAndLongChainsAreNot() {
        assertThat(problem("(".repeat(10_000) + "true" + ")".repeat(10_000))).isEqualTo("condition-too-deep @ (");
        assertThat(problem("!".repeat(10_000) + "true")).isEqualTo("condition-too-deep @ !");
        assertThat(problem("-".repeat(10_000) + "1")).isEqualTo("condition-too-deep @ -");
        assertThat(problem("[".repeat(10_000))).isEqualTo("condition-too-deep @ [");
        assertThat(problem("true ? ".repeat(10_000))).startsWith("condition-too-deep");
        assertThat(problem("(".repeat(99) + "true" + ")".repeat(99))).isEqualTo("none");
        for (var sign : List.of(" && ", " || ", " + ", " * ", " == ", " < ", " ?? ")) {
            assertThat(condition("$.a" + (sign + "$.a").repeat(20_000)).evaluate(Json.parse("{\"a\":1}")))
                    .isNotNull();
        }
    }

    @Test
    void anyTextIsReadOrRefusedWithARangeInsideIt() {
        var words = List.of(
                "$",
                "$.a",
                ".b",
                "[0]",
                "[\"",
                "\"x\"",
                "`",
                "'",
                "(",
                ")",
                "&&",
                "|",
                "==",
                "!",
                "-",
                "1.5",
                "e9",
                "in",
                "true",
                "?",
                ":",
                "，",
                "\ud83d",
                "\ud83d\ude00",
                "\\",
                " ",
                "\n",
                "null",
                "[*]",
                "中");
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(words.get(random.nextInt(words.size())));
            }
            switch (Condition.read(text.toString())) {
                case Reading.Read<Condition>(Condition condition, List<Diagnostic> remarks) -> {
                    assertThat(condition.evaluate(Value.NULL)).isNotNull();
                    assertThat(remarks)
                            .as("seed %d", seed)
                            .allMatch(remark -> remark.range().end() <= text.length());
                }
                case Reading.Unreadable<Condition>(Diagnostic problem) ->
                    assertThat(problem.range().end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
            }
        }
    }
}
