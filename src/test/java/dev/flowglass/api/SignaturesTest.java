package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.api.http.Signing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Requests as official clients signed them, with the key pair `testak` and `testsk`.
class SignaturesTest {
    private static final String SECRET = "testsk";

    @Test
    void aReportOfThePythonClientHasTheSignatureThatItSent() throws Refusal {
        var given = Parameters.of(
                "TaskToken=tok%2B%2F%3D%26%25~%2A%20%E4%B8%AD&Version=2019-03-15&Action=ReportTaskSucceeded&Format=JSON"
                        + "&RegionId=cn-hangzhou&Timestamp=2026-11-24T02%3A17%3A04Z&SignatureMethod=HMAC-SHA1"
                        + "&SignatureType=&SignatureVersion=1.0&SignatureNonce=47a3f0955085c4228e5ad923037b230c"
                        + "&AccessKeyId=testak&Signature=M7lxo%2F6NrNcktivww04nNUU57UM%3D",
                "Output=%7B%22status%22%3A+%22ok%22%7D");

        assertThat(given.text("TaskToken")).isEqualTo("tok+/=&%~* 中");
        assertThat(Signatures.rpc("POST", given.values(), SECRET))
                .isEqualTo("M7lxo/6NrNcktivww04nNUU57UM=")
                .isEqualTo(given.text("Signature"));
    }

    @Test
    void aReportOfTheNodeClientHasAllItsParametersInTheForm() throws Refusal {
        var given = Parameters.of(
                "",
                "AccessKeyId=testak&Action=ReportTaskSucceeded&Format=JSON&Output=v-Output&SignatureMethod=HMAC-SHA1"
                        + "&SignatureNonce=6f5da3783a4bb400c201ad2214c4b79c&SignatureVersion=1.0&TaskToken=v-TaskToken"
                        + "&Timestamp=2026-11-24T02%3A24%3A49Z&Version=2019-03-15"
                        + "&Signature=eDlt31HpkxTdqgPyGSZtRMskUGk%3D");

        assertThat(Signatures.rpc("POST", given.values(), SECRET)).isEqualTo(given.text("Signature"));
    }

    @Test
    void aReportOfTheGenericClientIsSignedOverItsHeadersAndTheHashOfItsBody() {
        var headers = Map.of(
                "content-type", "application/x-www-form-urlencoded",
                "host", "127.0.0.1:18003",
                "x-acs-action", "ReportTaskSucceeded",
                "x-acs-content-sha256", "52509a937093c27cdffabb5712d7f4e33685952a4f5f55c60f4e6e9a40ad6c5b",
                "x-acs-credentials-provider", "static_ak",
                "x-acs-date", "2026-11-24T02:23:18Z",
                "x-acs-signature-nonce", "4ccd768fb9f451b02dea4d4298226bd3",
                "x-acs-version", "2019-03-15");
        var query = new TreeMap<>(Map.of("TaskToken", "a+/="));
        var hash = Signing.sha256("Output=%7B%7D".getBytes(StandardCharsets.UTF_8));

        assertThat(hash).isEqualTo(headers.get("x-acs-content-sha256"));
        assertThat(Signatures.acs3(
                        "POST",
                        "/",
                        query,
                        List.copyOf(new TreeMap<>(headers).keySet()),
                        name -> headers.getOrDefault(name, ""),
                        hash,
                        SECRET))
                .isEqualTo("9bd7ec676cb748d2738f46d27b77eb14eb931593ddc2e976b75632af12bac37b");
    }
}
