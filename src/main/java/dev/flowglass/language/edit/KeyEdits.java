package dev.flowglass.language.edit;

import dev.flowglass.language.Grammar;
import dev.flowglass.language.Key;
import dev.flowglass.language.Place;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Entry;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.StepType;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import dev.flowglass.value.Array;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The ways to write a key into a mapping, or to take one out of it.
final class KeyEdits {
    /// Keys with steps in them: what is short is written above.
    private static final Set<String> LONG = Set.of("steps", "choices", "default", "branches");

    private final Sheet sheet;
    private final Mapping mapping;
    private final Notation notation;
    private final boolean flow;

    KeyEdits(Sheet sheet, Mapping mapping) {
        this.sheet = sheet;
        this.mapping = mapping;
        this.notation = Notation.of(sheet);
        this.flow = sheet.isFlow(mapping);
    }

    Stream<List<TextEdit>> put(String key, Fragment content) {
        if (sheet.isAlias(mapping)) {
            return Stream.empty();
        }
        return sheet.written(mapping, key).map(entry -> replace(entry, content)).orElseGet(() -> add(key, content));
    }

    // --- another value ---

    private Stream<List<TextEdit>> replace(Entry entry, Fragment content) {
        var value = entry.value();
        if (Sheet.isEmpty(value)) {
            return fill(entry, content);
        }
        if (sheet.isBlock(value)) {
            return content.wantsLines()
                    ? lines(entry, content)
                    : Stream.concat(shorten(entry, content), lines(entry, content));
        }
        if (content.wantsLines() && !flow) {
            var key = entry.key().range();
            return Stream.of(List.of(
                    new TextEdit(
                            new Range(sheet.afterColon(entry), value.range().end()), ""),
                    new TextEdit(Range.at(sheet.lineEnd(value.range().end())), below(key, content))));
        }
        int start = value.range().start();
        int named = sheet.skipGap(sheet.afterColon(entry));
        return Stream.of(start, named)
                .distinct()
                .flatMap(from -> inline(entry, content)
                        .map(text -> List.of(
                                new TextEdit(new Range(from, value.range().end()), text))));
    }

    private Stream<String> inline(Entry entry, Fragment content) {
        if (entry.value() instanceof Scalar old && content.inline().isEmpty()) {
            return Stream.of(notation.inline(content.value(), old.style(), flow));
        }
        return content.inline(notation, flow).stream();
    }

    /// Nothing is written behind the colon yet.
    private Stream<List<TextEdit>> fill(Entry entry, Fragment content) {
        int colon = sheet.afterColon(entry);
        if (content.wantsLines() && !flow) {
            return Stream.of(List.of(new TextEdit(
                    Range.at(sheet.lineEnd(colon)), below(entry.key().range(), content))));
        }
        var missing = sheet.text().startsWith(":", colon - 1) ? " " : ": ";
        return content.inline(notation, flow).stream()
                .map(text -> List.of(new TextEdit(Range.at(colon), missing + text)));
    }

    /// Lines make place for other lines.
    private Stream<List<TextEdit>> lines(Entry entry, Fragment content) {
        int start = entry.value().range().start();
        if (!sheet.isFirstOnLine(start)) {
            return Stream.empty();
        }
        var range = new Range(
                sheet.lineEnd(sheet.previousLine(sheet.lineStart(start))),
                sheet.lineEnd(entry.value().range().end()));
        return Stream.of(List.of(new TextEdit(range, below(entry.key().range(), content))));
    }

    /// Lines make place for a value on the line of the key; comments between the two stay.
    private Stream<List<TextEdit>> shorten(Entry entry, Fragment content) {
        int start = sheet.lineStart(entry.value().range().start());
        int colon = sheet.afterColon(entry);
        if (start <= colon) {
            return Stream.empty();
        }
        int end = sheet.nextLine(entry.value().range().end());
        boolean last = end == sheet.text().length() && end == sheet.lineEnd(end - 1);
        var gone = last ? new Range(sheet.lineEnd(sheet.previousLine(start)), end) : new Range(start, end);
        return content.inline(notation, false).stream()
                .map(text -> List.of(new TextEdit(Range.at(colon), " " + text), new TextEdit(gone, "")));
    }

