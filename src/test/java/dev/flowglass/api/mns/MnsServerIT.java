package dev.flowglass.api.mns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.mns.client.CloudQueue;
import com.aliyun.mns.client.MNSClient;
import com.aliyun.mns.client.MNSClientBuilder;
import com.aliyun.mns.common.ServiceException;
import com.aliyun.mns.common.ServiceHandlingRequiredException;
import com.aliyun.mns.common.auth.SignVersion;
import com.aliyun.mns.common.http.ClientConfiguration;
import com.aliyun.mns.model.Message;
import com.aliyun.mns.model.QueueMeta;
import dev.flowglass.connector.FunctionLog;
import dev.flowglass.connector.ResourceConnector;
import dev.flowglass.connector.Unbound;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.Binding;
import dev.flowglass.model.Resources;
import dev.flowglass.runtime.Executions;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.runtime.FlowQueues;
import dev.flowglass.runtime.FlowResources;
import dev.flowglass.runtime.Gate;
import dev.flowglass.runtime.StartRequest;
import dev.flowglass.runtime.StartResult;
import dev.flowglass.runtime.WallTime;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.MemoryJournal;
import dev.flowglass.store.MemoryQueues;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The endpoint with the service's own client, of which nothing but address and key is changed.
class MnsServerIT {
    private static final AccessKey KEY = new AccessKey("testak", "testsk");

    private final MemoryQueues queues = new MemoryQueues();
    private final List<MNSClient> clients = new ArrayList<>();
    private MnsServer server;

    @BeforeEach
    void open() throws IOException {
        server = MnsServer.open(0, queues, KEY, InstantSource.system());
    }

    @AfterEach
    void close() {
        clients.forEach(MNSClient::close);
        server.close();
    }

    private MNSClient client(SignVersion version, String secret) {
        var configuration = new ClientConfiguration();
        configuration.setSignatureVersion(version);
        var client = MNSClientBuilder.create()
                .accessKeyId(KEY.id())
                .accessKeySecret(secret)
                .accountEndpoint(server.address())
                .region("cn-hangzhou")
                .clientConfiguration(configuration)
                .build();
        clients.add(client);
        return client;
    }

    private CloudQueue queue(SignVersion version) {
        var meta = new QueueMeta();
        meta.setQueueName("jobs");
        meta.setPollingWaitSeconds(0);
        return client(version, KEY.secret()).createQueue(meta);
    }

    private static Message message(String text) {
        var message = new Message();
        message.setMessageBody(text, Message.MessageBodyType.RAW_STRING);
        return message;
    }

    @ParameterizedTest
    @EnumSource
    void aMessageIsSentReceivedHiddenAndDeleted(SignVersion version) throws Exception {
        var queue = queue(version);
        var text = "{\"name\":\"流程 <&> 😀\"}";

        var sent = queue.putMessage(message(text));
        var received = queue.popMessage(1);

        assertThat(received.getMessageId()).isEqualTo(sent.getMessageId());
        assertThat(received.getMessageBodyAsRawString()).isEqualTo(text);
        assertThat(received.getDequeueCount()).isEqualTo(1);
        assertThat(queue.popMessage()).isNull();
        var receipt = queue.changeMessageVisibilityTimeout(received.getReceiptHandle(), 60);
        assertThat(receipt).isNotEqualTo(received.getReceiptHandle());
        assertThatThrownBy(() -> queue.deleteMessage(received.getReceiptHandle()))
                .isInstanceOf(ServiceHandlingRequiredException.class);
        queue.deleteMessage(receipt);
        assertThat(queues.messages("jobs", InstantSource.system().instant())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aDelayedMessageCanBeTakenBackWithTheReceiptOfItsSending(SignVersion version) throws Exception {
        var queue = queue(version);
        var late = message("late");
        late.setDelaySeconds(600);

        var sent = queue.putMessage(late);
        queue.deleteMessage(sent.getReceiptHandle());

        assertThat(queues.messages("jobs", InstantSource.system().instant())).isEmpty();
        assertThat(queue.putMessage(message("now")).getReceiptHandle()).isNull();
    }

    @Test
    void anErrorNamesTheRequestAsItsHeaderDoes() throws IOException {
        var answer = raw("GET /queues HTTP/1.1", "Host: 127.0.0.1:" + server.port());
        var id = answer.replaceAll("(?s).*<RequestId>(.*)</RequestId>.*", "$1");

        assertThat(answer).containsIgnoringCase("x-mns-request-id: " + id);
    }

    @ParameterizedTest
    @EnumSource
    void messagesGoInBatches(SignVersion version) throws Exception {
        var queue = queue(version);

        assertThat(queue.batchPutMessage(List.of(message("a"), message("b"), message("c"))))
                .hasSize(3);
        assertThat(queue.batchPeekMessage(16)).hasSize(3);
        assertThat(queue.peekMessage().getMessageBodyAsRawString()).isEqualTo("a");
        var received = queue.batchPopMessage(16, 1);
        assertThat(received).extracting(Message::getMessageBodyAsRawString).containsExactly("a", "b", "c");
        queue.batchDeleteMessage(
                received.stream().map(Message::getReceiptHandle).toList());

        assertThat(queues.messages("jobs", InstantSource.system().instant())).isEmpty();
    }

    @Test
    void queuesAreMadeChangedListedAndDeleted() {
        var client = client(SignVersion.V4, KEY.secret());
        var queue = queue(SignVersion.V4);
        queue(SignVersion.V4);
        var other = new QueueMeta();
        other.setQueueName("jobs");
        other.setVisibilityTimeout(77L);

        assertThatThrownBy(() -> client.createQueue(other))
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("QueueAlreadyExist"));
        queue.setAttributes(other);
        assertThat(queue.getAttributes().getVisibilityTimeout()).isEqualTo(77);
        assertThat(client.listQueueURL("jo", null, 10).getResult()).containsExactly(server.address() + "/queues/jobs");
        queue.delete();
        assertThatThrownBy(queue::getAttributes)
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("QueueNotExist"));
    }

