package dev.flowglass.app.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.aliyun.teaopenapi.Client;
import com.aliyun.teaopenapi.models.Config;
import com.aliyun.teaopenapi.models.OpenApiRequest;
import com.aliyun.teaopenapi.models.Params;
import com.aliyun.teautil.models.RuntimeOptions;
import dev.flowglass.app.WindowTest;
import dev.flowglass.app.callback.CallbackRow;
import dev.flowglass.cli.Cli;
import dev.flowglass.cli.Terminal;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import dev.flowglass.words.Messages;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The endpoint of the window, with programs of other languages that talk to it.
class EndpointIT extends WindowTest {
    private final String home = System.getProperty("user.home");

    @BeforeEach
    void moveHome() {
        System.setProperty("user.home", folder.toString());
    }

    @AfterEach
    void moveBack() {
        System.setProperty("user.home", home);
    }

    private Path note() {
        return folder.resolve(".flowglass/endpoint.json");
    }

    private String text(String query) {
        return ask(() -> robot.lookup(query).queryAs(Labeled.class).getText());
    }

    private String content(String query) {
        return ask(() -> robot.lookup(query).queryAs(TextInputControl.class).getText());
    }

    private String clipboard() {
        return ask(() -> String.valueOf(Clipboard.getSystemClipboard().getString()));
    }

    private int callbacks() {
        return robot.lookup("#callbacks").queryAs(TableView.class).getItems().size();
    }

    private void freePorts() {
        fx(() -> {
            for (var port : List.of("#endpoint-port", "#endpoint-queues-port")) {
                robot.lookup(port).queryAs(Spinner.class).getEditor().setText("0");
            }
        });
    }

    private void switchOn() {
        robot.clickOn("#endpoint");
        await("the dialog is open", () -> isShown("#endpoint-dialog"));
        freePorts();
        robot.clickOn("#endpoint-switch");
        await("it is on", () -> text("#endpoint").startsWith("Endpoint 127.0.0.1:"));
    }

    private String waiting() {
        press(KeyCode.F5);
        await("the step waits", () -> isShown("#status-chip:waiting-callback") && callbacks() == 1);
        return ask(() -> ((CallbackRow) robot.lookup("#callbacks")
                        .queryAs(TableView.class)
                        .getItems()
                        .getFirst())
                .token()
                .orElseThrow());
    }

    @Test
    void itIsOffUntilSomebodySwitchesItOnAndThenTheReportCommandFindsIt() {
        openWindow();
        awaitText("version: v1");
        assertThat(text("#endpoint")).isEqualTo("Endpoint off");
        assertThat(note()).doesNotExist();
        var token = waiting();

        switchOn();
        snapshot("endpoint-on");
        assertThat(content("#endpoint-address")).matches("http://127\\.0\\.0\\.1:\\d+");
        assertThat(content("#endpoint-queues")).isEqualTo("Opened with the first queue");
        assertThat(content("#endpoint-key-secret")).doesNotMatch(".*[A-Za-z0-9].*");
        robot.clickOn("#endpoint-reveal");
        var secret = content("#endpoint-key-secret");
        assertThat(secret).hasSizeGreaterThan(20);
        assertThat(note()).content().contains(secret, content("#endpoint-address"));
        robot.clickOn("#endpoint-address-copy");
        assertThat(clipboard()).isEqualTo(content("#endpoint-address"));

        assertThat(flowglass("report", "succeeded", token, "--output", "{\"status\":\"far\"}"))
                .isZero();
        await("the execution has succeeded", () -> isShown("#status-chip:succeeded"));

        robot.clickOn("#endpoint-switch");
        await("it is off", () -> text("#endpoint").equals("Endpoint off"));
        assertThat(note()).doesNotExist();
        assertThat(folder.resolve("settings.properties")).content().doesNotContain(secret);
    }

    private static int flowglass(String... arguments) {
        var none = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        var terminal = new Terminal(InputStream.nullInputStream(), none, none, Messages.of(Locale.ENGLISH));
        return new Cli("0", terminal, (path, store) -> {}, Path.of("")).run(arguments);
    }

    @Test
    void aPortThatIsTakenIsSaidAndAnotherOneIsRememberedForTheNextStart() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            openWindow();
            awaitText("version: v1");
            robot.clickOn("#endpoint");
            await("the dialog is open", () -> isShown("#endpoint-dialog"));
            fx(() -> robot.lookup("#endpoint-port")
                    .queryAs(Spinner.class)
                    .getEditor()
                    .setText(String.valueOf(taken.getLocalPort())));

            robot.clickOn("#endpoint-switch");

