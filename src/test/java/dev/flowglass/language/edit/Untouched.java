package dev.flowglass.language.edit;

import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What of a text an operation must leave as it is, byte for byte: all but a few holes. A hole is what the operation
/// takes away or writes anew, or, when it is empty, a place where something may be put.
///
/// Where things stand in the text is asked of the YAML reader; what belongs to them is said here once more and not
/// taken from what makes the edits.
final class Untouched {
    private final String text;
    private final Sheet sheet;
    private final List<Range> holes = new ArrayList<>();

    private Untouched(String text) {
        this.text = text;
        this.sheet = Sheet.read(text).orElseThrow();
    }

    /// The stretches of a text that have to be there after an operation, in this order, the first at the beginning and
    /// the last at the end. Some may be empty.
    static List<String> of(String text, Operation operation) {
        var untouched = new Untouched(text);
        untouched.dig(operation);
        return untouched.pieces();
    }

    /// Whether a text has the stretches of [#of] as it should.
    static boolean holds(List<String> pieces, String after) {
        int at = 0;
        for (int i = 0; i < pieces.size() - 1; i++) {
            int found = i == 0 ? (after.startsWith(pieces.getFirst()) ? 0 : -1) : after.indexOf(pieces.get(i), at);
            if (found < 0) {
                return false;
            }
            at = found + pieces.get(i).length();
        }
        return after.length() - at >= pieces.getLast().length() && after.endsWith(pieces.getLast());
    }

