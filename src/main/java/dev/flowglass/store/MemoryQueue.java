package dev.flowglass.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// One queue with its messages. Not for several threads at once.
final class MemoryQueue {
    private record Place(StoredMessage message, long number) {}

    private static final Comparator<Place> BY_URGENCY =
            Comparator.comparingInt((Place place) -> place.message().priority()).thenComparingLong(Place::number);

    private static final Comparator<Place> BY_RETURN =
            Comparator.comparing((Place place) -> place.message().visibleFrom()).thenComparingLong(Place::number);

    private StoredQueue attributes;
    private final SequencedMap<String, Place> messages = new LinkedHashMap<>();
    private final Map<String, String> idByReceipt = new HashMap<>();
    private final TreeSet<Place> visible = new TreeSet<>(BY_URGENCY);
    private final TreeSet<Place> hidden = new TreeSet<>(BY_RETURN);
    private long sent;

    MemoryQueue(StoredQueue attributes) {
        this.attributes = attributes;
    }

    StoredQueue attributes() {
        return attributes;
    }

    void replace(StoredQueue other) {
        attributes = other;
    }

    void add(StoredMessage message) {
        if (!messages.containsKey(message.id())) {
            put(new Place(message, sent++));
        }
    }

    private void put(Place place) {
        messages.put(place.message().id(), place);
        hidden.add(place);
        if (!place.message().receipt().isEmpty()) {
            idByReceipt.put(place.message().receipt(), place.message().id());
        }
    }

    private void take(Place place) {
        visible.remove(place);
        hidden.remove(place);
        idByReceipt.remove(place.message().receipt());
    }

    /// Brings the order of messages to this moment.
    private void bring(Instant now) {
        var oldest = now.minus(attributes.retention());
        while (!messages.isEmpty()
                && !messages.firstEntry().getValue().message().enqueued().isAfter(oldest)) {
            take(messages.pollFirstEntry().getValue());
        }
        while (!hidden.isEmpty() && !hidden.first().message().visibleFrom().isAfter(now)) {
            visible.add(hidden.removeFirst());
        }
    }

    List<StoredMessage> receive(int limit, Duration time, Instant now) {
        bring(now);
        var received = new ArrayList<StoredMessage>();
        while (received.size() < limit && !visible.isEmpty()) {
            var place = visible.first();
            take(place);
            var message = place.message().receive(now, now.plus(time));
            put(new Place(message, place.number()));
            received.add(message);
        }
        return received;
    }

    Optional<StoredMessage> take(String id, Duration time, Instant now) {
        bring(now);
        return Optional.ofNullable(messages.get(id)).filter(visible::contains).map(place -> {
            take(place);
            var message = place.message().receive(now, now.plus(time));
            put(new Place(message, place.number()));
            return message;
        });
    }

    List<StoredMessage> peek(int limit, Instant now) {
        bring(now);
        return visible.stream().limit(limit).map(Place::message).toList();
    }

    List<StoredMessage> all(Instant now) {
        bring(now);
        return messages.values().stream().map(Place::message).toList();
    }

    boolean delete(String receipt, Instant now) {
        var place = byReceipt(receipt, now);
        place.ifPresent(there -> {
            take(there);
            messages.remove(there.message().id());
        });
        return place.isPresent();
    }

    Optional<StoredMessage> hide(String receipt, Duration time, Instant now) {
        return byReceipt(receipt, now).map(place -> {
            take(place);
            var message = place.message().hide(now.plus(time));
            put(new Place(message, place.number()));
            return message;
        });
    }

    private Optional<Place> byReceipt(String receipt, Instant now) {
        bring(now);
        return Optional.ofNullable(idByReceipt.get(receipt)).map(messages::get);
    }

    Optional<Instant> nextVisible(Instant now) {
        bring(now);
        return hidden.isEmpty()
                ? Optional.empty()
                : Optional.of(hidden.first().message().visibleFrom());
    }
}