            await("it is refused", () -> text("#endpoint").equals("Endpoint not on"));
            assertThat(text("#endpoint-standing")).contains("Another program uses port " + taken.getLocalPort());
            snapshot("endpoint-taken");
        }
        freePorts();
        robot.clickOn("#endpoint-switch");
        await("it is on", () -> text("#endpoint").startsWith("Endpoint 127.0.0.1:"));

        reopenWindow();

        assertThat(text("#endpoint")).isEqualTo("Endpoint off");
        robot.clickOn("#endpoint");
        await("the dialog is open", () -> isShown("#endpoint-dialog"));
        assertThat(ask(() -> robot.lookup("#endpoint-port")
                        .queryAs(Spinner.class)
                        .getEditor()
                        .getText()))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @EnumSource
    void aSnippetRunsAsItIsAndReportsItsTask(Snippet snippet) throws Exception {
        var program = program(snippet);
        assumeTrue(program.isEmpty() || isThere(program.getFirst()), () -> program + " is not on the PATH");
        assumeTrue(
                snippet != Snippet.CURL || isThere("curl") && isThere("openssl"), "curl or openssl is not on the PATH");
        openWindow();
        awaitText("version: v1");
        var token = waiting();
        switchOn();
        press(KeyCode.ESCAPE);
        await("the dialog is closed", () -> !isShown("#endpoint-dialog"));

        robot.clickOn("#callbacks .table-row-cell", MouseButton.PRIMARY);
        robot.clickOn("#callbacks .table-row-cell", MouseButton.SECONDARY);
        robot.clickOn("Copy as");
        robot.clickOn(Messages.of(Locale.ENGLISH).text(snippet.word()));
        var text = clipboard();

        assertThat(text).contains(token).doesNotContain("@");
        run(snippet, program, text);
        await("the execution has succeeded", () -> isShown("#status-chip:succeeded"));
        assertThat(text("#output").replace(" ", "")).isEqualTo("{\"s\":\"ok\"}");
    }

    private void run(Snippet snippet, List<String> program, String text) throws Exception {
        if (program.isEmpty()) {
            var line = text.lines().findFirst().orElseThrow();
            var matcher = Pattern.compile("flowglass report succeeded '(.*)' --output '(.*)'")
                    .matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(flowglass("report", "succeeded", matcher.group(1), "--output", matcher.group(2)))
                    .isZero();
            return;
        }
        var file = Files.writeString(folder.resolve(snippet.file()), text);
        var command = new ArrayList<>(program);
        command.add(file.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("HOME", folder.toString());
        var process = builder.start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(printed).isZero();
        assertThat(printed).contains("EventId");
    }

    /// What runs it; nothing for the program's own command.
    private List<String> program(Snippet snippet) {
        return switch (snippet) {
            case PYTHON -> List.of("python3");
            case NODE -> List.of("node");
            case JAVA ->
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Duser.home=" + folder);
            case CURL -> List.of("bash");
            case COMMAND -> List.of();
        };
    }

    private static boolean isThere(String program) {
        return program.contains(File.separator)
                || Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void aClientCanFollowAndStartAFlowThatWasRunInTheWindow() throws Exception {
        openWindow();
        awaitText("version: v1");
        waiting();
        switchOn();
        robot.clickOn("#snippet-node");
        assertThat(ask(() ->
                        robot.lookup("#snippet-text").queryAs(TextArea.class).getText()))
                .contains("node report.mjs");
        snapshot("endpoint-snippet");
        var execution = Map.of("FlowName", "callback", "ExecutionName", "run-1");
        assertThat(String.valueOf(call("GetExecutionHistory", execution))).contains("TaskSubmitted");
        call("StartExecution", Map.of("FlowName", "callback", "ExecutionName", "from-afar"));
        await("both wait in the window", () -> callbacks() == 2);
    }

    /// By the service's own generic client.
    private Object call(String action, Map<String, String> parameters) throws Exception {
        var open = (Obj) Json.parse(Files.readString(note()));
        var client = new Client(new Config()
                .setAccessKeyId(field(open, "accessKeyId"))
                .setAccessKeySecret(field(open, "accessKeySecret"))
                .setEndpoint(field(open, "endpoint").replace("http://", ""))
                .setProtocol("http"));
        var params = new Params()
                .setAction(action)
                .setVersion("2019-03-15")
                .setProtocol("HTTP")
                .setPathname("/")
                .setMethod("POST")
                .setAuthType("AK")
                .setStyle("RPC")
                .setReqBodyType("formData")
                .setBodyType("json");
        return Objects.requireNonNull(
                client.callApi(params, new OpenApiRequest().setQuery(parameters), new RuntimeOptions())
                        .get("body"));
    }

    private static String field(Obj object, String name) {
        return object.find(name) instanceof Value.Text(String text) ? text : "";
    }
}
