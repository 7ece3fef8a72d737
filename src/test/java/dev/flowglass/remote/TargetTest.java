package dev.flowglass.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:8765, http, 127.0.0.1:8765",
        "http://127.0.0.1:8765/, http, 127.0.0.1:8765",
        "https://cn-hangzhou.fnf.aliyuncs.com, https, cn-hangzhou.fnf.aliyuncs.com",
        "cn-hangzhou.fnf.aliyuncs.com, https, cn-hangzhou.fnf.aliyuncs.com"
    })
    void anAddressSaysHowToGetThere(String address, String protocol, String host) {
        var target = new Target(address, "id", "secret");

        assertThat(target.protocol()).isEqualTo(protocol);
        assertThat(target.host()).isEqualTo(host);
    }

    @Test
    void theKeyOfTheEnvironmentCountsOnlyWhole() {
        var whole = Map.of("ALIBABA_CLOUD_ACCESS_KEY_ID", " id ", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "s");

        assertThat(Target.withKeyOf(whole, "here")).contains(new Target("here", "id", "s"));
        assertThat(Target.withKeyOf(Map.of("ALIBABA_CLOUD_ACCESS_KEY_ID", "id"), "here"))
                .isEmpty();
    }

    @Test
    void noTextTellsTheSecret() {
        assertThat(new Target("here", "id", "hush").toString())
                .contains("here", "id")
                .doesNotContain("hush");
    }
}
