package dev.flowglass.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.Served;
import dev.flowglass.api.http.Signing;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a hostile or broken program on this machine can do to a serving process of little memory, byte by byte. The
/// time for one request is set to two seconds, so that nobody waits for the usual one.
class AttackIT {
    private static final int MEGABYTE = 1_024 * 1_024;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Served served;

    @BeforeAll
    static void serve() throws IOException {
        served = new Served(home, "-Xmx160m", "-Dsun.net.httpserver.maxReqTime=2", "-XX:+ExitOnOutOfMemoryError");
    }

    @AfterEach
    void others() throws IOException {
        assertThat(served.isAlive()).isTrue();
        assertThat(answered(signed("ListFlows"))).startsWith("HTTP/1.1 200");
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), served.port());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private String headers(String more) {
        return " HTTP/1.1\r\nHost: %s\r\nx-acs-action: any\r\nConnection: close\r\n%s\r\n"
                .formatted(served.host(), more);
    }

    /// A good request, never the same twice.
    private String signed(String action) {
        var all = new TreeMap<String, String>();
        all.put("Action", action);
        all.put("Version", "2019-03-15");
        all.put("AccessKeyId", Served.KEY);
        all.put("SignatureMethod", "HMAC-SHA1");
        all.put("SignatureNonce", UUID.randomUUID().toString());
        all.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        all.put("Signature", Signatures.rpc("GET", all, Served.SECRET));
        return "GET /?"
                + all.entrySet().stream()
                        .map(pair -> Signing.encode(pair.getKey()) + "=" + Signing.encode(pair.getValue()))
                        .collect(Collectors.joining("&"))
                + headers("");
    }

    /// Sends a whole request and reads the answer to its end.
    private String answered(String request) throws IOException {
        try (var socket = connect()) {
            send(socket, request);
            return rest(socket.getInputStream());
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    /// What comes until the other side closes, politely or not.
    private static String rest(InputStream in) throws IOException {
        var text = new StringBuilder();
        try {
            for (int read = in.read(); read >= 0; read = in.read()) {
                text.append((char) read);
            }
        } catch (SocketException e) {
            return text.toString();
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nHost: HERE\r\nx-acs-action: any\r\nContent-Length: 1000\r\n\r\nName",
                "POST / HTTP/1.1\r\nHost: HERE\r\nx-acs-action: any\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nName",
                "POST / HTTP/1.1\r\nHost: HERE\r\nx-acs-act",
                "POST /?Acti"
            })
    void aRequestThatNeverEndsIsCutOff(String beginning) throws Exception {
        try (var socket = connect()) {
            send(socket, beginning.replace("HERE", served.host()));

            var ended = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return rest(socket.getInputStream());
                        } catch (IOException e) {
                            throw new AssertionError("It was not cut off", e);
                        }
                    },
                    task -> Thread.ofVirtual().start(task));

            assertThat(ended.orTimeout(30, TimeUnit.SECONDS).join()).doesNotContain("HTTP/1.1 200");
        }
    }

    @Test
    void aThousandConnectionsThatSayNothingLeaveRoomForOthers() throws Exception {
        var idle = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 1_000; i++) {
                idle.add(connect());
            }
            for (int i = 0; i < 20; i++) {
                assertThat(answered(signed("ListFlows"))).startsWith("HTTP/1.1 200");
            }
        } finally {
            close(idle);
        }
    }

    private static void close(List<Socket> sockets) throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }

    @Test
    void manyBodiesThatAreJustSmallEnoughDoNotFillTheMemory() throws Exception {
        var sockets = new ArrayList<Socket>();
        var body = "x".repeat(MEGABYTE - 1);
        try {
            var sending = new ArrayList<CompletableFuture<Void>>();
            for (int i = 0; i < 300; i++) {
                var socket = connect();
                sockets.add(socket);
                sending.add(CompletableFuture.runAsync(
                        () -> {
                            try {
                                send(socket, "POST /" + headers("Content-Length: %d\r\n".formatted(MEGABYTE)) + body);
                            } catch (IOException e) {
                                assertThat(e).isNotNull();
                            }
                        },
                        task -> Thread.ofVirtual().start(task)));
            }
            CompletableFuture.allOf(sending.toArray(CompletableFuture<?>[]::new))
                    .orTimeout(60, TimeUnit.SECONDS)
                    .join();
        } finally {
            close(sockets);
        }
    }

    @Test
    void aBodyThatIsTooLargeIsRefusedBeforeItWasSent() throws Exception {
        try (var socket = connect()) {
            send(socket, "POST /" + headers("Content-Length: 1000000000\r\n") + "Name=");
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);

            assertThat(answer).isEqualTo("HTTP/1.1 400");
        }
        assertThat(answered("POST /" + headers("Content-Length: %d\r\n".formatted(MEGABYTE + 1))
                        + "x".repeat(MEGABYTE + 1)))
                .contains("EntityTooLarge");
    }

    @Test
    void hugeHeadersAreNotRead() throws Exception {
        try (var socket = connect()) {
            var line = "x-filler: " + "x".repeat(8_000) + "\r\n";
            try {
                send(socket, "GET / HTTP/1.1\r\nHost: %s\r\nx-acs-action: any\r\n".formatted(served.host()));
                for (int i = 0; i < 1_000; i++) {
                    send(socket, line);
                }
            } catch (SocketException e) {
                assertThat(e).isNotNull();
            }
            assertThat(rest(socket.getInputStream())).doesNotContain("HTTP/1.1 200");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../../../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "//etc/passwd",
                "/queues/jobs/messages",
                "/./",
                "/%00",
                "/index.html",
                "file:///etc/passwd",
                "http://169.254.169.254/latest/meta-data/",
                "http://127.0.0.1@evil.example/"
            })
    void otherPathsLeadNowhere(String target) throws Exception {
        var good = signed("ListFlows");
        var query = good.substring(good.indexOf('?'), good.indexOf(" HTTP"));

        assertThat(answered("GET " + target + query + headers("")))
                .matches(Pattern.compile("HTTP/1\\.1 40[0-5].*", Pattern.DOTALL))
                .doesNotContain("root:");
    }

    @Test
    void nothingIsForwarded() throws Exception {
        assertThat(answered("CONNECT example.com:443" + headers(""))).doesNotContain("HTTP/1.1 200");
        assertThat(answered("GET http://example.com/" + headers("").replace(served.host(), "example.com")))
                .startsWith("HTTP/1.1 403")
                .contains("AccessDenied");
    }

    @Test
    void aPageMayNotAskWhetherItMayCall() throws Exception {
        assertThat(answered("OPTIONS /"
                        + headers("Origin: http://evil.example\r\nAccess-Control-Request-Method: POST\r\n")))
                .startsWith("HTTP/1.1 403")
                .doesNotContain("Access-Control-Allow");
    }

    @Test
    void whoIsRefusedIsInTheLogButNotTheSecret() throws Exception {
        assertThat(answered("GET /?Action=ListFlows" + headers(""))).contains("SignatureNotMatch");
        assertThat(answered(signed("ListFlows").replace("Version=2019-03-15", "Version=2019-03-16")))
                .contains("SignatureNotMatch");
        var stranger = signed("ListFlows").replace("AccessKeyId=" + Served.KEY, "AccessKeyId=other%0Aline");
        assertThat(answered(stranger)).contains("InvalidAccessKeyID");

        assertThat(served.log())
                .contains("SignatureNotMatch")
                .contains("InvalidAccessKeyID")
                .doesNotContain(Served.SECRET)
                .doesNotContain("\nline");
    }

    @Test
    void aNonceIsUsedUpOnlyByItsHolder() throws Exception {
        var request = signed("ListFlows");
        assertThat(answered(request.replace("Action=ListFlows", "Action=DeleteFlow")))
                .contains("SignatureNotMatch");
        assertThat(answered(request)).startsWith("HTTP/1.1 200");
        assertThat(answered(request)).startsWith("HTTP/1.1 403").contains("SignatureNotMatch");
        var refused = signed("DescribeFlow");
        assertThat(answered(refused)).contains("MissingRequiredParams");
        assertThat(answered(refused)).contains("SignatureNotMatch");
    }
}
