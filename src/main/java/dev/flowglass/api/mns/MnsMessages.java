package dev.flowglass.api.mns;

import dev.flowglass.api.http.Stages;
import dev.flowglass.store.Queues;
import dev.flowglass.store.StoredMessage;
import dev.flowglass.store.StoredQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.w3c.dom.Element;

/// Sending, receiving, hiding and deleting messages.
final class MnsMessages {
    private static final int MOST = 16;
    private static final int LONGEST_POLL = 30;
    private static final int LONGEST_DELAY = 604_800;
    private static final int LONGEST_HIDING = 43_200;

    private final Queues queues;
    private final InstantSource time;

    MnsMessages(Queues queues, InstantSource time) {
        this.queues = queues;
        this.time = time;
    }

    /// @return `usual` when nothing was given
    static int number(String name, Optional<String> given, int least, int most, int usual) throws MnsRefusal {
        if (given.isEmpty()) {
            return usual;
        }
        var text = given.get().strip();
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw MnsRefusal.invalid(
                    "%s has to be a whole number from %d to %d, but is '%s'.".formatted(name, least, most, text));
        }
        return Integer.parseInt(text);
    }

    MnsAnswer send(MnsRequest request, StoredQueue queue) throws MnsRefusal {
        var root = MnsXml.read(request.body());
        boolean batch = "Messages".equals(root.getLocalName());
        var given = batch ? MnsXml.children(root, "Message") : List.of(root);
        if (given.isEmpty() || given.size() > MOST) {
            throw MnsRefusal.invalid("A batch has 1 to %d messages.".formatted(MOST));
        }
        var messages = new ArrayList<StoredMessage>();
        for (var element : given) {
            messages.add(message(element, queue));
        }
        if (!Stages.wait(queues.send(queue.name(), messages))) {
            throw MnsRefusal.noQueue(queue.name());
        }
        return written(201, batch, messages.stream().map(MnsXml::sent).toList());
    }

    private StoredMessage message(Element element, StoredQueue queue) throws MnsRefusal {
        var body = MnsXml.text(element, "MessageBody").orElse("");
        if (body.isEmpty()) {
            throw MnsRefusal.invalid("A message needs a MessageBody.");
        }
        int bytes = body.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > queue.maximumMessageBytes()) {
            throw MnsRefusal.invalid(
                    "The message has %d bytes, but the queue takes %d.".formatted(bytes, queue.maximumMessageBytes()));
        }
        var delay = number("DelaySeconds", MnsXml.text(element, "DelaySeconds"), 0, LONGEST_DELAY, (int)
                queue.delay().toSeconds());
        int priority = number("Priority", MnsXml.text(element, "Priority"), 1, 16, 8);
        return StoredMessage.sent(body, priority, time.instant(), Duration.ofSeconds(delay));
    }

    private static MnsAnswer written(int status, boolean batch, List<String> messages) {
        if (!batch) {
            return MnsAnswer.of(status, MnsXml.document("Message", messages.getFirst()));
        }
        var out = new StringBuilder();
        messages.forEach(message -> out.append("<Message>%s</Message>".formatted(message)));
        return MnsAnswer.of(status, MnsXml.document("Messages", out.toString()));
    }

    MnsAnswer receive(MnsRequest request, StoredQueue queue) throws MnsRefusal, InterruptedException {
        var count = request.parameter("numOfMessages");
        int limit = number("numOfMessages", count, 1, MOST, 1);
        boolean peek = request.parameter("peekonly").orElse("").equalsIgnoreCase("true");
        int wait = number("waitseconds", request.parameter("waitseconds"), 0, LONGEST_POLL, (int)
                queue.pollingWait().toSeconds());
        var found = peek
                ? queues.peek(queue.name(), limit, time.instant())
                : poll(queue, limit, time.instant().plusSeconds(wait));
        if (found.isEmpty()) {
            throw MnsRefusal.noMessage();
        }
        return written(
                200,
                count.isPresent(),
                found.stream().map(peek ? MnsXml::peeked : MnsXml::received).toList());
    }

    /// Waits for messages, at most until `end`.
    private List<StoredMessage> poll(StoredQueue queue, int limit, Instant end)
            throws MnsRefusal, InterruptedException {
        var news = new Semaphore(0);
        var stop = queues.listen(queue.name(), news::release);
        try {
            while (true) {
                var now = time.instant();
                var found = Stages.wait(queues.receive(queue.name(), limit, queue.visibility(), now));
                if (!found.isEmpty() || !now.isBefore(end)) {
                    return found;
                }
                if (queues.find(queue.name()).isEmpty()) {
                    throw MnsRefusal.noQueue(queue.name());
                }
                var next = queues.nextVisible(queue.name(), now)
                        .filter(end::isAfter)
                        .orElse(end);
                var _ = news.tryAcquire(Duration.between(now, next).toMillis() + 1, TimeUnit.MILLISECONDS);
                news.drainPermits();
            }
        } finally {
            stop.run();
        }
    }

    MnsAnswer delete(MnsRequest request, StoredQueue queue) throws MnsRefusal {
        var single = request.parameter("ReceiptHandle");
        if (single.isPresent()) {
            if (!Stages.wait(queues.delete(queue.name(), single.get(), time.instant()))) {
                throw MnsRefusal.noMessage();
            }
            return MnsAnswer.empty(204);
        }
        var handles = MnsXml.children(MnsXml.read(request.body()), "ReceiptHandle");
        if (handles.isEmpty() || handles.size() > MOST) {
            throw MnsRefusal.invalid("A batch has 1 to %d receipt handles.".formatted(MOST));
        }
        var errors = new StringBuilder();
        for (var handle : handles) {
            var receipt = handle.getTextContent().strip();
            if (!Stages.wait(queues.delete(queue.name(), receipt, time.instant()))) {
                errors.append("<Error>%s%s%s</Error>"
                        .formatted(
                                MnsXml.element("ErrorCode", "MessageNotExist"),
                                MnsXml.element("ErrorMessage", "Message not exist."),
                                MnsXml.element("ReceiptHandle", receipt)));
            }
        }
        return errors.isEmpty()
                ? MnsAnswer.empty(204)
                : MnsAnswer.of(404, MnsXml.document("Errors", errors.toString()));
    }

    MnsAnswer hide(MnsRequest request, StoredQueue queue) throws MnsRefusal {
        var receipt = request.parameter("ReceiptHandle");
        var hidden = request.parameter("VisibilityTimeout");
        if (receipt.isEmpty() || hidden.isEmpty()) {
            throw MnsRefusal.invalid("ReceiptHandle and VisibilityTimeout are required.");
        }
        var seconds = number("VisibilityTimeout", hidden, 1, LONGEST_HIDING, 1);
        var message =
                Stages.wait(queues.hide(queue.name(), receipt.get(), Duration.ofSeconds(seconds), time.instant()));
        if (message.isEmpty()) {
            throw MnsRefusal.noMessage();
        }
        return MnsAnswer.of(
                200,
                MnsXml.document(
                        "ChangeVisibility",
                        MnsXml.element("ReceiptHandle", message.get().receipt())
                                + MnsXml.element(
                                        "NextVisibleTime",
                                        message.get().visibleFrom().toEpochMilli())));
    }
}
