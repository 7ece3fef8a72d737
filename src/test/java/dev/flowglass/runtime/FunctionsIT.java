package dev.flowglass.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.connector.FunctionLog;
import dev.flowglass.connector.FunctionLog.Stream;
import dev.flowglass.connector.MessageSender;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.engine.Failure;
import dev.flowglass.engine.Status;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Binding.Language;
import dev.flowglass.model.Resources;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Functions in processes of their own, called by flows. Needs `python3` and `node`.
class FunctionsIT {
    private static final String ARN = Flows.arn("work");

    @TempDir
    Path folder;

    private final BlockingQueue<FunctionLog.Line> printed = new LinkedBlockingQueue<>();
    private final FlowResources resources = new FlowResources();
    private final WallTime time = new WallTime();
    private final ResourceConnector connector =
            new ResourceConnector(resources, Unbound.FAILS, time, printed::add, MessageSender.NONE);
    private final Executions executions = new Executions(new MemoryJournal(), connector, time, Gate.OPEN);

    @AfterEach
    void close() {
        executions.close();
        connector.close();
    }

    private void bind(Language language, String handler, String text, OptionalLong timeout) throws IOException {
        var name = language == Language.PYTHON ? "index.py" : "index.js";
        Files.writeString(folder.resolve(name), text);
        var kind = new Binding.Kind.Function(language, name, handler, timeout);
        resources.put("test", new Resources(List.of(new Binding(ARN, kind))).in(folder));
    }

    private void bind(Language language, String python, String node) throws IOException {
        bind(language, "index.handler", language == Language.PYTHON ? python : node, OptionalLong.empty());
    }

    private ExecutionView run(String more, Obj input) {
        return Stand.soon(executions.ended(start(more, input).id()));
    }

    private ExecutionView start(String more, Obj input) {
        var text = """
            version: v1
            type: flow
            steps:
              - type: task
                name: work
                resourceArn: %s
            %s
            """.formatted(ARN, more);
        var read = FlowReader.read(text);
        var definition =
                new FlowDefinition(text, read.flow().orElseThrow(() -> new AssertionError(text + read.diagnostics())));
        var request = new StartRequest("test", definition, Optional.empty(), input);
        return ((StartResult.Started) Stand.soon(executions.start(request))).execution();
    }

    private Obj output(Obj input) {
        var end = run("", input);
        assertThat(end.state().failure()).isEmpty();
        return (Obj) end.state().output().orElseThrow();
    }

    private Failure failure() {
        var end = run("", Obj.EMPTY);
        assertThat(end.state().status()).isEqualTo(Status.FAILED);
        return end.state().failure().orElseThrow();
    }

