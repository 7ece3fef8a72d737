package dev.flowglass.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.source.Range;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathTest {
    private static final Scope SCOPE = new Scope(
            Json.parse("{\"a\":{\"b\":[10,20,{\"c\":null}]},\"客户\":1,\"any key\":2,\"x-y_1\":3}"),
            Json.parse("[{\"parts\":[1,2]},{\"parts\":[3]},{\"other\":4}]"),
            Json.parse("{\"task\":{\"token\":\"T\"}}"));

    @Test
    void aPathWithoutStarGivesTheValueWithItsType() {
        assertGives("$input.a.b[1]", "20");
        assertGives("$input.a.b[2].c", "null");
        assertGives("$context.task.token", "\"T\"");
        assertGives("$local", "[{\"parts\":[1,2]},{\"parts\":[3]},{\"other\":4}]");
        assertGives("$input.客户", "1");
        assertGives("$input[\"any key\"]", "2");
        assertGives("$input.x-y_1", "3");
    }

    @Test
    void aStarListsTheMatchesAndAFurtherStarOpensThem() {
        assertGives("$local[*].parts", "[[1,2],[3]]");
        assertGives("$local[*].parts[*]", "[1,2,3]");
        assertGives("$local[*].nothing", "[]");
        assertGives("$input.nothing[*]", "[]");
    }

    @Test
    void whatIsNotThereIsMissing() {
        for (var path : List.of("$input.z", "$input.a.z.y", "$input.a.b[3]", "$input.a[0]", "$local.parts")) {
            assertThat(read(path).in(SCOPE)).as(path).isEmpty();
        }
    }

    @Test
    void onlyThreeNamesFollowedByAnEndADotOrABracketArePaths() {
        assertThat(List.of("$input", "$local.a", "$context[\"x\"]")).allMatch(Path::isMappingPath);
        assertThat(List.of("$inputs", "$.x", "$", "input", "$ input", "$Input.a"))
                .noneMatch(Path::isMappingPath);
    }

    @Test
    void aPathThatCannotBeReadIsPointedAtWhereItBreaks() {
        assertBreaksAt("$input.", 6);
        assertBreaksAt("$input.a..b", 8);
        assertBreaksAt("$input.a[", 8);
        assertBreaksAt("$input.a[x]", 8);
        assertBreaksAt("$input.a[-1]", 8);
        assertBreaksAt("$input.a[99999999999]", 8);
        assertBreaksAt("$input.a b", 8);
        assertBreaksAt("$input[\"a]", 6);
        assertBreaksAt("$input[\"a\\", 6);
    }

    @Test
    void aPathIsWrittenInItsShortestSpelling() {
        assertThat(read("$input[\"a\"][\"b c\"][0][*]").toString()).isEqualTo("$input.a[\"b c\"][0][*]");
        assertThat(read("$[\"\"]").toString()).isEqualTo("$[\"\"]");
    }

    @Test
    void aTemplateFillsItsPathsAtAnyDepth() {
        var template = new Template.Items(List.of(
                new Template.At(read("$.a.b[0]")), new Template.At(read("$.none")), new Template.Constant(Obj.EMPTY)));

        assertThat(template.fill(SCOPE.input()).orElseThrow()).hasToString("[10,null,{}]");
        assertThat(new Template.At(read("$.none")).fill(SCOPE.input())).isEmpty();
    }

    private static Path read(String text) {
        return switch (Path.read(text)) {
            case Reading.Read<Path> read -> read.expression();
            case Reading.Unreadable<Path> unreadable -> throw new AssertionError(text + ": " + unreadable.problem());
        };
    }

    private static void assertGives(String path, String json) {
        assertThat(read(path).in(SCOPE)).as(path).contains(Json.parse(json));
    }

    private static void assertBreaksAt(String path, int offset) {
        assertThat(Path.read(path)).as(path).isInstanceOfSatisfying(Reading.Unreadable.class, unreadable -> {
            assertThat(unreadable.problem().code()).isEqualTo(ExpressionCode.BAD_PATH);
            assertThat(unreadable.problem().range()).as(path).isEqualTo(new Range(offset, path.length()));
        });
    }
}
