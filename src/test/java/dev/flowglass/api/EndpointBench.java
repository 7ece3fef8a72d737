package dev.flowglass.api;

import dev.flowglass.api.http.Signing;
import dev.flowglass.connector.Call;
import dev.flowglass.connector.Outcome;
import dev.flowglass.engine.Limits;
import dev.flowglass.engine.OpenTask;
import dev.flowglass.language.FlowReader;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowLibrary;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.SqliteStore;
import dev.flowglass.store.Store;
import dev.flowglass.value.Obj;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/// Measures signed reports that come over connections of the loopback interface to an endpoint with a store on the
/// disk. The requests are made before the time is taken; the first rounds only warm up.
public final class EndpointBench {
    private static final int ROUNDS = 6;
    private static final int REPORTS = 10_000;
    private static final int CONNECTIONS = 64;
    private static final int STARTS = 2_000;

    private EndpointBench() {}

    public static void main(String[] arguments) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var folder = Files.createTempDirectory("flowglass-bench");
            try (var store = SqliteStore.open(folder);
                    var executions = executions(store);
                    var endpoint = FnfEndpoint.open(0, store, executions, store.accessKey(), Instant::now, () -> {})) {
                report(round, endpoint.port(), requests(store, park(executions)));
            }
            delete(folder);
        }
    }

    private static Executions executions(Store store) {
        return new Executions(
                store.journal(),
                task -> Call.ended(new Outcome.Returned(Obj.EMPTY)),
                FlowLibrary.NONE,
                new WallTime(),
                Gate.OPEN,
                Limits.SERVICE,
                text -> FlowReader.read(text).flow());
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private static List<String> park(Executions executions) throws InterruptedException {
        var definition = new FlowDefinition(
                Service.CALLBACK, FlowReader.read(Service.CALLBACK).flow().orElseThrow());
        var tokens = new ConcurrentLinkedQueue<String>();
        var all = new CountDownLatch(REPORTS);
        var underWay = new Semaphore(STARTS);
        try (var _ = executions.subscribe(batch -> {
            for (var task : batch.after().openTasks()) {
                if (task.stage() == OpenTask.Stage.SUBMITTED) {
                    tokens.add(executions.token(batch.after(), task));
                    all.countDown();
                }
            }
        })) {
            for (int i = 0; i < REPORTS; i++) {
                underWay.acquire();
                var _ = executions
                        .start(new StartRequest("bench", definition, Optional.empty(), Obj.EMPTY))
                        .whenComplete((started, failure) -> underWay.release());
            }
            all.await();
        }
        return List.copyOf(tokens);
    }

    private static List<byte[]> requests(Store store, List<String> tokens) {
        return tokens.parallelStream().map(token -> request(store, token)).toList();
    }

    private static byte[] request(Store store, String token) {
        var parameters = new TreeMap<>(Map.of(
                "Action",
                "ReportTaskSucceeded",
                "Version",
                FnfEndpoint.VERSION,
                "Format",
                "JSON",
                "AccessKeyId",
                store.accessKey().id(),
                "SignatureMethod",
                "HMAC-SHA1",
                "SignatureVersion",
                "1.0",
                "SignatureNonce",
                UUID.randomUUID().toString(),
                "Timestamp",
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                "TaskToken",
                token,
                "Output",
                "{\"status\":\"ok\"}"));
        parameters.put(
                "Signature",
                Signatures.rpc("POST", parameters, store.accessKey().secret()));
        var form = parameters.entrySet().stream()
                .map(entry -> Signing.encode(entry.getKey()) + "=" + Signing.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        var head = String.join(
                "\r\n",
                "POST / HTTP/1.1",
                "Host: 127.0.0.1",
                "x-acs-action: ReportTaskSucceeded",
                "x-acs-version: " + FnfEndpoint.VERSION,
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length(),
                "",
                "");
        return (head + form).getBytes(StandardCharsets.UTF_8);
    }

    private static void report(int round, int port, List<byte[]> requests) throws InterruptedException {
        var next = new AtomicInteger();
        var nanos = new long[requests.size()];
        long cpu = cpu();
        long begin = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < CONNECTIONS; i++) {
            threads.add(Thread.ofPlatform().start(() -> send(port, requests, next, nanos)));
        }
        for (var thread : threads) {
            thread.join();
        }
        long end = System.nanoTime();
        Arrays.sort(nanos);
        System.out.printf(
                "endpoint, durable, %d connections, round %d: %,.0f reports/s; p50 %.2f ms, p99 %.2f ms; %.0f µs of"
                        + " processor each%n",
                CONNECTIONS,
                round,
                requests.size() * 1e9 / (end - begin),
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                (cpu() - cpu) / 1e3 / requests.size());
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static void send(int port, List<byte[]> requests, AtomicInteger next, long[] nanos) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream());
            for (int n = next.getAndIncrement(); n < requests.size(); n = next.getAndIncrement()) {
                long from = System.nanoTime();
                socket.getOutputStream().write(requests.get(n));
                read(in);
                nanos[n] = System.nanoTime() - from;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// An answer with 200, whatever it says.
    private static void read(InputStream in) throws IOException {
        int length = 0;
        boolean first = true;
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            if (first && !line.contains(" 200 ")) {
                throw new IOException("Expected 200, but got " + line);
            }
            first = false;
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(line.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("Expected an answer, but the connection was closed");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