    /// A list that has lost its only element.
    ///
    /// @param lines of the element
    Stream<List<TextEdit>> empty(String key, Range lines) {
        return sheet.written(mapping, key).stream()
                .filter(entry -> lines.start() > sheet.afterColon(entry))
                .map(entry -> List.of(
                        new TextEdit(Range.at(sheet.afterColon(entry)), " []"), new TextEdit(whole(lines), "")));
    }

    /// Lines with one break: that behind them, or at the end of the text that before them.
    private Range whole(Range lines) {
        boolean broken = lines.end() == sheet.lineStart(lines.end());
        return broken || lines.start() == 0
                ? lines
                : new Range(sheet.lineEnd(sheet.previousLine(lines.start())), lines.end());
    }

    private String below(Range key, Fragment content) {
        boolean list = content.value() instanceof Array;
        int column = sheet.column(key.start()) + (list ? notation.listOffset() : Notation.STEP);
        return ItemEdits.block(sheet.newline(), content.below(notation), column);
    }

    // --- one more key ---

    private Stream<List<TextEdit>> add(String key, Fragment content) {
        var written = sheet.written(mapping);
        if (written.isEmpty()) {
            return flow
                    ? content.inline(notation, true).stream()
                            .map(text -> List.of(new TextEdit(
                                    Range.at(mapping.range().start() + 1), notation.key(key) + ": " + text)))
                    : Stream.empty();
        }
        int before = place(written, key);
        if (flow) {
            boolean json = written.getFirst().key().style() == YamlNode.Style.DOUBLE_QUOTED;
            var quoting = new Notation(json, notation.listOffset());
            return content.inline(quoting, true).stream().map(text -> {
                var entry = quoting.key(key) + ": " + text;
                return List.of(
                        before == 0
                                ? new TextEdit(
                                        Range.at(
                                                written.getFirst().key().range().start()),
                                        entry + ", ")
                                : new TextEdit(Range.at(sheet.end(written.get(before - 1))), ", " + entry));
            });
        }
        int column = sheet.column(written.getFirst().key().range().start());
        return entryLines(key, content).map(lines -> {
            if (before == 0) {
                var text = ItemEdits.block(sheet.newline(), lines, column).strip();
                return List.of(new TextEdit(
                        Range.at(written.getFirst().key().range().start()),
                        text + sheet.newline() + " ".repeat(column)));
            }
            int end = sheet.lineEnd(sheet.end(written.get(before - 1)));
            return List.of(new TextEdit(Range.at(end), ItemEdits.block(sheet.newline(), lines, column)));
        });
    }

    private Stream<List<String>> entryLines(String key, Fragment content) {
        if (content.wantsLines()) {
            return Stream.of(content.keyed(key, notation));
        }
        return content.inline(notation, false).stream().map(text -> List.of(notation.key(key) + ": " + text));
    }

    /// How many of the written keys come before this one: those that the grammar has before it, and what is short comes
    /// before lists of steps.
    private int place(List<Entry> written, String key) {
        var order = order();
        int rank = order.indexOf(key);
        if (rank < 0) {
            return LONG.contains(key) || mapping.find("type").isEmpty() ? written.size() : untilLong(written);
        }
        int place = 0;
        for (int i = 0; i < written.size(); i++) {
            int other = order.indexOf(written.get(i).name());
            if (other >= 0 && other < rank) {
                place = i + 1;
            }
        }
        boolean step = mapping.find("type").isPresent();
        return LONG.contains(key) || !step ? place : Math.min(place, untilLong(written));
    }

    private static int untilLong(List<Entry> written) {
        for (int i = 0; i < written.size(); i++) {
            if (LONG.contains(written.get(i).name())) {
                return i;
            }
        }
        return written.size();
    }

