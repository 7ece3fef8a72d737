package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever may not call changes nothing.
class GuardTest {
    @SuppressWarnings("NullAway.Init")
    private Service service;

    @BeforeEach
    void open() throws IOException {
        service = new Service();
    }

    @AfterEach
    void close() {
        assertThat(service.store.flows().find("evil")).isEmpty();
        service.close();
    }

    private Service.Call create() {
        return service.prepare("CreateFlow", Map.of("Name", "evil", "Definition", Service.PASS, "Type", "FDL"));
    }

    private static String code(Service.Reply reply) {
        return reply.status() + " " + reply.code();
    }

    @Test
    void anUnsignedRequestIsRefused() throws Exception {
        assertThat(code(create().send())).isEqualTo("403 SignatureNotMatch");
    }

    @Test
    void aRequestSignedWithAnotherSecretIsRefused() throws Exception {
        var call = create();
        call.secret = "guessed";
        assertThat(code(call.signed().send())).isEqualTo("403 SignatureNotMatch");
    }

    @Test
    void anUnknownKeyIsRefused() throws Exception {
        assertThat(code(create().with("AccessKeyId", "LTAIunknown").signed().send()))
                .isEqualTo("403 InvalidAccessKeyID");
    }

    @Test
    void aRequestThatWasChangedOnItsWayIsRefused() throws Exception {
        assertThat(code(create().signed().with("Description", "changed").send()))
                .isEqualTo("403 SignatureNotMatch");
    }

    @Test
    void aRequestIsTakenOnce() throws Exception {
        var call = service.prepare("ListFlows", Map.of()).signed();
        assertThat(call.send().status()).isEqualTo(200);
        assertThat(code(call.send())).isEqualTo("403 SignatureNotMatch");
    }

    @Test
    void aClockThatIsMoreThanFifteenMinutesOffIsRefused() throws Exception {
        for (long minutes : new long[] {-16, 16}) {
            var then = Instant.now().plus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
            assertThat(code(create().with("Timestamp", then.toString()).signed().send()))
                    .isEqualTo("403 RequestTimeTooSkewed");
        }
        var near = Instant.now().minus(14, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        assertThat(service.prepare("ListFlows", Map.of())
                        .with("Timestamp", near.toString())
                        .signed()
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aWebPageIsRefused() throws Exception {
        var call = create();
        call.headers.put("Origin", "http://evil.example");
        assertThat(code(call.signed().send())).isEqualTo("403 AccessDenied");
    }

    @Test
    void aFormOfAWebPageIsRefusedBecauseItCannotNameTheOperationInAHeader() throws Exception {
        var call = create();
        call.headers.remove("x-acs-action");
        assertThat(code(call.signed().send())).isEqualTo("400 MissingRequiredHeader");
    }

    @Test
    void aHeaderThatIsNotSignedNamesNoOperation() throws Exception {
        var call = create();
        call.parameters.remove("Action");
        assertThat(code(call.signed().send())).isEqualTo("400 ActionNotSupported");
    }

    @Test
    void anotherHostIsRefusedAlsoWhenItLeadsHere() throws Exception {
        for (var host : new String[] {"evil.example", "evil.example:" + service.endpoint.port(), "127.0.0.1:1"}) {
            assertThat(raw("GET /?Action=ListFlows HTTP/1.1\r\nHost: " + host
                            + "\r\nx-acs-action: ListFlows\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("AccessDenied");
        }
    }

    @Test
    void theLoopbackAddressIsTakenWithThePortOrWithoutOne() throws Exception {
        int port = service.endpoint.port();
        for (var host : new String[] {"127.0.0.1", "localhost", "127.0.0.1:" + port, "localhost:" + port}) {
            assertThat(raw("GET /?Action=ListFlows HTTP/1.1\r\nHost: " + host
                            + "\r\nx-acs-action: ListFlows\r\nConnection: close\r\n\r\n"))
                    .contains("SignatureNotMatch");
        }
    }

    @Test
    void theServicesOwnNameIsTakenInProxyFormOnly() throws Exception {
        var cloud = "cn-hangzhou.fnf.aliyuncs.com";
        var rest = " HTTP/1.1\r\nHost: " + cloud + "\r\nx-acs-action: ListFlows\r\nConnection: close\r\n\r\n";

        assertThat(raw("GET http://" + cloud + "/?Action=ListFlows" + rest)).contains("SignatureNotMatch");
        assertThat(raw("GET /?Action=ListFlows" + rest)).contains("AccessDenied");
        assertThat(raw("GET http://evil.example/?Action=ListFlows" + rest.replace(cloud, "evil.example")))
                .contains("AccessDenied");
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedWithoutBeingRead() throws Exception {
        assertThat(raw("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + service.endpoint.port()
                        + "\r\nx-acs-action: CreateFlow\r\nContent-Length: 99999999999\r\n\r\nName=evil"))
                .startsWith("HTTP/1.1 400")
                .contains("EntityTooLarge");
    }

    @Test
    void aBodyInPiecesIsRefusedOnceItIsTooLarge() throws Exception {
        var chunk = "x".repeat(64 * 1024);
        var text = new StringBuilder("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + service.endpoint.port()
                + "\r\nx-acs-action: CreateFlow\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 17; i++) {
            text.append("10000\r\n").append(chunk).append("\r\n");
        }
        assertThat(raw(text.toString())).contains("EntityTooLarge");
    }

    @Test
    void otherPathsAndBrokenEncodingsAreRefused() throws Exception {
        var rest = " HTTP/1.1\r\nHost: 127.0.0.1:" + service.endpoint.port()
                + "\r\nx-acs-action: ListFlows\r\nConnection: close\r\n\r\n";
        assertThat(raw("GET /?Action=%zz" + rest)).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /../../etc/passwd" + rest))
                .startsWith("HTTP/1.1 40")
                .doesNotContain("root:");
        assertThat(raw("nonsense\r\n\r\n")).startsWith("HTTP/1.1 400");
    }

    @Test
    void aThousandConnectionsThatSayNothingDoNotKeepOthersOut() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 1_000; i++) {
                idle.add(connect());
            }
            assertThat(service.call("ListFlows", Map.of()).status()).isEqualTo(200);
        } finally {
            for (var socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void aBodyThatNeverEndsDoesNotKeepOthersOut() throws Exception {
        try (var slow = connect()) {
            slow.getOutputStream()
                    .write(("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + service.endpoint.port()
                                    + "\r\nx-acs-action: CreateFlow\r\nContent-Length: 1000\r\n\r\nName")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(service.call("ListFlows", Map.of()).status()).isEqualTo(200);
        }
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), service.endpoint.port());
    }

    /// Sends these bytes, and gives what comes back.
    private String raw(String request) throws IOException {
        try (var socket = connect()) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
                socket.getOutputStream().flush();
            } catch (IOException e) {
                // The other side closed before it had read everything, which is what this is about.
                assertThat(e).isNotNull();
            }
            var answer = new StringBuilder();
            try {
                int read = socket.getInputStream().read();
                while (read >= 0) {
                    answer.append((char) read);
                    if (answer.length() > 200 && answer.toString().endsWith("}")) {
                        break;
                    }
                    read = socket.getInputStream().read();
                }
            } catch (java.net.SocketException e) {
                assertThat(answer).isNotEmpty();
            }
            return answer.toString();
        }
    }
}
