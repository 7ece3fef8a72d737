package dev.flowglass.app.timeline;

import dev.flowglass.engine.Event;
import dev.flowglass.engine.EventType;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Looks for words in the type, the step and the detail of events. For one thread; it remembers what it found in data
/// that many events share, so a history whose every event holds the same long list is looked through in no time.
final class EventSearch {
    /// More of JSON than one key or one value: only the written text can tell.
    private static final Pattern PUNCTUATION = Pattern.compile("[\\[\\]{}:,\"\\\\]");

    private static final int WORTH_REMEMBERING = 8;

    private final List<String> words;
    private final List<Boolean> ofText;
    private final Map<EventType, String> types = new EnumMap<>(EventType.class);
    private final Map<String, String> small = new HashMap<>();
    private final IdentityHashMap<Value, Long> found = new IdentityHashMap<>();

    /// @param words at most 63, in small letters; an event has to contain each
    EventSearch(List<String> words) {
        this.words = words.subList(0, Math.min(words.size(), Long.SIZE - 1));
        this.ofText = this.words.stream()
                .map(word -> PUNCTUATION.matcher(word).find())
                .toList();
    }

    /// A word may name what it looks at: `step:`, `type:`, `thread:`; between slashes it is a regular expression that
    /// type, step or detail has to match somewhere.
    static Predicate<Event> of(String text) {
        var written = text.strip();
        if (written.length() > 2 && written.startsWith("/") && written.endsWith("/")) {
            return matching(written.substring(1, written.length() - 1));
        }
        Predicate<Event> passes = event -> true;
        var plain = new ArrayList<String>();
        for (var word : written.toLowerCase(Locale.ROOT).split("\\s+")) {
            int colon = word.indexOf(':');
            var value = word.substring(colon + 1);
            switch (colon < 0 || value.isEmpty() ? "" : word.substring(0, colon)) {
                case "step" ->
                    passes = passes.and(
                            event -> event.stepName().toLowerCase(Locale.ROOT).equals(value));
                case "type" ->
                    passes = passes.and(event ->
                            event.type().word().toLowerCase(Locale.ROOT).equals(value));
                case "thread" ->
                    passes = passes.and(event -> String.valueOf(event.thread()).equals(value));
                default -> {
                    if (!word.isEmpty()) {
                        plain.add(word);
                    }
                }
            }
        }
        return plain.isEmpty() ? passes : passes.and(new EventSearch(plain)::contains);
    }

    private static Predicate<Event> matching(String expression) {
        try {
            var pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE);
            return event -> pattern.matcher(event.type().word()).find()
                    || pattern.matcher(event.stepName()).find()
                    || pattern.matcher(Json.sorted(event.detail().json())).find();
        } catch (PatternSyntaxException e) {
            return event -> false;
        }
    }

    boolean contains(Event event) {
        var type = types.computeIfAbsent(event.type(), of -> of.word().toLowerCase(Locale.ROOT));
        var step = small(event.stepName());
        long missing = 0;
        for (int i = 0; i < words.size(); i++) {
            if (!type.contains(words.get(i)) && !step.contains(words.get(i))) {
                missing |= 1L << i;
            }
        }
        if (missing == 0) {
            return true;
        }
        var json = event.detail().json();
        return (missing & ~(in(json) | inText(json, missing))) == 0;
    }

    private String small(String name) {
        return small.computeIfAbsent(name, of -> of.toLowerCase(Locale.ROOT));
    }

    /// Those of the words that one key or value below has, as bits.
    private long in(Value value) {
        return switch (value) {
            case Obj obj -> obj.size() < WORTH_REMEMBERING ? inEach(obj) : remembered(obj);
            case Array array -> array.elements().size() < WORTH_REMEMBERING ? inEach(array) : remembered(array);
            case Value.Text(String text) -> inWord(text.toLowerCase(Locale.ROOT));
            case Value.Num number -> inWord(number.toString().toLowerCase(Locale.ROOT));
            case Value.Bool bool -> inWord(bool.value() ? "true" : "false");
            case Value.Null none -> inWord("null");
        };
    }

    private long remembered(Value value) {
        var known = found.get(value);
        if (known != null) {
            return known;
        }
        long bits = value instanceof Obj obj ? inEach(obj) : inEach((Array) value);
        found.put(value, bits);
        return bits;
    }

    private long inEach(Obj obj) {
        long bits = 0;
        for (var entry : obj.entries().entrySet()) {
            bits |= inWord(small(entry.getKey())) | in(entry.getValue());
        }
        return bits;
    }

    private long inEach(Array array) {
        long bits = 0;
        for (var element : array.elements()) {
            bits |= in(element);
        }
        return bits;
    }

    private long inWord(String text) {
        long bits = 0;
        for (int i = 0; i < words.size(); i++) {
            if (text.contains(words.get(i))) {
                bits |= 1L << i;
            }
        }
        return bits;
    }

    private long inText(Obj json, long missing) {
        String text = "";
        long bits = 0;
        for (int i = 0; i < words.size(); i++) {
            if (ofText.get(i) && (missing & 1L << i) != 0) {
                text = text.isEmpty() ? Json.sorted(json).toLowerCase(Locale.ROOT) : text;
                bits |= text.contains(words.get(i)) ? 1L << i : 0;
            }
        }
        return bits;
    }
}
