package dev.flowglass.language.edit;

import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Style;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Writes values as YAML, in the manner of the text around.
///
/// @param json true where keys stand in double quotes: then texts do so as well
/// @param listOffset how far a dash is right of the key above it: 2, or 0 in texts that do without
record Notation(boolean json, int listOffset) {
    static final int STEP = 2;

    /// Longest list of single values that is written on one line.
    private static final int ONE_LINE = 80;

    /// What surely needs no quotes where there are no brackets around: more is looked up by reading it.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/$.][A-Za-z0-9_/$.\\-]*");

    static Notation of(Sheet sheet) {
        return new Notation(isJson(sheet.root()), offset(sheet, sheet.root()));
    }

    private static boolean isJson(YamlNode root) {
        return root instanceof YamlNode.Mapping mapping
                && !mapping.entries().isEmpty()
                && mapping.entries().stream().allMatch(entry -> entry.key().style() == Style.DOUBLE_QUOTED);
    }

    /// By the first list of the text that has lines.
    private static int offset(Sheet sheet, YamlNode root) {
        if (root instanceof YamlNode.Mapping mapping) {
            for (var entry : sheet.written(mapping)) {
                if (entry.value() instanceof YamlNode.Sequence list && sheet.isBlock(list)) {
                    int offset = sheet.column(list.range().start())
                            - sheet.column(entry.key().range().start());
                    return Math.clamp(offset, 0, 8);
                }
            }
        }
        return STEP;
    }

    // --- between brackets, or on the line of a key ---

    String inline(Value value, boolean brackets) {
        return switch (value) {
            case Value.Text(String text) -> text(text, brackets);
            case Array array ->
                array.elements().stream()
                        .map(element -> inline(element, true))
                        .collect(Collectors.joining(", ", "[", "]"));
            case Obj obj when obj.isEmpty() -> "{}";
            case Obj obj ->
                obj.entries().entrySet().stream()
                        .map(entry -> key(entry.getKey()) + ": " + inline(entry.getValue(), true))
                        .collect(Collectors.joining(", ", "{ ", " }"));
            case Value.Null none -> "null";
            case Value.Bool bool -> bool.toString();
            case Value.Num number -> number.toString();
        };
    }

    String key(String name) {
        return json ? doubled(name) : text(name, true);
    }

    private String text(String text, boolean brackets) {
        if (json) {
            return doubled(text);
        }
        return isPlain(text, brackets) ? text : quoted(text);
    }

    /// In the quotes that an old value has.
    String inline(Value value, Style old, boolean brackets) {
        if (value instanceof Value.Text(String text)) {
            if (old == Style.DOUBLE_QUOTED) {
                return doubled(text);
            }
            if (old == Style.SINGLE_QUOTED) {
                return quoted(text);
            }
        }
        return inline(value, brackets);
    }

    static boolean isPlain(String text, boolean brackets) {
        boolean risky = text.isEmpty()
                || !text.equals(text.strip())
                || text.contains("\n")
                || text.contains("\r")
                || brackets && text.matches("(?s).*[:?,\\[\\]{}#].*");
        if (risky) {
            return false;
        }
        if (PLAIN.matcher(text).matches() && isText(text)) {
            return true;
        }
        var said = "k: " + text + "\nl: 1\n";
        return text.chars().allMatch(c -> c >= ' ' && c != 0x7f && c != 0xfeff)
                && Sheet.read(said)
                        .filter(sheet -> sheet.mistakes() == 0)
                        .map(Sheet::value)
                        .filter(Obj.of("k", Value.of(text), "l", Value.of(1))::equals)
                        .isPresent()
                && isText(text);
    }

    /// Read as a text, also by tools that follow an older YAML.
    private static boolean isText(String text) {
        var problems = new Problems(text);
        return Yaml.read(text, problems).root().stream()
                .anyMatch(node -> node instanceof YamlNode.Scalar scalar
                        && scalar.value() instanceof Value.Text(String read)
                        && read.equals(text)
                        && !scalar.isAmbiguous());
    }

    private static String quoted(String text) {
        boolean simple = text.chars().allMatch(c -> c >= ' ' && c != 0x7f && !Character.isSurrogate((char) c));
        return simple ? "'" + text.replace("'", "''") + "'" : doubled(text);
    }

    private static String doubled(String text) {
        return Value.of(text).toString();
    }

    // --- on lines of its own ---

    /// True for what reads better on lines of its own than on the line of its key.
    static boolean wantsLines(Value value) {
        return switch (value) {
            case Obj obj -> !obj.isEmpty() && !isRow(obj);
            case Array array ->
                array.size() > 0
                        && (array.elements().stream().anyMatch(Notation::isCollection) || array.bytes() > ONE_LINE);
            case Value.Text(String text) -> isParagraphs(text);
            case Value.Null none -> false;
            case Value.Bool bool -> false;
            case Value.Num number -> false;
        };
    }

    private static boolean isCollection(Value value) {
        return value instanceof Obj || value instanceof Array;
    }

    /// A mapping of data: it stands on one line.
    private static boolean isRow(Obj obj) {
        return obj.size() == 2
                && obj.get("target").isPresent()
                && obj.get("source").isPresent()
                && obj.bytes() <= ONE_LINE
                && obj.entries().values().stream().noneMatch(Notation::isCollection);
    }

    /// A text of several lines that can stand as it is behind `|`.
    private static boolean isParagraphs(String text) {
        return text.contains("\n")
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && text.lines().noneMatch(line -> line.endsWith(" ") || line.startsWith("\t"))
                && text.chars().allMatch(c -> c == '\n' || c == '\t' || c >= ' ' && c != 0x7f);
    }

    /// The lines of a list or mapping, without indentation.
    List<String> lines(Value value) {
        return switch (value) {
            case Obj obj
            when !obj.isEmpty() ->
                obj.entries().entrySet().stream()
                        .flatMap(entry -> lines(entry.getKey(), entry.getValue()).stream())
                        .toList();
            case Array array
            when array.size() > 0 ->
                array.elements().stream()
                        .flatMap(element -> element(element).stream())
                        .toList();
            default -> List.of(inline(value, false));
        };
    }

    /// The lines of an element of a list, with its dash.
    List<String> element(Value value) {
        if (!isCollection(value) || !wantsLines(value) || value instanceof Array) {
            return List.of("- " + inline(value, false));
        }
        return dashed(lines(value));
    }

    static List<String> dashed(List<String> lines) {
        var dashed = new ArrayList<String>();
        for (var line : lines) {
            dashed.add(line.isEmpty() ? line : (dashed.isEmpty() ? "- " : "  ") + line);
        }
        return dashed;
    }

    /// The lines of an entry of a mapping.
    List<String> lines(String key, Value value) {
        if (!wantsLines(value)) {
            return List.of(key(key) + ": " + inline(value, false));
        }
        var lines = new ArrayList<String>();
        if (value instanceof Value.Text(String text)) {
            var keep = !text.endsWith("\n") ? "-" : text.endsWith("\n\n") ? "+" : "";
            lines.add(key(key) + ": |" + keep);
            text.lines().forEach(line -> lines.add(indented(line, STEP)));
        } else {
            lines.add(key(key) + ":");
            int by = value instanceof Array ? listOffset : STEP;
            lines(value).forEach(line -> lines.add(indented(line, by)));
        }
        return lines;
    }

    static String indented(String line, int by) {
        return line.isEmpty() ? line : " ".repeat(by) + line;
    }
}
