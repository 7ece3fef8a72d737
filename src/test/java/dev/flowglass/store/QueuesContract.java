package dev.flowglass.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What holds for queues wherever they are kept.
abstract class QueuesContract {
    static final Instant NOW = Instant.parse("2024-03-05T08:00:00Z");
    private static final Duration HIDDEN = Duration.ofSeconds(30);

    private Queues queues;

    abstract Queues open() throws Exception;

    @BeforeEach
    void openQueues() throws Exception {
        queues = open();
        soon(queues.create(StoredQueue.usual("jobs", NOW)));
    }

    static <T> T soon(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("Expected this to end well, and soon", e);
        }
    }

    private void send(String body, int priority, Instant at, int delaySeconds) {
        var message = StoredMessage.sent(body, priority, at, Duration.ofSeconds(delaySeconds));
        assertThat(soon(queues.send("jobs", List.of(message)))).isTrue();
    }

    private List<StoredMessage> receive(int limit, Instant at) {
        return soon(queues.receive("jobs", limit, HIDDEN, at));
    }

    private static Instant after(long seconds) {
        return NOW.plusSeconds(seconds);
    }

    @Test
    void aCertainMessageCanBeTakenWhileItIsVisible() {
        send("a", 8, NOW, 0);
        send("b", 8, NOW, 0);
        send("late", 8, NOW, 60);
        var all = queues.messages("jobs", NOW);

        var taken = soon(queues.take("jobs", all.get(1).id(), HIDDEN, NOW)).orElseThrow();

        assertThat(taken.body()).isEqualTo("b");
        assertThat(taken.received()).isEqualTo(1);
        assertThat(soon(queues.take("jobs", all.get(1).id(), HIDDEN, after(29))))
                .isEmpty();
        assertThat(soon(queues.take("jobs", all.get(2).id(), HIDDEN, NOW))).isEmpty();
        assertThat(soon(queues.take("jobs", "nobody", HIDDEN, NOW))).isEmpty();
        assertThat(receive(9, NOW)).extracting(StoredMessage::body).containsExactly("a");
        assertThat(soon(queues.take("jobs", all.get(1).id(), HIDDEN, after(30))))
                .isPresent();
        assertThat(soon(queues.delete("jobs", taken.receipt(), after(31)))).isFalse();
    }

    @Test
    void aMessageThatIsThereIsNotSentAgain() {
        var message = StoredMessage.sent("ID1", "a", 8, NOW, Duration.ZERO);
        soon(queues.send("jobs", List.of(message)));
        soon(queues.send("jobs", List.of(message)));

        assertThat(queues.messages("jobs", NOW)).containsExactly(message);
    }

    @Test
    void theMostUrgentAndThenTheOldestMessageComesFirst() {
        send("b", 8, NOW, 0);
        send("c", 8, NOW, 0);
        send("a", 1, NOW, 0);

        assertThat(queues.peek("jobs", 10, NOW)).extracting(StoredMessage::body).containsExactly("a", "b", "c");
        assertThat(receive(2, NOW)).extracting(StoredMessage::body).containsExactly("a", "b");
        assertThat(receive(2, NOW)).extracting(StoredMessage::body).containsExactly("c");
    }

    @Test
    void aReceivedMessageIsHiddenForATimeAndThenComesAgainWithAnotherReceipt() {
        send("a", 8, NOW, 0);

        var first = receive(1, after(1)).getFirst();

        assertThat(receive(1, after(30))).isEmpty();
        assertThat(queues.nextVisible("jobs", after(30))).contains(after(31));
        var second = receive(1, after(31)).getFirst();
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.received()).isEqualTo(2);
        assertThat(second.firstReceived()).isEqualTo(after(1));
        assertThat(second.receipt()).isNotEqualTo(first.receipt()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void onlyTheNewestReceiptDeletesAMessage() {
        send("a", 8, NOW, 0);
        var first = receive(1, NOW).getFirst();
        var second = receive(1, after(31)).getFirst();

        assertThat(soon(queues.delete("jobs", first.receipt(), after(32)))).isFalse();
        assertThat(soon(queues.delete("jobs", second.receipt(), after(32)))).isTrue();
        assertThat(soon(queues.delete("jobs", second.receipt(), after(32)))).isFalse();
        assertThat(queues.messages("jobs", after(32))).isEmpty();
    }

    @Test
    void hidingAMessageLongerGivesItANewReceipt() {
        send("a", 8, NOW, 0);
        var first = receive(1, NOW).getFirst();

        var hidden = soon(queues.hide("jobs", first.receipt(), Duration.ofSeconds(100), after(1)));

        assertThat(hidden).isPresent();
        assertThat(hidden.get().visibleFrom()).isEqualTo(after(101));
        assertThat(soon(queues.hide("jobs", first.receipt(), HIDDEN, after(2)))).isEmpty();
        assertThat(receive(1, after(60))).isEmpty();
        assertThat(soon(queues.delete("jobs", hidden.get().receipt(), after(60))))
                .isTrue();
    }

    @Test
    void aDelayedMessageIsSeenOnlyAfterItsDelay() {
        send("late", 1, NOW, 10);
        send("early", 8, NOW, 0);

        assertThat(receive(2, after(9))).extracting(StoredMessage::body).containsExactly("early");
        assertThat(receive(2, after(10))).extracting(StoredMessage::body).containsExactly("late");
        assertThat(queues.messages("jobs", after(11)))
                .extracting(StoredMessage::body)
                .containsExactly("late", "early");
    }

    @Test
    void aMessageOlderThanTheRetentionIsGone() {
        send("a", 8, NOW, 0);
        var days = Duration.ofDays(4);

        assertThat(queues.messages("jobs", NOW.plus(days).minusSeconds(1))).hasSize(1);
        assertThat(receive(1, NOW.plus(days))).isEmpty();
        assertThat(queues.messages("jobs", NOW.plus(days))).isEmpty();
    }

    @Test
    void queuesAreListedByPrefixInPages() {
        soon(queues.create(StoredQueue.usual("job_2", NOW)));
        soon(queues.create(StoredQueue.usual("other", NOW)));

        assertThat(queues.list("job", "", 1)).extracting(StoredQueue::name).containsExactly("job_2");
        assertThat(queues.list("job", "job_2", 9)).extracting(StoredQueue::name).containsExactly("jobs");
        assertThat(queues.list("", "", 9)).hasSize(3);
    }

    @Test
    void creatingAQueueAgainLeavesItAsItIs() {
        var other = StoredQueue.usual("jobs", after(100));

        assertThat(soon(queues.create(other)).created()).isEqualTo(NOW);
        assertThat(soon(queues.replace(other))).isTrue();
        assertThat(queues.find("jobs")).contains(other);
        assertThat(soon(queues.replace(StoredQueue.usual("none", NOW)))).isFalse();
    }

    @Test
    void aDeletedQueueIsGoneWithItsMessages() {
        send("a", 8, NOW, 0);

        assertThat(soon(queues.delete("jobs"))).isTrue();
        assertThat(soon(queues.delete("jobs"))).isFalse();
        assertThat(soon(queues.send("jobs", List.of(StoredMessage.sent("b", 8, NOW, Duration.ZERO)))))
                .isFalse();
        soon(queues.create(StoredQueue.usual("jobs", NOW)));
        assertThat(queues.messages("jobs", NOW)).isEmpty();
    }

    @Test
    void whoListensHearsOfMessagesUntilItStops() {
        var heard = new AtomicInteger();
        var stop = queues.listen("jobs", heard::incrementAndGet);

        send("a", 8, NOW, 0);
        stop.run();
        send("b", 8, NOW, 0);

        assertThat(heard).hasValue(1);
    }
}