    /// Keys of the kind of mapping that this is, in the order in which they are usually written.
    private List<String> order() {
        return kind().map(Grammar::keys).orElse(List.of()).stream()
                .map(Key::name)
                .toList();
    }

    private Optional<Place> kind() {
        if (mapping.find("type").map(Entry::value).orElse(mapping) instanceof Scalar type) {
            return type.text().equals("flow")
                    ? Optional.of(Place.FLOW)
                    : Arrays.stream(StepType.values())
                            .filter(known -> known.word().equals(type.text()))
                            .map(Place::of)
                            .findFirst();
        }
        return mapping.find("condition").isPresent() ? Optional.of(Place.OPTION) : Optional.empty();
    }

    // --- one key less ---

    Stream<List<TextEdit>> remove(String key) {
        if (sheet.isAlias(mapping)) {
            return Stream.empty();
        }
        var written = sheet.written(mapping);
        return sheet.written(mapping, key).stream().flatMap(entry -> {
            int position = written.indexOf(entry);
            if (written.size() == 1) {
                return only(entry);
            }
            if (flow) {
                return Stream.of(List.of(
                        position == 0
                                ? delete(
                                        entry.key().range().start(),
                                        written.get(1).key().range().start())
                                : delete(sheet.end(written.get(position - 1)), sheet.end(entry))));
            }
            return sheet.isFirstOnLine(entry.key().range().start())
                    ? wholeLines(entry)
                    : behindDash(entry, written.get(1));
        });
    }

    private Stream<List<TextEdit>> wholeLines(Entry entry) {
        int start = sheet.lineStart(entry.key().range().start());
        return Stream.of(List.of(new TextEdit(whole(new Range(start, endOfLines(entry))), "")));
    }

    /// The start of the line behind an entry and the comments below it that are deeper than its key.
    private int endOfLines(Entry entry) {
        int end = sheet.nextLine(sheet.end(entry));
        int column = sheet.column(entry.key().range().start());
        while (end < sheet.text().length() && sheet.isCommentLine(end) && sheet.indentation(end) > column) {
            end = sheet.nextLine(end);
        }
        return end;
    }

    /// The first key of an element shares its line with the dash: the next key moves there, unless a comment stands
    /// between the two.
    private Stream<List<TextEdit>> behindDash(Entry entry, Entry next) {
        int start = entry.key().range().start();
        int end = sheet.lineEnd(sheet.end(entry));
        int following = next.key().range().start();
        boolean near = sheet.text().substring(end, following).isBlank();
        int blanks = start;
        while (blanks > 0 && sheet.text().charAt(blanks - 1) == ' ') {
            blanks--;
        }
        return Stream.of(List.of(near ? delete(start, following) : delete(blanks, end)));
    }

    private Stream<List<TextEdit>> only(Entry entry) {
        if (flow) {
            return Stream.of(
                    List.of(delete(mapping.range().start() + 1, mapping.range().end() - 1)));
        }
        int start = mapping.range().start();
        int end = sheet.end(entry);
        int line = sheet.lineStart(start);
        if (!sheet.isFirstOnLine(start) || line == 0) {
            return Stream.of(List.of(new TextEdit(new Range(start, end), "{}")));
        }
        int before = sheet.lineEnd(sheet.previousLine(line));
        int last = lineEndBefore(endOfLines(entry));
        var above = sheet.text().substring(sheet.lineStart(before), before).stripTrailing();
        return above.endsWith(":") || above.endsWith("-")
                ? Stream.of(List.of(new TextEdit(new Range(before, last), " {}")))
                : Stream.of(List.of(new TextEdit(new Range(start, last), "{}")));
    }

    /// The end of the line before, or of this one when nothing follows it.
    private int lineEndBefore(int line) {
        return line == sheet.lineStart(line) ? sheet.lineEnd(sheet.previousLine(line)) : sheet.lineEnd(line);
    }

    private static TextEdit delete(int start, int end) {
        return new TextEdit(new Range(start, end), "");
    }
}