    private static Obj obj(String json) {
        return (Obj) Json.parse(json);
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionGetsItsInputAndReturnsAnObjectOrJsonText(Language language) throws IOException {
        bind(language, """
            import json
            def handler(event, context):
                data = json.loads(event)
                assert isinstance(event, bytes)
                return json.dumps({'x': data['n'] + 1}) if data['text'] else {'x': data['n'] + 1, 'zh': data['zh']}
            """, """
            exports.handler = (event, context, callback) => {
              const data = JSON.parse(event.toString());
              callback(null, data.text ? JSON.stringify({x: data.n + 1}) : {x: data.n + 1, zh: data.zh});
            };
            """);

        assertThat(output(obj("{\"n\":1,\"text\":true}"))).isEqualTo(obj("{\"x\":2}"));
        assertThat(output(obj("{\"n\":2,\"text\":false,\"zh\":\"流程😀\"}"))).isEqualTo(obj("{\"x\":3,\"zh\":\"流程😀\"}"));
    }

    @ParameterizedTest
    @EnumSource
    void theProcessStaysWarmAndIsReplacedWhenTheFileChanges(Language language) throws IOException {
        bind(language, """
            import os
            calls = 0
            def handler(event, context):
                global calls
                calls += 1
                return {'calls': calls, 'pid': os.getpid()}
            """, """
            let calls = 0;
            exports.handler = async () => ({calls: ++calls, pid: process.pid});
            """);

        var first = output(Obj.EMPTY);
        var second = output(Obj.EMPTY);

        assertThat(first.get("calls")).contains(Value.of(1));
        assertThat(second.get("calls")).contains(Value.of(2));
        assertThat(second.get("pid")).isEqualTo(first.get("pid"));
        bind(
                language,
                "def handler(event, context):\n    return {'new': True}\n",
                "exports.handler = async () => ({new: true});\n");
        assertThat(output(Obj.EMPTY)).isEqualTo(obj("{\"new\":true}"));
    }

    @ParameterizedTest
    @EnumSource
    void whatAFunctionPrintsIsToldByStepAndNeverMixesWithItsResult(Language language) throws Exception {
        bind(language, """
            import os, subprocess, sys
            def handler(event, context):
                print('{"result": "fake"}')
                print('to err', file=sys.stderr)
                os.write(1, b'raw\\n')
                subprocess.run(['echo', 'from a child'])
                return {'ok': 1}
            """, """
            const { spawnSync } = require('child_process');
            exports.handler = async () => {
              console.log('{"result": "fake"}');
              console.error('to err');
              require('fs').writeSync(1, 'raw\\n');
              spawnSync('echo', ['from a child'], {stdio: 'inherit'});
              return {ok: 1};
            };
            """);

        assertThat(output(Obj.EMPTY)).isEqualTo(obj("{\"ok\":1}"));

        var lines = List.of(next(), next(), next(), next());
        assertThat(lines)
                .extracting(FunctionLog.Line::text)
                .containsExactlyInAnyOrder("{\"result\": \"fake\"}", "to err", "raw", "from a child");
        assertThat(lines).extracting(FunctionLog.Line::step).containsOnly("work");
        assertThat(lines)
                .filteredOn(line -> line.text().startsWith("{"))
                .extracting(FunctionLog.Line::stream)
                .containsExactly(Stream.STDOUT);
    }

    private FunctionLog.Line next() throws InterruptedException {
        return Optional.ofNullable(printed.poll(20, TimeUnit.SECONDS)).orElseThrow();
    }

    @ParameterizedTest
    @EnumSource
    void whatAFunctionRaisesIsNamedByItsTypeAndToldAsTheCloudDoes(Language language) throws IOException {
        bind(language, """
            class NoStock(Exception):
                pass
            def handler(event, context):
                raise NoStock('nothing left')
            """, """
            class NoStock extends Error {}
            exports.handler = async () => { throw new NoStock('nothing left'); };
            """);

        var failure = failure();

        assertThat(failure.error()).isEqualTo("NoStock");
        var cause = obj(failure.cause());
        assertThat(cause.get("errorMessage")).contains(Value.of("nothing left"));
        assertThat(cause.get("errorType")).contains(Value.of("NoStock"));
        assertThat(cause.find("stackTrace")).asString().contains("index.");
    }

    @ParameterizedTest
    @EnumSource
    void aFunctionThatTakesTooLongIsKilledAndTheNextCallGetsANewProcess(Language language) throws IOException {
        var python = """
            import json
            def handler(event, context):
                while not json.loads(event): pass
                return {}
            """;
        var node = "exports.handler = async (event) => { while (event.length < 3) {} return {}; };";
        bind(language, "index.handler", language == Language.PYTHON ? python : node, OptionalLong.of(1));

        var failure = failure();

        assertThat(failure.error()).isEqualTo("FC.Unknown");
        assertThat(failure.cause()).contains("Function timed out after 1 seconds");
        assertThat(run("", obj("{\"a\":1}")).state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void loadingAFunctionIsNoPartOfItsTime(Language language) throws IOException {
        var python = """
            import time
            time.sleep(1.1)
            def handler(event, context):
                return {}
            """;
        var node = """
            Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1100);
            exports.handler = async () => ({});
            """;
        bind(language, "index.handler", language == Language.PYTHON ? python : node, OptionalLong.of(1));

        assertThat(run("", Obj.EMPTY).state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @ParameterizedTest
    @EnumSource
    void aProcessThatDiesFailsItsCallAndTheNextOneWorks(Language language) throws IOException {
        bind(language, """
            import os, json
            def handler(event, context):
                if not json.loads(event):
                    os._exit(7)
                return {}
            """, """
            exports.handler = async (event) => { if (event.length < 3) process.exit(7); return {}; };
            """);

        var failure = failure();

        assertThat(failure.error()).isEqualTo("FC.Unknown");
        assertThat(failure.cause()).contains("Process exited unexpectedly", "exit code 7");
        assertThat(run("", obj("{\"a\":1}")).state().status()).isEqualTo(Status.SUCCEEDED);
    }

    @Test
    void anErrorOutsideOfTheCallEndsTheNodeProcessAndIsPrinted() throws Exception {
        bind(Language.NODE, "index.handler", """
            exports.handler = () => { setTimeout(() => { throw new Error('too late'); }, 1); };
            """, OptionalLong.empty());

        assertThat(failure().cause()).contains("Process exited unexpectedly", "exit code 1");
        assertThat(next().text()).contains("too late");
    }

    @ParameterizedTest
    @EnumSource
    void aMissingHandlerOrATextThatCannotBeLoadedSaysSo(Language language) throws IOException {
        bind(language, "x = 1\n", "exports.x = 1;\n");
        assertThat(failure())
                .returns("HandlerNotFound", Failure::error)
                .extracting(Failure::cause)
                .asString()
                .contains("Handler 'handler' is missing");

        bind(language, "def handler(:\n", "exports.handler = (;\n");
        assertThat(failure()).returns("SyntaxError", Failure::error);
    }

    @ParameterizedTest
    @EnumSource
    void textThatIsNotJsonIsNoResult(Language language) throws IOException {
        bind(
                language,
                "def handler(event, context):\n    return 'hello'\n",
                "exports.handler = async () => 'hello';\n");

        assertThat(failure().error()).isEqualTo(Failure.INVALID_LOCAL);
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsFarTooLargeIsRefused(Language language) throws IOException {
        bind(
                language,
                "def handler(event, context):\n    return 'x' * 7000000\n",
                "exports.handler = async () => 'x'.repeat(7000000);\n");

        assertThat(failure().cause()).contains("The result is larger than 6,291,456 bytes.");
    }

    @ParameterizedTest
    @EnumSource
    void theFunctionIsToldAboutItselfAsInTheCloudButGetsNoCredentials(Language language) throws IOException {
        bind(language, """
            import os
            def handler(event, context):
                return {'id': len(context.request_id), 'name': context.function.name,
                        'handler': context.function.handler, 'service': context.service.name,
                        'credentials': context.credentials, 'env': os.environ['FC_FUNCTION_NAME']}
            """, """
            exports.handler = async (event, context) => ({
              id: context.requestId.length, name: context.function.name,
              handler: context.function.handler, service: context.service.name,
              credentials: context.credentials, env: process.env.FC_FUNCTION_NAME});
            """);

        var told = output(Obj.EMPTY);

        assertThat(told.get("id")).contains(Value.of(36));
        assertThat(told.get("name")).contains(Value.of("work"));
        assertThat(told.get("handler")).contains(Value.of("index.handler"));
        assertThat(told.get("env")).contains(Value.of("work"));
        assertThat(told.get("credentials")).contains(Value.NULL);
    }

    @ParameterizedTest
    @EnumSource
    void stoppingTheExecutionKillsTheCall(Language language) throws Exception {
        bind(language, """
            import os, time
            def handler(event, context):
                print(os.getpid())
                time.sleep(600)
            """, """
            exports.handler = () => { console.log(process.pid); for (;;) {} };
            """);
        var execution = start("", Obj.EMPTY);
        long pid = Long.parseLong(next().text());
        var process = ProcessHandle.of(pid).orElseThrow();

        Stand.soon(executions.stop(execution.id(), new Failure("Enough", "")));

        Stand.soon(process.onExit());
        assertThat(process.isAlive()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void noProcessOutlivesAProgramThatIsKilled(Language language) throws Exception {
        bind(language, """
            import os
            def handler(event, context):
                print(os.getpid())
                while True: pass
            """, """
            exports.handler = () => { console.log(process.pid); for (;;) {} };
            """);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        BusyFunction.class.getName(),
                        language.name(),
                        folder.resolve(language == Language.PYTHON ? "index.py" : "index.js")
                                .toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long pid;
        try (var out = program.inputReader()) {
            pid = Long.parseLong(out.readLine());
        }
        var function = ProcessHandle.of(pid).orElseThrow();

        program.destroyForcibly().waitFor();

        Stand.soon(function.onExit());
        assertThat(function.isAlive()).isFalse();
    }

    @Test
    void callsThatComeTogetherRunSideBySide() throws IOException {
        bind(Language.PYTHON, "index.handler", """
            import os, pathlib, time, json
            def handler(event, context):
                folder = pathlib.Path(__file__).parent
                (folder / ('here-%d' % os.getpid())).touch()
                end = time.time() + 20
                while len(list(folder.glob('here-*'))) < 3 and time.time() < end:
                    time.sleep(0.01)
                return {'met': len(list(folder.glob('here-*')))}
            """, OptionalLong.empty());

        var three = List.of(start("", Obj.EMPTY), start("", Obj.EMPTY), start("", Obj.EMPTY));

        assertThat(three)
                .extracting(
                        view -> Stand.soon(executions.ended(view.id())).state().output())
                .containsOnly(Optional.of(obj("{\"met\":3}")));
    }

    @Test
    void anAsynchronousCallIsAnsweredAtOnceAndGoesOn() throws Exception {
        bind(Language.PYTHON, "index.handler", """
            def handler(event, context):
                print('ran')
                return {'x': 1}
            """, OptionalLong.empty());
        var async = """
                serviceParams:
                  InvocationType: Async
            """;

        assertThat(run(async, Obj.EMPTY).state().output()).contains(Obj.EMPTY);
        assertThat(next().text()).isEqualTo("ran");
        assertThat(run(async + "    pattern: sync\n", Obj.EMPTY).state().output())
                .contains(obj("{\"x\":1}"));
    }

    @Test
    void aFileThatIsNotThereIsNamed() throws IOException {
        bind(Language.PYTHON, "index.handler", "", OptionalLong.empty());
        Files.delete(folder.resolve("index.py"));

        assertThat(failure())
                .returns("FC.FunctionNotFound", Failure::error)
                .extracting(Failure::cause)
                .asString()
                .contains(ARN, folder.resolve("index.py").toString());
    }
}