    @Test
    void aLongPollIsAnsweredAsSoonAsAMessageComes() throws Exception {
        var queue = queue(SignVersion.V4);
        var poll = CompletableFuture.supplyAsync(() -> {
            try {
                return queue.popMessage(30);
            } catch (ServiceHandlingRequiredException e) {
                throw new IllegalStateException(e);
            }
        });

        queue(SignVersion.V4).putMessage(message("late"));

        assertThat(poll.get(20, TimeUnit.SECONDS).getMessageBodyAsRawString()).isEqualTo("late");
    }

    @Test
    void aWrongSecretIsRefused() {
        assertThatThrownBy(() ->
                        client(SignVersion.V4, "wrong").getQueueRef("jobs").getAttributes())
                .isInstanceOfSatisfying(
                        ServiceException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo("SignatureNotMatch"));
    }

    private String raw(String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            var answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatAWebPageCouldSendIsRefused() throws IOException {
        var host = "Host: 127.0.0.1:" + server.port();
        var version = "x-mns-version: 2015-06-06";

        assertThat(raw("GET /queues HTTP/1.1", host)).contains("MissingVersionHeader");
        assertThat(raw("GET /queues HTTP/1.1", host, version)).contains("403", "SignatureNotMatch");
        assertThat(raw("GET /queues HTTP/1.1", host, version, "Origin: http://example.com"))
                .contains("AccessDenied");
        assertThat(raw("GET /queues HTTP/1.1", "Host: example.com", version)).contains("AccessDenied");
        assertThat(raw(
                        "GET http://1.mns.cn-hangzhou.aliyuncs.com/queues HTTP/1.1",
                        "Host: 1.mns.cn-hangzhou.aliyuncs.com",
                        version))
                .contains("SignatureNotMatch");
    }

    @Test
    void aFlowSendsAMessageAWorkerTakesItAndReportsAndTheFlowGoesOn() throws Exception {
        var arn = "acs:mns:::/queues/jobs/messages";
        var text = """
            version: v1
            type: flow
            steps:
              - type: task
                name: work
                resourceArn: %s
                pattern: waitForCallback
                inputMappings:
                  - target: token
                    source: $context.task.token
                  - target: order
                    source: $input.order
                serviceParams:
                  MessageBody: $
            """.formatted(arn);
        var time = new WallTime();
        var sender = new FlowQueues(queues, time);
        var resources = new Resources(List.of(new Binding(arn, new Binding.Kind.Queue())));
        sender.make(resources).toCompletableFuture().join();
        var worker = client(SignVersion.V4, KEY.secret()).getQueueRef("jobs");
        try (var connector = new ResourceConnector(
                        new FlowResources(resources), Unbound.FAILS, time, FunctionLog.NONE, sender);
                var executions = new Executions(new MemoryJournal(), connector, time, Gate.OPEN)) {
            var definition =
                    new FlowDefinition(text, FlowReader.read(text).flow().orElseThrow());
            var start = executions.start(
                    new StartRequest("orders", definition, Optional.empty(), Obj.of("order", Value.of(7))));
            var started = (StartResult.Started) start.toCompletableFuture().get(20, TimeUnit.SECONDS);

            var message = worker.popMessage(20);
            var job = (Obj) Json.parse(message.getMessageBodyAsRawString());
            worker.deleteMessage(message.getReceiptHandle());
            assertThat(job.get("order")).contains(Value.of(7));
            var token = ((Value.Text) job.get("token").orElseThrow()).value();
            executions.reportSucceeded(token, Obj.of("done", Value.of(true)));

            var end = executions
                    .ended(started.execution().id())
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
            assertThat(end.state().output()).contains(Obj.of("done", Value.of(true)));
        }
    }
}
