package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Binding;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Under which name the failure of a task can be retried and caught, target by target.
class ErrorNamesTest {
    private static final String FUNCTION = Flows.arn("work");

    @ParameterizedTest(name = "{0} is not bound: {1}")
    @CsvSource({
        "resourceArn: 'acs:fc:::services/test/functions/work', FC.FunctionNotFound",
        "resourceArn: 'acs:fnf:::flow/nowhere', fnf.FlowNotExists",
        "resourceArn: 'acs:mns:::/queues/nowhere/messages', mns.ResourceNotFound",
        "resourceArn: 'acs:mns:::/topics/nowhere/messages', mns.ResourceNotFound",
        "resourceArn: 'acs:oss:::buckets/nowhere', oss.ResourceNotFound",
        "action: ocr:RecognizeTable, ocr.ResourceNotFound"
    })
    void aTargetThatNothingIsBoundToHasTheNameOfItsService(String target, String error) {
        try (var stand = Stand.onTheWall()) {
            var failure = failure(stand, target + "\n    serviceParams: {MessageBody: $}");

            assertThat(failure.error()).isEqualTo(error);
            assertThat(failure.cause()).contains("add an entry with this arn to resources.yaml");
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "{FlowName: nowhere}, fnf.FlowNotExists",
                "`{FlowName: $.nothing}`, fnf.InvalidArgument",
                "{MessageBody: $}, fnf.MissingRequiredParams"
            })
    void anActionThatStartsNoFlowFailsAsTheApiAnswers(String params, String error) {
        try (var stand = Stand.onTheWall()) {
            assertThat(failure(stand, "action: fnf:StartExecution\n    serviceParams: " + params)
                            .error())
                    .isEqualTo(error);
        }
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "429, slow down, FC.ResourceExhausted",
                "500, oops, FC.InternalServerError",
                "503, {}, FC.InternalServerError",
                "403, {\"ErrorCode\":\"AccessDenied\"}, FC.AccessDenied",
                "404, {\"ErrorCode\":\"FunctionNotFound\"}, FC.FunctionNotFound",
                "400, {\"ErrorCode\":\"InvalidArgument\"}, FC.InvalidArgument",
                "429, {\"ErrorCode\":\"ResourceThrottled\"}, FC.ResourceThrottled",
                "500, {\"errorType\":\"NoStock\"}, NoStock",
                "418, tea, FC.Unknown",
                "200, hello, FnF.InvalidLocal"
            })
    void aFunctionBehindAnAddressFailsByWhatItAnswers(int status, String body, String error) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        var url = "http://127.0.0.1:%d/".formatted(server.getAddress().getPort());
        try (var stand = Stand.onTheWall(http(url))) {
            var failure = failure(stand, "resourceArn: " + FUNCTION);

            assertThat(failure.error()).isEqualTo(error);
            assertThat(failure.cause()).contains(body);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anAddressWhereNobodyListensIsAFailureOfTheCall() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var stand = Stand.onTheWall(http("http://127.0.0.1:%d/".formatted(port)))) {
            assertThat(failure(stand, "resourceArn: " + FUNCTION))
                    .returns("FC.Unknown", Failure::error)
                    .extracting(Failure::cause)
                    .asString()
                    .contains("Nothing accepts connections");
        }
    }

    @ParameterizedTest(name = "{0} is answered {1}: {2}")
    @CsvSource({
        "DelaySeconds, -1, mns.InvalidArgument",
        "Priority, 17, mns.InvalidArgument",
        "MessageBody, , mns.InvalidArgument"
    })
    void aMessageThatTheQueueCannotTakeIsRefused(String parameter, String value, String error) {
        var queue = new Binding("acs:mns:::/queues/jobs/messages", new Binding.Kind.Queue());
        try (var stand = Stand.onTheWall(queue)) {
            var params = parameter.equals("MessageBody")
                    ? "{MessageBody: $.nothing}"
                    : "{MessageBody: x, %s: $.value}".formatted(parameter);
            var input = value == null ? Obj.EMPTY : Obj.of("value", Value.of(Integer.parseInt(value)));

            var failure = failure(
                    stand,
                    "resourceArn: 'acs:mns:::/queues/jobs/messages'\n    serviceParams: " + params
                            + "\n"
                            + "    inputMappings: [{target: value, source: $input.value}, {target: nothing, source:"
                            + " $input.nothing}]",
                    input);

            assertThat(failure.error()).isEqualTo(error);
            assertThat(failure.cause()).contains(parameter);
        }
    }

    @Test
    void aNameIsMatchedExactlyAndAPolicyWithTheServicesPrefixMatchesWhatAFunctionRaised() {
        for (var row : List.of("ServerError", "FC.ServerError", "FnF.ALL")) {
            assertThat(runs("[%s]".formatted(row))).as(row).isEqualTo(2);
        }
        for (var row : Stream.of("servererror", "FC.servererror", "Server", "FC.ServerErrors")
                .toList()) {
            assertThat(runs("[%s]".formatted(row))).as(row).isEqualTo(1);
        }
    }

    /// How often a function that raises `ServerError` is run when these errors are retried once.
    private static long runs(String errors) {
        var raises = new Binding(FUNCTION, new Binding.Kind.Mock(List.of(Stand.error("ServerError", "again"))));
        try (var stand = Stand.inVirtualTime(raises)) {
            var end = run(
                    stand,
                    "resourceArn: %s\n    retry: [{errors: %s, maxAttempts: 1}]".formatted(FUNCTION, errors),
                    Obj.EMPTY);
            assertThat(end.state().failure().orElseThrow().error()).isEqualTo("ServerError");
            return end.events().stream()
                    .filter(event -> event.type().word().equals("TaskStarted"))
                    .count();
        }
    }

    private static Binding http(String url) {
        return new Binding(FUNCTION, new Binding.Kind.Http(url, OptionalLong.empty()));
    }

    private static Failure failure(Stand stand, String step) {
        return failure(stand, step, Obj.EMPTY);
    }

    private static Failure failure(Stand stand, String step, Obj input) {
        var end = run(stand, step, input);
        assertThat(end.state().status()).isEqualTo(Status.FAILED);
        return end.state().failure().orElseThrow();
    }

    private static ExecutionView run(Stand stand, String step, Obj input) {
        var text = """
            version: v1
            type: flow
            steps:
              - type: task
                name: work
            """ + "    " + step + "\n";
        var read = FlowReader.read(text);
        var flow = read.flow().orElseThrow(() -> new AssertionError(text + read.diagnostics()));
        return stand.run(new FlowDefinition(text, flow), input);
    }
}