    /// Whether the new text is the old one with something put in at one place.
    static boolean isInserted(String text, String after) {
        int start = 0;
        while (start < Math.min(text.length(), after.length()) && text.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < Math.min(text.length(), after.length()) - start
                && text.charAt(text.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        return start + end == text.length();
    }

    private List<String> pieces() {
        var ordered = holes.stream()
                .sorted(Comparator.comparingInt(Range::start).thenComparingInt(Range::end))
                .toList();
        var pieces = new ArrayList<String>();
        int at = 0;
        for (var hole : ordered) {
            if (hole.start() >= at) {
                pieces.add(text.substring(at, hole.start()));
            }
            at = Math.max(at, hole.end());
        }
        pieces.add(text.substring(at));
        return pieces;
    }

    private void dig(Operation operation) {
        switch (operation) {
            case Operation.Insert(StepPath at, Content content) -> place(at);
            case Operation.Delete(StepPath step, int count) -> {
                steps(step, count);
                references(step, count);
            }
            case Operation.Move(StepPath step, int count, StepPath to) -> {
                steps(step, count);
                references(step, count);
                place(to);
            }
            case Operation.Duplicate(StepPath step, int count) -> place(Shift.next(step, count));
            case Operation.Wrap(StepPath step, int count, Operation.Wrapper in) -> {
                steps(step, count);
                references(step, count);
            }
            case Operation.Rename(StepPath step, String name) -> {
                node(step(step).key("name")).ifPresent(node -> holes.add(node.range()));
                references(step, 1);
            }
            case Operation.SetField(StepPath step, FieldPath field, Content content) -> {
                if (node(step(step).then(field)).isPresent()) {
                    holes.add(node(step(step).then(field)).orElseThrow().range());
                } else {
                    inside(step);
                }
            }
            case Operation.RemoveField(StepPath step, FieldPath field) ->
                entry(step(step).then(field));
            case Operation.InsertItem insert -> inside(insert.step());
            case Operation.MoveItem(StepPath step, FieldPath field, int to) ->
                entry(step(step).then(field).parent());
            case Operation.AddGroup add -> inside(add.step());
            case Operation.AddDefault add -> inside(add.choice());
            case Operation.AddCatch add -> inside(add.task());
            case Operation.AddRetry add -> inside(add.task());
            case Operation.RemoveGroup(StepPath step, int group) -> {
                var owner = StepFields.group(sheet, step(step), group).orElseThrow();
                if (owner.last() instanceof Segment.Item) {
                    items(owner, 1);
                } else {
                    entry(owner);
                }
            }
            case Operation.SetGoto(Operation.Exit from, String target) -> {
                var goTo = exit(from).key("goto");
                node(goTo).ifPresentOrElse(node -> holes.add(node.range()), () -> inside(from.step()));
            }
            case Operation.RemoveGoto(Operation.Exit from) -> {
                switch (from) {
                    case Operation.Exit.OfGroup group -> entry(exit(from).key("goto"));
                    case Operation.Exit.OfCatch handler -> {
                        items(exit(from), 1);
                        if (list(exit(from).parent()).elements().size() == 1) {
                            entry(exit(from).parent());
                        }
                    }
                }
            }
        }
    }

    private FieldPath step(StepPath step) {
        return StepFields.of(sheet, step).orElseThrow();
    }

    private FieldPath exit(Operation.Exit from) {
        return switch (from) {
            case Operation.Exit.OfGroup(StepPath step, int group) ->
                StepFields.group(sheet, step(step), group).orElseThrow();
            case Operation.Exit.OfCatch(StepPath step, int index) ->
                step(step).key("catch").item(index);
        };
    }

    private Optional<YamlNode> node(FieldPath path) {
        return sheet.find(path);
    }

    private YamlNode.Sequence list(FieldPath path) {
        return (YamlNode.Sequence) sheet.find(path).orElseThrow();
    }

    // --- holes ---

    /// The names in the gotos of a list that mean one of its steps.
    private void references(StepPath step, int count) {
        var path = StepFields.list(sheet, step).orElseThrow();
        var siblings = Links.elements(Tree.get(sheet.value(), path));
        int index = step.indices().getLast();
        var names = Links.names(siblings.subList(index, index + count));
        Links.exits(path, siblings).stream()
                .filter(exit -> names.contains(exit.target()))
                .flatMap(exit -> node(exit.path()).stream())
                .forEach(node -> holes.add(node.range()));
    }

    private void steps(StepPath step, int count) {
        var path = step(step);
        items(path, count);
        if (list(path.parent()).elements().size() == count) {
            // The list goes too, or is written as an empty one behind its key.
            entry(path.parent());
        }
    }

    private void items(FieldPath path, int count) {
        var list = list(path.parent());
        int index = ((Segment.Item) path.last()).index();
        var starts = sheet.starts(list);
        int start = starts.get(index);
        int end = end(list, starts, index + count - 1);
        if (sheet.isFlow(list)) {
            between(start, end);
            return;
        }
        int above = sheet.lineStart(start);
        int limit = index == 0 ? 0 : sheet.nextLine(end(list, starts, index - 1));
        above = comments(above, limit, sheet.column(start));
        int below = sheet.nextLine(end);
        while (below < text.length() && sheet.isCommentLine(below) && sheet.indentation(below) > sheet.column(start)) {
            below = sheet.nextLine(below);
        }
        lines(above, below);
    }

    private static int end(YamlNode.Sequence list, List<Integer> starts, int index) {
        return Math.max(
                starts.get(index) + 1, list.elements().get(index).range().end());
    }

    private int comments(int from, int limit, int column) {
        int above = from;
        while (above > limit
                && sheet.isCommentLine(sheet.previousLine(above))
                && sheet.indentation(sheet.previousLine(above)) <= column) {
            above = sheet.previousLine(above);
        }
        return above;
    }

    /// Whole lines with the empty ones around them, of which some may go, and with the break before them when nothing
    /// follows.
    private void lines(int from, int to) {
        int start = from;
        int end = to;
        while (start > 0 && sheet.isBlankLine(sheet.previousLine(start))) {
            start = sheet.previousLine(start);
        }
        while (end < text.length() && sheet.isBlankLine(end)) {
            end = sheet.nextLine(end);
        }
        if (end == text.length() && start > 0) {
            start = sheet.lineEnd(sheet.previousLine(start));
        }
        holes.add(new Range(start, end));
    }

    /// Something between brackets, with the blanks around it and one of the commas beside it.
    private void between(int start, int end) {
        holes.add(blanks(start, end));
        int after = sheet.skipGap(end);
        if (text.startsWith(",", after)) {
            holes.add(blanks(after, after + 1));
        }
        for (int before = start - 1; before > 0; before--) {
            if (text.charAt(before) == ',' && sheet.skipGap(before + 1) == sheet.skipGap(start)) {
                holes.add(blanks(before, before + 1));
                break;
            }
            if (text.charAt(before) == '[' || text.charAt(before) == '{') {
                break;
            }
        }
    }

    private Range blanks(int start, int end) {
        int from = start;
        int to = end;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1))) {
            from--;
        }
        while (to < text.length() && Character.isWhitespace(text.charAt(to))) {
            to++;
        }
        return new Range(from, to);
    }

    /// An entry of a mapping.
    private void entry(FieldPath path) {
        var owner = (YamlNode.Mapping) sheet.find(path.parent()).orElseThrow();
        var entry = owner.find(((Segment.Key) path.last()).name()).orElseThrow();
        int start = entry.key().range().start();
        int end = Math.max(entry.key().range().end(), entry.value().range().end());
        if (sheet.isFlow(owner)) {
            between(start, end);
            if (owner.entries().size() == 1) {
                holes.add(owner.range());
            }
            return;
        }
        if (owner.entries().size() == 1 && path.parent().last() instanceof Segment.Key) {
            entry(path.parent());
        }
        int below = sheet.nextLine(end);
        while (below < text.length() && sheet.isCommentLine(below) && sheet.indentation(below) > sheet.column(start)) {
            below = sheet.nextLine(below);
        }
        if (sheet.isFirstOnLine(start)) {
            lines(sheet.lineStart(start), below);
        } else {
            // Behind the dash: the next key moves there.
            int from = start;
            while (text.charAt(from - 1) == ' ') {
                from--;
            }
            int to = below;
            while (to < text.length() && (text.charAt(to) == ' ' || sheet.isBlankLine(to))) {
                to++;
            }
            holes.add(new Range(from, to));
        }
    }

    /// Between two steps of a list: between any of the lines there. Where there is no list yet, inside its owner.
    private void place(StepPath at) {
        var path = StepFields.list(sheet, at).orElseThrow();
        if (!(node(path).orElse(sheet.root()) instanceof YamlNode.Sequence list)
                || list.elements().isEmpty()) {
            inside(at.parent().orElse(StepPath.FLOW));
            return;
        }
        int index = at.indices().getLast();
        var starts = sheet.starts(list);
        boolean first = index == 0;
        boolean last = index == starts.size();
        if (sheet.isFlow(list)) {
            int from = first ? list.range().start() + 1 : end(list, starts, index - 1);
            int to = last ? list.range().end() - 1 : starts.get(index);
            for (int i = from; i <= to; i++) {
                if (i == from || i == to || text.charAt(i - 1) == ',' || Character.isWhitespace(text.charAt(i))) {
                    holes.add(Range.at(i));
                }
            }
            return;
        }
        int from = first ? sheet.lineStart(starts.getFirst()) : sheet.lineEnd(end(list, starts, index - 1));
        if (first) {
            from = comments(from, 0, Integer.MAX_VALUE);
        }
        int to = last ? from : sheet.lineStart(starts.get(index));
        if (last) {
            int column = sheet.column(starts.getFirst());
            for (int below = sheet.nextLine(from);
                    below < text.length() && sheet.isCommentLine(below) && sheet.indentation(below) > column;
                    below = sheet.nextLine(below)) {
                to = sheet.lineEnd(below);
            }
        }
        for (int line = from; line <= to; line = sheet.nextLine(line)) {
            holes.add(Range.at(sheet.lineEnd(line)));
            holes.add(Range.at(line));
            if (sheet.nextLine(line) == line) {
                break;
            }
        }
    }

    /// Somewhere inside a step.
    private void inside(StepPath step) {
        var range = step.isFlow()
                ? new Range(0, text.length())
                : sheet.find(step(step)).orElseThrow().range();
        int end = sheet.lineEnd(range.end());
        int column = step.isFlow() ? 0 : sheet.column(range.start()) - 2;
        for (int below = sheet.nextLine(end);
                below < text.length()
                        && below == sheet.lineStart(below)
                        && sheet.isCommentLine(below)
                        && sheet.indentation(below) > column;
                below = sheet.nextLine(below)) {
            end = sheet.lineEnd(below);
        }
        for (int i = range.start(); i <= end; i++) {
            holes.add(Range.at(i));
        }
    }
}
