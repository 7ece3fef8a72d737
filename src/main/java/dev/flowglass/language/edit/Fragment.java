package dev.flowglass.language.edit;

import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something that is to be written, with what is known about how a person has written it.
///
/// @param value what it says
/// @param inline as it was written on the line of a key or between brackets
/// @param lines as it was written on lines of its own, without indentation
/// @param element as it was written as an element of a list: lines that begin with a dash, comments above and below
/// @param commented true when there are comments in it, or what looks like one
record Fragment(
        Value value,
        Optional<String> inline,
        Optional<List<String>> lines,
        Optional<List<String>> element,
        boolean commented) {
    static final Fragment EMPTY_LIST =
            new Fragment(Array.EMPTY, Optional.of("[]"), Optional.empty(), Optional.empty(), false);

    static Fragment of(Value value) {
        return new Fragment(value, Optional.empty(), Optional.empty(), Optional.empty(), false);
    }

    /// Nothing when it is no YAML.
    static Optional<Fragment> of(Content content) {
        return switch (content) {
            case Content.Data(Value value) -> Optional.of(of(value));
            case Content.Written(String yaml) -> written(yaml);
        };
    }

    private static Optional<Fragment> written(String yaml) {
        if (yaml.isBlank()) {
            return Optional.of(of(Value.NULL));
        }
        return Sheet.read(yaml).filter(sheet -> sheet.mistakes() == 0).map(sheet -> {
            var root = sheet.root();
            if (sheet.isBlock(root)) {
                int column = sheet.column(root.range().start());
                return new Fragment(
                        sheet.value(),
                        Optional.empty(),
                        Optional.of(dedented(yaml.stripTrailing(), column)),
                        Optional.empty(),
                        isCommented(yaml));
            }
            boolean oneLine = yaml.strip().lines().count() == 1 && !isCommented(yaml);
            return new Fragment(
                    sheet.value(),
                    oneLine ? Optional.of(yaml.strip()) : Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        });
    }

    /// An element of a list, as it stands in its text.
    ///
    /// @param from where the element before ends
    static Fragment element(Sheet sheet, YamlNode.Sequence list, int index, int from) {
        var node = list.elements().get(index);
        int start = sheet.starts(list).get(index);
        var value = Tree.of(node);
        if (sheet.isFlow(list)) {
            var text = sheet.text().substring(start, sheet.end(node, start));
            return new Fragment(value, Optional.of(text), Optional.empty(), Optional.empty(), isCommented(text));
        }
        var text = sheet.lines(start, node, from).of(sheet.text()).stripTrailing();
        return new Fragment(
                value,
                sheet.isFlow(node) && !isCommented(text)
                        ? Optional.of(node.range().of(sheet.text()))
                        : Optional.empty(),
                Optional.empty(),
                Optional.of(dedented(text, sheet.column(start))),
                isCommented(text));
    }

    /// As a list with this as its one element.
    Fragment inList() {
        return new Fragment(
                Array.of(value),
                element.isPresent() || lines.isPresent() ? Optional.empty() : inline.map(text -> "[" + text + "]"),
                element.or(() -> lines.map(Notation::dashed)),
                Optional.empty(),
                commented);
    }

    /// As a mapping with this as the value of its one key.
    Fragment under(String key, Notation notation) {
        var wrapped = Obj.of(key, value);
        return inline.isPresent() || !wantsLines()
                ? new Fragment(
                        wrapped,
                        inline.map(text -> "{ " + notation.key(key) + ": " + text + " }"),
                        Optional.empty(),
                        Optional.empty(),
                        commented)
                : new Fragment(
                        wrapped, Optional.empty(), Optional.of(keyed(key, notation)), Optional.empty(), commented);
    }

    /// The lines of a key with this below it.
    List<String> keyed(String key, Notation notation) {
        if (value instanceof Value.Text) {
            return notation.lines(key, value);
        }
        int by = value instanceof Array ? notation.listOffset() : Notation.STEP;
        var keyed = new ArrayList<String>();
        keyed.add(notation.key(key) + ":");
        below(notation).forEach(line -> keyed.add(Notation.indented(line, by)));
        return keyed;
    }

    static boolean isCommented(String text) {
        return text.startsWith("#") || text.contains(" #") || text.contains("\t#") || text.contains("\n#");
    }

    /// The lines of a text, moved to the left.
    static List<String> dedented(String text, int column) {
        var lines = new ArrayList<String>();
        for (var line : text.split("\r\n|\n|\r", -1)) {
            int blanks = 0;
            while (blanks < Math.min(column, line.length()) && line.charAt(blanks) == ' ') {
                blanks++;
            }
            lines.add(line.substring(blanks));
        }
        return lines;
    }

    /// Between brackets, or on the line of its key.
    List<String> inline(Notation notation, boolean brackets) {
        var ways = new ArrayList<String>();
        inline.filter(text -> !text.contains("\n") || brackets).ifPresent(ways::add);
        if (!commented || inline.isPresent()) {
            ways.add(notation.inline(value, brackets));
        }
        return ways;
    }

    boolean wantsLines() {
        return inline.isEmpty() && (lines.isPresent() || element.isPresent() || Notation.wantsLines(value));
    }

    /// As the value of a key, below it.
    List<String> below(Notation notation) {
        return lines.orElseGet(() -> notation.lines(value));
    }

    /// As an element of a list with lines; the ways to write it, the most faithful first.
    List<List<String>> elements(Notation notation) {
        var ways = new ArrayList<List<String>>();
        element.ifPresent(ways::add);
        lines.map(Notation::dashed).ifPresent(ways::add);
        inline.map(text -> List.of(("- " + text).split("\r\n|\n|\r", -1))).ifPresent(ways::add);
        if (!commented) {
            ways.add(notation.element(value));
        }
        return ways;
    }
}
