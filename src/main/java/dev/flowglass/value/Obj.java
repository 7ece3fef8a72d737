package dev.flowglass.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A JSON object. Keeps the order of its keys; equality does not look at the order.
public final class Obj implements Value {
    public static final Obj EMPTY = new Obj(Collections.unmodifiableSequencedMap(new LinkedHashMap<>()));

    private final SequencedMap<String, Value> entries;
    private int bytes = -1;

    private Obj(SequencedMap<String, Value> entries) {
        this.entries = entries;
    }

    public static Obj of(SequencedMap<String, ? extends Value> entries) {
        return entries.isEmpty() ? EMPTY : new Obj(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(entries)));
    }

    public static Obj of(String key, Value value) {
        return EMPTY.with(key, value);
    }

    public static Obj of(String key, Value value, String key2, Value value2) {
        return of(key, value).with(key2, value2);
    }

    /// This object with `key` set to `value`: in its old place when the key is there, else at the end.
    public Obj with(String key, Value value) {
        var copy = new LinkedHashMap<>(entries);
        copy.put(key, value);
        return new Obj(Collections.unmodifiableSequencedMap(copy));
    }

    /// Both objects in one, by top-level key: on equal keys `other` wins.
    public Obj merge(Obj other) {
        if (other.entries.isEmpty()) {
            return this;
        }
        if (entries.isEmpty()) {
            return other;
        }
        var copy = new LinkedHashMap<>(entries);
        copy.putAll(other.entries);
        return new Obj(Collections.unmodifiableSequencedMap(copy));
    }

    public Optional<Value> get(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /// As [#get], for code that is run for every step.
    public @Nullable Value find(String key) {
        return entries.get(key);
    }

    /// Unmodifiable, in the order written.
    public SequencedMap<String, Value> entries() {
        return entries;
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public int bytes() {
        if (bytes < 0) {
            int sum = 2 + Math.max(0, entries.size() - 1);
            for (Map.Entry<String, Value> entry : entries.entrySet()) {
                sum += Json.quotedBytes(entry.getKey()) + 1 + entry.getValue().bytes();
            }
            bytes = sum;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Obj that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
