package dev.flowglass.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SyntaxTest {
    @Test
    void keysTypesNamesAndTextsAreTold() {
        assertThat(read("- type: task # now", 0))
                .containsExactly("punctuation -", "key type", "punctuation :", "type task", "comment # now");
        assertThat(read("  name: approve it", 0)).containsExactly("key name", "punctuation :", "name approve it");
        assertThat(read("  goto: 'a # b'", 0)).containsExactly("key goto", "punctuation :", "name 'a # b'");
        assertThat(read("resourceArn: acs:fc:::services/a", 0))
                .containsExactly("key resourceArn", "punctuation :", "string acs:fc:::services/a");
        assertThat(read("duration: 10", 0)).containsExactly("key duration", "punctuation :", "number 10");
        assertThat(read("# all: comment", 0)).containsExactly("comment # all: comment");
    }

    @Test
    void pathsAndConditionsAreTold() {
        assertThat(read("source: $input.a[0].b", 0))
                .containsExactly("key source", "punctuation :", "path $input.a[0].b");
        assertThat(read("arn: acs:${region}:x", 0))
                .containsExactly("key arn", "punctuation :", "string acs:", "path ${region}", "string :x");
        assertThat(read("- condition: $.n > 3 && $.s == \"on\"", 0))
                .containsExactly(
                        "punctuation -",
                        "key condition",
                        "punctuation :",
                        "path $.n",
                        "condition  > ",
                        "number 3",
                        "condition  && ",
                        "path $.s",
                        "condition  == ",
                        "string \"on\"");
    }

    @Test
    void mapsInBracesAreRead() {
        assertThat(read("- {type: wait, name: w, end: true}", 0))
                .containsExactly(
                        "punctuation -",
                        "punctuation {",
                        "key type",
                        "punctuation :",
                        "type wait",
                        "punctuation ,",
                        "key name",
                        "punctuation :",
                        "name w",
                        "punctuation ,",
                        "key end",
                        "punctuation :",
                        "number true",
                        "punctuation }");
    }

    @Test
    void whatALineIsDependsOnTheLinesAbove() {
        assertThat(read("errors:\n  - FnF.Timeout", 1)).containsExactly("punctuation -", "error-name FnF.Timeout");
        assertThat(read("note: |\n  type: x\n  $input.y\nb: 1", 1)).containsExactly("string type: x");
        assertThat(read("note: |\n  type: x\n  $input.y\nb: 1", 2)).containsExactly("path $input.y");
        assertThat(read("note: |\n  type: x\n\nb: 1", 3)).containsExactly("key b", "punctuation :", "number 1");
    }

    @Test
    void anyLineIsReadWithoutOverlapAndInOrder() {
        for (var line : List.of(
                "\"", "'", "{{[", ": : :", "- - -", "a:b", "$", "\t#", "}:", "'a':", "\"a\": \"b", "中文: 值 # 注")) {
            int at = 0;
            for (var token : Syntax.tokens(i -> line, 0, 0).getFirst()) {
                assertThat(token.start()).as(line).isGreaterThanOrEqualTo(at);
                assertThat(token.end()).as(line).isGreaterThan(token.start()).isLessThanOrEqualTo(line.length());
                at = token.end();
            }
        }
    }

    private static List<String> read(String text, int line) {
        var lines = text.split("\n", -1);
        var told = new ArrayList<String>();
        for (var token : Syntax.tokens(i -> lines[i], line, line).getFirst()) {
            told.add(token.kind().styleClass().substring("syntax-".length()) + " "
                    + lines[line].substring(token.start(), token.end()));
        }
        return told;
    }
}
