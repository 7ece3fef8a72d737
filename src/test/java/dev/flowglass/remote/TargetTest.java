package dev.flowglass.remote;

import static org.assertj.core.api.Assertions.assertThat;

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
        var target = new Target(address, new Credentials("id", "secret"));

        assertThat(target.protocol()).isEqualTo(protocol);
        assertThat(target.host()).isEqualTo(host);
    }

    @Test
    void noTextTellsTheSecret() {
        assertThat(new Target("here", new Credentials("id", "hush")).toString())
                .contains("here", "id")
                .doesNotContain("hush");
    }
}
