package dev.flowglass.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.value.Json.Mistake;
import dev.flowglass.value.Json.Reading;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void anyValueIsReadAndWrittenCompactInItsOwnOrder() {
        var text = "{\"b\":[1,-2.50,1e3,true,null,\"\\u4e2d\"],\"a\":{}}";

        assertThat(Json.text(Json.parse(text))).isEqualTo("{\"b\":[1,-2.50,1000,true,null,\"中\"],\"a\":{}}");
    }

    @Test
    void integersAndDecimalsOfAnySizeKeepTheirValue() {
        var text = "[123456789012345678901234567890,0.1234567890123456789012345678901]";

        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    @Test
    void numbersAreEqualByAmountAndObjectsWhateverTheirOrder() {
        assertThat(Json.parse("{\"a\":1,\"b\":[1.0]}")).isEqualTo(Json.parse("{\"b\":[1e0],\"a\":1.00}"));
        assertThat(Json.parse("1").hashCode()).isEqualTo(Json.parse("1.0").hashCode());
        assertThat(Json.parse("[1,2]")).isNotEqualTo(Json.parse("[2,1]"));
    }

    @Test
    void sortedKeysStandInTheOrderOfTheirBytes() {
        assertThat(Json.sorted(Json.parse("{\"b\":1,\"B\":{\"z\":1,\"y\":2},\"中\":1,\"\\uFF21\":2,\"😀\":3}")))
                .isEqualTo("{\"B\":{\"y\":2,\"z\":1},\"b\":1,\"中\":1,\"\uFF21\":2,\"😀\":3}");
    }

    @Test
    void prettyTextHasAnEntryALine() {
        assertThat(Json.pretty(Json.parse("{\"a\":[1,{\"b\":2}],\"c\":[],\"d\":{}}")))
                .isEqualTo("""
                    {
                      "a": [
                        1,
                        {
                          "b": 2
                        }
                      ],
                      "c": [],
                      "d": {}
                    }\
                    """);
    }

    @Test
    void aMistakeIsFoundAtItsCharacter() {
        assertMistake("", 0, Mistake.UNEXPECTED_END);
        assertMistake("{\"a\":", 5, Mistake.UNEXPECTED_END);
        assertMistake("{\"status\": ok}", 11, Mistake.UNEXPECTED_CHARACTER);
        assertMistake("{\"a\":1,}", 7, Mistake.UNEXPECTED_CHARACTER);
        assertMistake("{'a':1}", 1, Mistake.UNEXPECTED_CHARACTER);
        assertMistake("{\"a\":01}", 6, Mistake.UNEXPECTED_CHARACTER);
        assertMistake("{} {}", 3, Mistake.MORE_TEXT);
        assertMistake("{\"a\":1,\"a\":2}", 7, Mistake.DUPLICATE_KEY);
        assertMistake("NaN", 0, Mistake.UNEXPECTED_CHARACTER);
    }

    private static void assertMistake(String text, int offset, Mistake mistake) {
        assertThat(Json.read(text)).as(text).isInstanceOfSatisfying(Reading.Malformed.class, malformed -> {
            assertThat(malformed.mistake()).as(text).isEqualTo(mistake);
            assertThat(malformed.offset()).as(text).isEqualTo(offset);
            assertThat(malformed.detail()).isNotBlank().doesNotContain("Source", "`");
        });
    }

    @Test
    void halfASurrogatePairWhichNoFileCanHoldIsReplacedWhenItIsRead() {
        var read = Json.parse("{\"a\":\"a\\ude00b\\ud83d\\ude00\"}");

        assertThat(Json.text(read)).isEqualTo("{\"a\":\"a\ufffdb😀\"}");
    }

    @Test
    void textThatIsNestedTooDeeplyIsRefused() {
        assertThat(Json.read("[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH)))
                .isInstanceOf(Reading.Parsed.class);
        assertThat(Json.read("[".repeat(100_000))).isInstanceOfSatisfying(Reading.Malformed.class, malformed -> {
            assertThat(malformed.mistake()).isEqualTo(Mistake.TOO_DEEP);
            assertThat(malformed.detail()).endsWith("the maximum allowed (500)");
        });
    }

    @Test
    void theSizeIsThatOfTheCompactTextInUtf8() {
        for (var text : List.of("{\"a\":[1,2.5,null,true],\"中\\n\":\"\\u0001😀\\\"\"}", "[]", "{}", "-0.00", "1e100")) {
            var value = Json.parse(text);
            assertThat(value.bytes()).as(text).isEqualTo(Json.text(value).getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @Test
    void mergingTakesTheSecondObjectsValues() {
        var merged =
                ((Obj) Json.parse("{\"a\":1,\"b\":{\"x\":1}}")).merge((Obj) Json.parse("{\"b\":{\"y\":2},\"c\":3}"));

        assertThat(Json.text(merged)).isEqualTo("{\"a\":1,\"b\":{\"y\":2},\"c\":3}");
    }
}
