package dev.flowglass.connector;

import dev.flowglass.engine.Failure;
import dev.flowglass.model.Binding;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Resources that take their input by HTTP POST and answer with JSON. An answer that is no success fails the task by
/// the names of Function Compute: what the function raised (`errorType` of a JSON body), what the service says
/// (`ErrorCode` of a JSON body), `FC.ResourceExhausted` for 429, `FC.InternalServerError` for 5xx, `FC.Unknown` for all
/// else.
final class HttpResources implements AutoCloseable {
    private static final String UNKNOWN = "FC.Unknown";
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final int SHOWN = 4_096;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERRORS = 5;

    /// Made at the first call.
    private @Nullable HttpClient client;

    Call call(TaskCall task, Binding.Kind.Http bound) {
        var request = HttpRequest.newBuilder(URI.create(bound.url()))
                .header("Content-Type", "application/json;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(Json.sorted(task.input())));
        bound.timeoutSeconds().ifPresent(seconds -> request.timeout(Functions.limit(seconds)));
        var exchange = client().sendAsync(
                        request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), Functions.LARGEST_RESULT));
        CompletableFuture<Outcome> outcome = exchange.handle(
                (answer, failure) -> failure == null ? outcome(bound, answer) : failed(bound, cause(failure)));
        return new Call(outcome, new Call.Activity.Working(), () -> exchange.cancel(true));
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .proxy(HttpClient.Builder.NO_PROXY)
                    .connectTimeout(CONNECTING)
                    .executor(Executors.newVirtualThreadPerTaskExecutor())
                    .build();
        }
        return client;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() instanceof Throwable inner
                ? inner
                : failure;
    }

    private static Outcome outcome(Binding.Kind.Http bound, HttpResponse<byte[]> answer) {
        var body = new String(answer.body(), StandardCharsets.UTF_8);
        if (answer.statusCode() / 100 == 2) {
            return Functions.result(bound.url(), body);
        }
        var shown = body.substring(0, Math.min(SHOWN, body.length()));
        var said = "%s answered %d: %s".formatted(bound.url(), answer.statusCode(), shown);
        if (Json.read(body) instanceof Json.Reading.Parsed(Obj told)) {
            if (told.find("errorType") instanceof Value.Text(String raised) && !raised.isBlank()) {
                return new Outcome.Failed(raised, body);
            }
            if (told.find("ErrorCode") instanceof Value.Text(String code) && !code.isBlank()) {
                return new Outcome.Failed("FC." + code, said);
            }
        }
        if (answer.statusCode() == TOO_MANY_REQUESTS) {
            return new Outcome.Failed("FC.ResourceExhausted", said);
        }
        return new Outcome.Failed(
                answer.statusCode() / 100 == SERVER_ERRORS ? "FC.InternalServerError" : UNKNOWN, said);
    }

    private static Outcome failed(Binding.Kind.Http bound, Throwable failure) {
        return new Outcome.Failed(new Failure(
                UNKNOWN,
                switch (failure) {
                    case ConnectException refused -> "Nothing accepts connections at %s.".formatted(bound.url());
                    case HttpTimeoutException late ->
                        "%s did not answer within %d seconds."
                                .formatted(bound.url(), bound.timeoutSeconds().orElse(CONNECTING.toSeconds()));
                    default -> "The call of %s failed: %s".formatted(bound.url(), failure.getMessage());
                }));
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
    }
}
