package dev.flowglass.api.mns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flowglass.store.AccessKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MnsSignatureTest {
    private static final AccessKey KEY = new AccessKey("testak", "testsk");
    private static final Map<String, String> SEND = Map.of(
            "content-type", "text/xml;charset=UTF-8",
            "date", "Tue, 24 Nov 2026 02:31:56 GMT",
            "x-mns-version", "2015-06-06");

    private static MnsRequest request(String method, String target, Map<String, String> headers) {
        return new MnsRequest(method, target, headers, "");
    }

    private static MnsRequest signed(String authorization) {
        var headers = new HashMap<>(SEND);
        headers.put("Authorization", authorization);
        return request("POST", "/queues/fnf-q/messages", headers);
    }

    @Test
    void theFirstVersionIsMadeOverMethodHeadersAndTheTargetAsSent() {
        assertThat(MnsSignature.v1(request("POST", "/queues/fnf-q/messages", SEND), "testsk"))
                .isEqualTo("xAx33VA1idwyOHN9xGq8Zylxf+E=");
        var delete = "/queues/fnf-q/messages?ReceiptHandle=8-JqKhHI9yT4yjTZpwv6gXgg==";
        assertThat(MnsSignature.v1(request("DELETE", delete, SEND), "testsk"))
                .isEqualTo("DK53ThdVZdzV22UqTc/IkdZIVys=");
        var node = Map.of(
                "content-md5", "NDRhNmFiMzEyMDNmYzE2ZDkzNzk4ZmMyNGI1NWY2NTk=",
                "content-type", "text/xml",
                "x-mns-date", "Tue, 24 Nov 2026 02:34:31 GMT",
                "x-mns-version", "2015-06-06");
        assertThat(MnsSignature.v1(request("POST", "/queues/nq/messages", node), "testsk"))
                .isEqualTo("IuYQDBd3mu9z6SZ15Iay7/Os7Eg=");
    }

    @Test
    void theFourthVersionIsMadeOverTheCanonicalRequest() {
        var headers = Map.of(
                "content-type", "text/xml;charset=UTF-8",
                "date", "Tue, 24 Nov 2026 02:32:02 GMT",
                "x-mns-version", "2015-06-06");
        var request = request("GET", "/queues/fnf-q-v4/messages?numOfMessages=16&waitseconds=2", headers);

        assertThat(MnsSignature.v4(request, "testsk", Instant.parse("2026-11-24T02:32:02Z"), "cn-hangzhou"))
                .isEqualTo("d3ac02c07ffbffb34f585a9d38e7b075ef54b2f245f13993e5c9778ed0fc98fc");
    }

    @Test
    void aRequestOfAnotherKeyOrTimeOrWithAnotherSignatureIsRefused() {
        var good = signed("MNS testak:xAx33VA1idwyOHN9xGq8Zylxf+E=");
        var then = Instant.parse("2026-11-24T02:31:56Z");

        assertThatCode(() -> MnsSignature.check(good, KEY, then)).doesNotThrowAnyException();
        assertThatCode(() -> MnsSignature.check(good, KEY, then.plusSeconds(900)))
                .doesNotThrowAnyException();
        refused(good, then.plusSeconds(901), "RequestTimeTooSkewed");
        refused(signed("MNS testak:AAAA"), then, "SignatureNotMatch");
        refused(signed("MNS other:xAx33VA1idwyOHN9xGq8Zylxf+E="), then, "InvalidAccessKeyID");
        refused(request("POST", "/queues/fnf-q/messages", SEND), then, "SignatureNotMatch");
    }

    private static void refused(MnsRequest request, Instant now, String code) {
        assertThatThrownBy(() -> MnsSignature.check(request, KEY, now))
                .isInstanceOfSatisfying(MnsRefusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(403);
                    assertThat(refusal.code()).isEqualTo(code);
                });
    }
}
