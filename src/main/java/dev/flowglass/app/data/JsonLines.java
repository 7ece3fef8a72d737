package dev.flowglass.app.data;

import dev.flowglass.expression.Path;
import dev.flowglass.expression.Path.Segment;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Writes a value as lines of formatted JSON, up to a limit.
public final class JsonLines {
    /// Characters of one text that are shown.
    static final int LONGEST_TEXT = 2_000;

    private final Predicate<Path> folded;
    private final int most;
    private final List<JsonLine> lines = new ArrayList<>();

    private JsonLines(Predicate<Path> folded, int most) {
        this.folded = folded;
        this.most = most;
    }

    /// @param root what the value is called in mappings
    /// @param folded says of which objects and arrays the content is hidden
    /// @param most lines; the result has so many only when there are more
    public static List<JsonLine> of(Value value, Path.Root root, Predicate<Path> folded, int most) {
        var writer = new JsonLines(folded, most);
        writer.write(value, new Path(root, List.of()), 0, Optional.empty(), false);
        return writer.lines;
    }

    private boolean isFull() {
        return lines.size() >= most;
    }

    private void add(JsonLine line) {
        if (!isFull()) {
            lines.add(line);
        }
    }

    private void write(Value value, Path path, int depth, Optional<String> key, boolean comma) {
        if (isFull()) {
            return;
        }
        switch (value) {
            case Value.Null n -> add(new JsonLine(depth, key, JsonLine.Form.WORD, "null", comma, path, value));
            case Value.Bool bool ->
                add(new JsonLine(depth, key, JsonLine.Form.WORD, bool.toString(), comma, path, value));
            case Value.Num num ->
                add(new JsonLine(depth, key, JsonLine.Form.NUMBER, num.toString(), comma, path, value));
            case Value.Text(String text) ->
                add(new JsonLine(depth, key, JsonLine.Form.TEXT, quoted(text), comma, path, value));
            case Array array -> {
                if (begin(value, array.size(), '[', ']', path, depth, key, comma)) {
                    int last = array.size() - 1;
                    for (int i = 0; i <= last && !isFull(); i++) {
                        write(
                                array.elements().get(i),
                                below(path, new Segment.Index(i)),
                                depth + 1,
                                Optional.empty(),
                                i < last);
                    }
                    add(new JsonLine(depth, Optional.empty(), JsonLine.Form.CLOSE, "]", comma, path, value));
                }
            }
            case Obj obj -> {
                if (begin(value, obj.size(), '{', '}', path, depth, key, comma)) {
                    Iterator<String> keys = obj.entries().keySet().iterator();
                    while (keys.hasNext() && !isFull()) {
                        var name = keys.next();
                        obj.get(name)
                                .ifPresent(entry -> write(
                                        entry,
                                        below(path, new Segment.Key(name)),
                                        depth + 1,
                                        Optional.of(quoted(name)),
                                        keys.hasNext()));
                    }
                    add(new JsonLine(depth, Optional.empty(), JsonLine.Form.CLOSE, "}", comma, path, value));
                }
            }
        }
    }

    /// Writes the line that opens an object or array.
    ///
    /// @return true when its content is to follow
    private boolean begin(
            Value value, int size, char open, char close, Path path, int depth, Optional<String> key, boolean comma) {
        if (size == 0) {
            add(new JsonLine(depth, key, JsonLine.Form.EMPTY, "" + open + close, comma, path, value));
            return false;
        }
        if (folded.test(path)) {
            var text = "%s … %s".formatted(open, close);
            add(new JsonLine(depth, key, JsonLine.Form.FOLDED, text, comma, path, value));
            return false;
        }
        add(new JsonLine(depth, key, JsonLine.Form.OPEN, "" + open, false, path, value));
        return true;
    }

    private static Path below(Path path, Segment segment) {
        var longer = path.segments().toArray(new Segment[path.segments().size() + 1]);
        longer[longer.length - 1] = segment;
        return new Path(path.root(), List.of(longer));
    }

    private static String quoted(String text) {
        return text.length() <= LONGEST_TEXT ? whole(text) : whole(text.substring(0, LONGEST_TEXT)) + " …";
    }

    /// Most texts have nothing to escape.
    private static String whole(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\' || c >= 0x4E00 && c < 0xA000)
                ? '"' + text + '"'
                : Value.of(text).toString();
    }
}
