package dev.flowglass.expression;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.value.Array;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A path into JSON data: `$input.order.items[0]`, `$local[*].parts[*]`, `$.level`.
///
/// Keys are letters of any script, digits, `_` and `-`, or any text as `["any key"]`.
/// `[*]` lists the matches as they are; a further `[*]` opens inner lists, so the result is flat.
public record Path(Root root, List<Segment> segments) {
    public Path {
        segments = List.copyOf(segments);
    }

    public enum Root {
        INPUT("$input"),
        LOCAL("$local"),
        CONTEXT("$context"),
        /// The input of the step itself, in conditions, `serviceParams`, `wait` and `collection`.
        STEP_INPUT("$");

        private final String text;

        Root(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    public sealed interface Segment {
        record Key(String name) implements Segment {}

        record Index(int index) implements Segment {}

        /// `[*]`
        record All() implements Segment {}
    }

    /// True when a text is meant as a mapping path: it begins with `$input`, `$local` or `$context`, followed by its
    /// end, `.` or `[`. Every other text is a constant.
    public static boolean isMappingPath(String text) {
        return mappingRoot(text) != null;
    }

    private static @Nullable Root mappingRoot(String text) {
        for (var root : List.of(Root.INPUT, Root.LOCAL, Root.CONTEXT)) {
            if (text.startsWith(root.text)
                    && (text.length() == root.text.length()
                            || text.charAt(root.text.length()) == '.'
                            || text.charAt(root.text.length()) == '[')) {
                return root;
            }
        }
        return null;
    }

    /// True when a text is `$` or begins with `$.` or `$[`.
    public static boolean isStepInputPath(String text) {
        return text.equals("$") || text.startsWith("$.") || text.startsWith("$[");
    }

    /// Reads a path with any root.
    public static Reading<Path> read(String text) {
        var root = mappingRoot(text);
        if (root == null) {
            if (!isStepInputPath(text)) {
                return unreadable(text, 0);
            }
            root = Root.STEP_INPUT;
        }
        var segments = new ArrayList<Segment>();
        int at = root.text.length();
        while (at < text.length()) {
            int end = segment(text, at, segments);
            if (end < 0) {
                return unreadable(text, at);
            }
            at = end;
        }
        return new Reading.Read<>(new Path(root, segments), List.of());
    }

    private static Reading<Path> unreadable(String text, int at) {
        return new Reading.Unreadable<>(new Diagnostic(ExpressionCode.BAD_PATH, new Range(at, text.length()), text));
    }

    /// Reads one segment that begins at `at` and adds it.
    ///
    /// @return where it ends, or -1 when there is none
    static int segment(String text, int at, List<Segment> into) {
        if (text.charAt(at) == '.') {
            int end = keyEnd(text, at + 1);
            if (end == at + 1) {
                return -1;
            }
            into.add(new Segment.Key(text.substring(at + 1, end)));
            return end;
        }
        if (text.charAt(at) != '[') {
            return -1;
        }
        if (text.startsWith("[*]", at)) {
            into.add(new Segment.All());
            return at + 3;
        }
        int inner = at + 1;
        if (inner < text.length() && text.charAt(inner) == '"') {
            int close = inner + 1;
            while (close < text.length() && text.charAt(close) != '"') {
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            if (close + 1 < text.length()
                    && text.charAt(close + 1) == ']'
                    && Json.read(text.substring(inner, close + 1))
                            instanceof Json.Reading.Parsed(Value.Text(String key))) {
                into.add(new Segment.Key(key));
                return close + 2;
            }
            return -1;
        }
        int close = inner;
        while (close < text.length() && text.charAt(close) >= '0' && text.charAt(close) <= '9') {
            close++;
        }
        if (close == inner || close - inner > 9 || close == text.length() || text.charAt(close) != ']') {
            return -1;
        }
        into.add(new Segment.Index(Integer.parseInt(text.substring(inner, close))));
        return close + 1;
    }

    /// Where a key without quotes that begins at `from` ends.
    static int keyEnd(String text, int from) {
        int at = from;
        while (at < text.length()) {
            int c = text.codePointAt(at);
            if (!isKeyStart(c) && c != '-') {
                break;
            }
            at += Character.charCount(c);
        }
        return at;
    }

    /// True for a character of a word: all that a key can have but `-`.
    static boolean isKeyStart(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.COMBINING_SPACING_MARK
                || c == '_';
    }

    /// The value at this path, or nothing when there is none. With `[*]` it is the list of all matches, which may be
    /// empty.
    public Optional<Value> in(Scope scope) {
        return from(
                switch (root) {
                    case INPUT, STEP_INPUT -> scope.input();
                    case LOCAL -> scope.local();
                    case CONTEXT -> scope.context();
                });
    }

    /// As [#in], with the value that the root stands for.
    public Optional<Value> from(Value rootValue) {
        @Nullable Value at = rootValue;
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i) instanceof Segment.All) {
                return Optional.of(all(at, i));
            }
            at = step(at, segments.get(i));
            if (at == null) {
                return listsMatches() ? Optional.of(Array.EMPTY) : Optional.empty();
            }
        }
        return Optional.of(at);
    }

    private Value all(@Nullable Value start, int first) {
        var matches = new ArrayList<Value>();
        if (start != null) {
            matches.add(start);
        }
        for (var segment : segments.subList(first, segments.size())) {
            var next = new ArrayList<Value>();
            for (var match : matches) {
                switch (segment) {
                    case Segment.All all -> {
                        if (match instanceof Array array) {
                            next.addAll(array.elements());
                        } else if (match instanceof Obj obj) {
                            next.addAll(obj.entries().values());
                        }
                    }
                    case Segment.Key key -> addFound(step(match, key), next);
                    case Segment.Index index -> addFound(step(match, index), next);
                }
            }
            matches = next;
        }
        return Array.of(matches);
    }

    private static void addFound(@Nullable Value value, List<Value> to) {
        if (value != null) {
            to.add(value);
        }
    }

    private static @Nullable Value step(@Nullable Value value, Segment segment) {
        return switch (segment) {
            case Segment.Key(String name) -> value instanceof Obj obj ? obj.find(name) : null;
            case Segment.Index(int index) ->
                value instanceof Array array && index < array.size()
                        ? array.elements().get(index)
                        : null;
            case Segment.All all -> null;
        };
    }

    /// True when the path has a `[*]` and so always yields a list.
    public boolean listsMatches() {
        return segments.stream().anyMatch(Segment.All.class::isInstance);
    }

    /// The path as text, in its shortest spelling.
    @Override
    public String toString() {
        var out = new StringBuilder(root.text);
        for (var segment : segments) {
            switch (segment) {
                case Segment.Key(String name)
                when !name.isEmpty() && keyEnd(name, 0) == name.length() ->
                    out.append('.').append(name);
                case Segment.Key(String name) ->
                    out.append('[').append(Json.text(Value.of(name))).append(']');
                case Segment.Index(int index) -> out.append('[').append(index).append(']');
                case Segment.All all -> out.append("[*]");
            }
        }
        return out.toString();
    }
}
