package dev.flowglass.api.mns;

import dev.flowglass.store.StoredQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.w3c.dom.Element;

/// Attributes of a queue as a client gives them: some of them.
record MnsAttributes(
        Optional<Integer> visibility,
        Optional<Integer> delay,
        Optional<Integer> maximumBytes,
        Optional<Integer> retention,
        Optional<Integer> pollingWait,
        Optional<Boolean> logging) {
    private static final int DAY = 86_400;

    /// @throws MnsRefusal for a value that the service does not allow
    static MnsAttributes read(String body) throws MnsRefusal {
        if (body.isBlank()) {
            return new MnsAttributes(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
        var queue = MnsXml.read(body);
        return new MnsAttributes(
                number(queue, "VisibilityTimeout", 1, DAY / 2),
                number(queue, "DelaySeconds", 0, 7 * DAY),
                number(queue, "MaximumMessageSize", 1_024, 65_536),
                number(queue, "MessageRetentionPeriod", 60, 15 * DAY),
                number(queue, "PollingWaitSeconds", 0, 30),
                MnsXml.text(queue, "LoggingEnabled").map(text -> text.strip().equalsIgnoreCase("true")));
    }

    private static Optional<Integer> number(Element queue, String name, int least, int most) throws MnsRefusal {
        var text = MnsXml.text(queue, name).map(String::strip).filter(given -> !given.isEmpty());
        return text.isEmpty() ? Optional.empty() : Optional.of(MnsMessages.number(name, text, least, most, least));
    }

    StoredQueue applyTo(StoredQueue queue, Instant now) {
        return new StoredQueue(
                queue.name(),
                visibility.map(Duration::ofSeconds).orElse(queue.visibility()),
                delay.map(Duration::ofSeconds).orElse(queue.delay()),
                maximumBytes.orElse(queue.maximumMessageBytes()),
                retention.map(Duration::ofSeconds).orElse(queue.retention()),
                pollingWait.map(Duration::ofSeconds).orElse(queue.pollingWait()),
                logging.orElse(queue.logging()),
                queue.created(),
                now);
    }
}
