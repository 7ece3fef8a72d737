package dev.flowglass.debug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.debug.Difference.Kind;
import dev.flowglass.expression.Path;
import dev.flowglass.value.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static List<String> between(String before, String after) {
        return Difference.between(Json.parse(before), Json.parse(after), 100).stream()
                .map(one -> "%s %s %s %s"
                        .formatted(
                                one.kind(),
                                new Path(Path.Root.LOCAL, one.path()),
                                one.before().map(Json::text).orElse("-"),
                                one.after().map(Json::text).orElse("-")))
                .toList();
    }

    @Test
    void objectsAndArraysAreOpenedAndEachPlaceIsNamedOnce() {
        assertThat(between(
                        "{\"same\":1,\"n\":1,\"deep\":{\"a\":[1,2,3],\"b\":true},\"gone\":null}",
                        "{\"same\":1.0,\"n\":2,\"deep\":{\"a\":[1,5],\"b\":true,\"c\":{}},\"new\":[]}"))
                .containsExactly(
                        "CHANGED $local.n 1 2",
                        "CHANGED $local.deep.a[1] 2 5",
                        "REMOVED $local.deep.a[2] 3 -",
                        "ADDED $local.deep.c - {}",
                        "REMOVED $local.gone null -",
                        "ADDED $local.new - []");
    }

    @Test
    void valuesOfDifferentKindsDifferAsAWholeAndEqualOnesNowhere() {
        assertThat(between("{\"a\":[1]}", "{\"a\":{\"x\":1}}")).containsExactly("CHANGED $local.a [1] {\"x\":1}");
        assertThat(between("[1,2]", "[1,2]")).isEmpty();
    }

    @Test
    void noMorePlacesAreListedThanAskedFor() {
        var many = Json.parse("{\"a\":1,\"b\":2,\"c\":3}");
        assertThat(Difference.between(Json.parse("{}"), many, 2)).hasSize(2).allMatch(one -> one.kind() == Kind.ADDED);
    }
}
