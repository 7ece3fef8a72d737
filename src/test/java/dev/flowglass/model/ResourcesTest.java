package dev.flowglass.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResourcesTest {
    private static Resources bound(String... arns) {
        return new Resources(Arrays.stream(arns)
                .map(arn -> new Binding(arn, new Binding.Kind.Echo()))
                .toList());
    }

    private static String match(Resources resources, String arn) {
        return resources.match(arn).map(Binding::arn).orElse("none");
    }

    @Test
    void emptyRegionAndAccountMatchAny() {
        var resources = bound("acs:fc:::services/shop/functions/charge");

        assertThat(match(resources, "acs:fc:cn-hangzhou:123:services/shop/functions/charge"))
                .isEqualTo("acs:fc:::services/shop/functions/charge");
        assertThat(match(
                        bound("acs:fc:cn-hangzhou:123:services/shop/functions/charge"),
                        "acs:fc:::services/shop/functions/charge"))
                .isNotEqualTo("none");
        assertThat(match(resources, "acs:fc:::services/shop/functions/pay")).isEqualTo("none");
    }

    @Test
    void aStarStandsForAnyCharactersOfOnePart() {
        var resources = bound("acs:fc:::services/shop/functions/*", "acs:fnf:::flow/c*d");

        assertThat(match(resources, "acs:fc:::services/shop/functions/charge")).isNotEqualTo("none");
        assertThat(match(resources, "acs:fc:::services/shop/x/functions/charge"))
                .isEqualTo("none");
        assertThat(match(resources, "acs:fnf:::flow/child")).isNotEqualTo("none");
        assertThat(match(resources, "acs:fnf:::flow/cd")).isNotEqualTo("none");
        assertThat(match(resources, "acs:fnf:::flow/c/d")).isEqualTo("none");
        assertThat(match(bound("acs:fc:::services/*/functions/f"), "acs:fc:::services/a/b/functions/f"))
                .isEqualTo("none");
    }

    @Test
    void theFirstMatchInFileOrderWins() {
        assertThat(match(
                        bound("acs:fc:::services/s/functions/*", "acs:fc:::services/s/functions/f"),
                        "acs:fc:::services/s/functions/f"))
                .isEqualTo("acs:fc:::services/s/functions/*");
    }

    @Test
    void aQualifierTakesItsExactEntryElseTheOneWithout() {
        var both = bound("acs:fc:::services/s/functions/f", "acs:fc:::services/s.LATEST/functions/f");

        assertThat(match(both, "acs:fc:::services/s.LATEST/functions/f"))
                .isEqualTo("acs:fc:::services/s.LATEST/functions/f");
        assertThat(match(both, "acs:fc:::services/s.v1/functions/f")).isEqualTo("acs:fc:::services/s/functions/f");
    }
}
