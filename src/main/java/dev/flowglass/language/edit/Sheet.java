package dev.flowglass.language.edit;

import dev.flowglass.language.Problems;
import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.source.Range;
import dev.flowglass.source.Severity;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A text with its tree, and where its lines, dashes, colons and comments are.
///
/// @param mistakes number of errors of YAML in it that do not keep it from being read
record Sheet(String text, YamlNode root, Value value, long mistakes) {
    /// Nothing for a text that is no YAML, or says nothing.
    static Optional<Sheet> read(String text) {
        var problems = new Problems(text);
        var yaml = Yaml.read(text, problems);
        if (yaml.malformed()) {
            return Optional.empty();
        }
        long mistakes = problems.list().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        return yaml.root().map(root -> new Sheet(text, root, Tree.of(root), mistakes));
    }

    Optional<YamlNode> find(FieldPath path) {
        var at = Optional.of(root);
        for (var segment : path.segments()) {
            at = at.flatMap(node -> child(node, segment));
        }
        return at;
    }

    private static Optional<YamlNode> child(YamlNode node, Segment segment) {
        return switch (segment) {
            case Segment.Key(String name) ->
                node instanceof YamlNode.Mapping mapping
                        ? mapping.find(name).map(YamlNode.Entry::value)
                        : Optional.empty();
            case Segment.Item(int index) ->
                node instanceof YamlNode.Sequence sequence
                                && index < sequence.elements().size()
                        ? Optional.of(sequence.elements().get(index))
                        : Optional.empty();
        };
    }

    // --- how nodes are written ---

    /// Written between brackets.
    boolean isFlow(YamlNode node) {
        int start = node.range().start();
        return start < text.length()
                && (text.charAt(start) == '{' || text.charAt(start) == '[')
                && !(node instanceof YamlNode.Scalar);
    }

    /// A list or mapping with lines of its own.
    boolean isBlock(YamlNode node) {
        return !(node instanceof YamlNode.Scalar)
                && !(node instanceof YamlNode.Unreadable)
                && !isFlow(node)
                && !isAlias(node);
    }

    boolean isAlias(YamlNode node) {
        return switch (node) {
            case YamlNode.Scalar scalar -> scalar.style() == YamlNode.Style.ALIAS;
            case YamlNode.Mapping mapping ->
                startsWithStar(mapping)
                        && mapping.entries().stream()
                                .noneMatch(entry -> entry.key().range().start()
                                        == mapping.range().start());
            case YamlNode.Sequence sequence -> startsWithStar(sequence);
            case YamlNode.Unreadable unreadable -> startsWithStar(unreadable);
        };
    }

    private boolean startsWithStar(YamlNode node) {
        return text.startsWith("*", node.range().start());
    }

    /// Nothing at all is written.
    static boolean isEmpty(YamlNode node) {
        return node instanceof YamlNode.Scalar scalar
                && scalar.range().length() == 0
                && scalar.text().isEmpty();
    }

    /// The entries that are written in the mapping itself, not brought by an alias.
    List<YamlNode.Entry> written(YamlNode.Mapping mapping) {
        if (isFlow(mapping)) {
            return mapping.entries().stream()
                    .filter(entry -> mapping.range().contains(entry.key().range()))
                    .toList();
        }
        int column = column(mapping.range().start());
        return mapping.entries().stream()
                .filter(entry -> mapping.range().contains(entry.key().range())
                        && column(entry.key().range().start()) == column)
                .toList();
    }

    Optional<YamlNode.Entry> written(YamlNode.Mapping mapping, String key) {
        return written(mapping).stream()
                .filter(entry -> entry.name().equals(key))
                .findFirst();
    }

    /// Just after the colon of a key; its end where there is none.
    int afterColon(YamlNode.Entry entry) {
        int end = entry.key().range().end();
        int at = blanksEnd(end);
        return text.startsWith(":", at) ? at + 1 : end;
    }

    /// Where an entry ends.
    int end(YamlNode.Entry entry) {
        return Math.max(
                afterColon(entry),
                isEmpty(entry.value()) ? 0 : entry.value().range().end());
    }

    /// Where each element of a list begins: its dash, or itself with anchor and tag between brackets.
    List<Integer> starts(YamlNode.Sequence list) {
        var starts = new ArrayList<Integer>();
        boolean flow = isFlow(list);
        int at = flow ? list.range().start() + 1 : list.range().start();
        for (var element : list.elements()) {
            at = skipGap(at);
            if (flow && text.startsWith(",", at)) {
                at = skipGap(at + 1);
            }
            starts.add(at);
            at = end(element, at);
        }
        return starts;
    }

    /// @param start of the element, as [#starts] has it
    int end(YamlNode element, int start) {
        return isEmpty(element)
                ? start + 1
                : Math.max(start + 1, element.range().end());
    }

    // --- lines ---

    int lineStart(int offset) {
        int at = offset;
        while (at > 0 && !isBreak(at - 1)) {
            at--;
        }
        return at;
    }

    /// The end of the line, before its break.
    int lineEnd(int offset) {
        int at = offset;
        while (at < text.length() && !isBreak(at)) {
            at++;
        }
        return at;
    }

    /// The start of the next line; the end of the text when there is none.
    int nextLine(int offset) {
        int end = lineEnd(offset);
        return end < text.length() ? end + (text.startsWith("\r\n", end) ? 2 : 1) : end;
    }

    /// The start of the line before the one that starts here.
    int previousLine(int start) {
        int end = start - (text.startsWith("\r\n", start - 2) ? 2 : 1);
        return lineStart(Math.max(0, end));
    }

    private boolean isBreak(int offset) {
        return text.charAt(offset) == '\n' || text.charAt(offset) == '\r';
    }

    /// In characters from 0, as YAML counts.
    int column(int offset) {
        int start = lineStart(offset);
        return offset - start - (text.startsWith("\ufeff", start) && start < offset ? 1 : 0);
    }

    /// True when only blanks stand before it on its line.
    boolean isFirstOnLine(int offset) {
        return text.substring(lineStart(offset), offset).replace("\ufeff", "").isBlank();
    }

    boolean isBlankLine(int offset) {
        return text.substring(lineStart(offset), lineEnd(offset)).isBlank();
    }

    boolean isBlankUntilEnd(int offset) {
        return blanksEnd(offset) == lineEnd(offset);
    }

    int blanksEnd(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /// Past blanks, breaks and comments.
    int skipGap(int from) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)) || at == from)) {
                at = lineEnd(at);
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\ufeff') {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    boolean isCommentLine(int offset) {
        return text.startsWith("#", blanksEnd(lineStart(offset)));
    }

    int indentation(int offset) {
        int start = lineStart(offset);
        return blanksEnd(start) - start;
    }

    /// The line break of this text.
    String newline() {
        int at = lineEnd(0);
        return at == text.length() ? "\n" : text.startsWith("\r\n", at) ? "\r\n" : text.substring(at, at + 1);
    }

    /// The lines that an element of a list with lines takes: with the comments directly above it, which are not
    /// deeper than its dash, and those directly below it, which are.
    ///
    /// @param dash where the element begins
    /// @param from nothing above may be taken
    Range lines(int dash, YamlNode element, int from) {
        int column = column(dash);
        int start = lineStart(dash);
        while (start > from) {
            int above = previousLine(start);
            if (above < from || !isCommentLine(above) || indentation(above) > column) {
                break;
            }
            start = above;
        }
        int end = nextLine(end(element, dash));
        while (end < text.length() && isCommentLine(end) && indentation(end) > column) {
            end = nextLine(end);
        }
        return new Range(start, end);
    }
}
