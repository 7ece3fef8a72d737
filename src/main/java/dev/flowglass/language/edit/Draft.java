package dev.flowglass.language.edit;

import dev.flowglass.language.edit.FieldPath.Segment;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.TextEdit;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A text while an operation changes it, one small edit after the other. After each the text is read again and has to
/// say what the edit was meant to say; when no way of writing does, the operation is refused, and whatever is asked of
/// the draft afterwards does nothing.
final class Draft {
    /// Lists that stay when they become empty, for what holds them cannot do without.
    private static final Set<String> STAYING = Set.of("steps", "choices", "branches", "errors");

    private final Pieces pieces;
    private Sheet sheet;
    private Optional<Refusal> refusal = Optional.empty();

    private Draft(Sheet sheet) {
        this.sheet = sheet;
        this.pieces = new Pieces(sheet.text());
    }

    static Optional<Draft> of(String text) {
        return Sheet.read(text).map(Draft::new);
    }

    Sheet sheet() {
        return sheet;
    }

    boolean isRefused() {
        return refusal.isPresent();
    }

    void refuse(Reason reason, String... arguments) {
        refusal = refusal.or(() -> Optional.of(new Refusal(reason, arguments)));
    }

    Outcome outcome(StepPath select) {
        return refusal.<Outcome>map(refused -> refused).orElseGet(() -> new Outcome.Edit(pieces.edits(), select));
    }

    Optional<Value> value(FieldPath path) {
        return Tree.get(sheet.value(), path);
    }

    // --- one edit each ---

    /// Puts something at a place. What is missing on the way there is made.
    void put(FieldPath path, Content content) {
        var fragment = Fragment.of(content);
        if (fragment.isEmpty()) {
            refuse(Reason.BAD_CONTENT);
        } else {
            put(path, fragment.get());
        }
    }

    void put(FieldPath path, Fragment content) {
        if (isRefused()) {
            return;
        }
        if (path.isHere()) {
            refuse(Reason.NOT_FOUND);
            return;
        }
        var parent = sheet.find(path.parent());
        switch (parent.orElse(sheet.root())) {
            case YamlNode.Mapping mapping
            when parent.isPresent() && mapping.entries().isEmpty() && content.wantsLines() && isOnLine(path.parent()) ->
                putAround(path, content);
            case YamlNode.Mapping mapping
            when parent.isPresent() && path.last() instanceof Segment.Key(String key) ->
                write(
                        Tree.put(sheet.value(), path, content.value()),
                        () -> new KeyEdits(sheet, mapping).put(key, content));
            case YamlNode.Sequence list
            when parent.isPresent() && path.last() instanceof Segment.Item(int index) -> {
                if (index < list.elements().size()) {
                    write(
                            Tree.put(sheet.value(), path, content.value()),
                            () -> new ItemEdits(sheet, list).replace(index, content));
                } else {
                    insert(path.parent().item(list.elements().size()), content);
                }
            }
            case YamlNode.Scalar scalar
            when parent.isPresent() && scalar.value() == Value.NULL -> putAround(path, content);
            default -> {
                if (parent.isPresent()) {
                    refuse(Reason.NOT_FOUND);
                } else {
                    putAround(path, content);
                }
            }
        }
    }

    /// True for what is not between brackets of something else, so that it may have lines.
    private boolean isOnLine(FieldPath path) {
        return !path.isHere()
                && sheet.find(path.parent())
                        .filter(owner -> !sheet.isFlow(owner))
                        .isPresent();
    }

    /// The parent is missing or says nothing: it is written with what is to be in it.
    private void putAround(FieldPath path, Fragment content) {
        put(
                path.parent(),
                switch (path.last()) {
                    case Segment.Key(String key) -> content.under(key, Notation.of(sheet));
                    case Segment.Item(int index) -> content.inList();
                });
    }

    /// Puts one more element in front of the one at `path`, or at the end of a list.
    void insert(FieldPath path, Fragment content) {
        if (isRefused()) {
            return;
        }
        if (path.last() instanceof Segment.Item(int index)
                && sheet.find(path.parent()).orElse(sheet.root()) instanceof YamlNode.Sequence list
                && index <= list.elements().size()) {
            checkComments(list, content);
            write(Tree.insert(sheet.value(), path, content.value()), () -> insertion(path, list, index, content));
        } else {
            refuse(Reason.NOT_FOUND);
        }
    }

    /// Between brackets there is no place for the comments of lines.
    private void checkComments(YamlNode.Sequence list, Fragment content) {
        boolean lines = list.elements().isEmpty();
        if (!lines
                && sheet.isFlow(list)
                && content.inline(Notation.of(sheet), true).isEmpty()) {
            refuse(Reason.COMMENTS);
        }
    }

    private Stream<List<TextEdit>> insertion(FieldPath path, YamlNode.Sequence list, int index, Fragment content) {
        if (list.elements().isEmpty()
                && !path.parent().isHere()
                && path.parent().last() instanceof Segment.Key(String key)
                && sheet.find(path.parent().parent()).orElse(list) instanceof YamlNode.Mapping owner
                && !sheet.isFlow(owner)) {
            return Stream.concat(
                    new KeyEdits(sheet, owner).put(key, content.inList()),
                    new ItemEdits(sheet, list).insert(index, content));
        }
        return new ItemEdits(sheet, list).insert(index, content);
    }

    /// Puts something in the place of elements of a list, whose comments are in it already.
    void exchange(FieldPath path, int count, Fragment content) {
        if (isRefused()) {
            return;
        }
        if (path.last() instanceof Segment.Item(int index)
                && sheet.find(path.parent()).orElse(sheet.root()) instanceof YamlNode.Sequence list
                && index + count <= list.elements().size()) {
            var expected = Tree.put(sheet.value(), path, content.value());
            for (int i = 1; i < count; i++) {
                expected = Tree.remove(expected, path.parent().item(index + 1));
            }
            write(expected, () -> new ItemEdits(sheet, list).exchange(index, count, content));
        } else {
            refuse(Reason.NOT_FOUND);
        }
    }

    /// Elements of a list that follow each other, each with all that belongs to it; none where there are not as many.
    ///
    /// @param first of the first of them
    List<Fragment> each(FieldPath first, int count) {
        return items(first, count)
                .map(items -> IntStream.range(position(first), position(first) + count)
                        .mapToObj(items::element)
                        .toList())
                .orElse(List.of());
    }

    /// The same as a list of its own, with what stands between them.
    Optional<Fragment> elements(FieldPath first, int count) {
        return items(first, count).map(items -> items.elements(position(first), count));
    }

    private Optional<ItemEdits> items(FieldPath first, int count) {
        return first.last() instanceof Segment.Item(int index)
                        && sheet.find(first.parent()).orElse(sheet.root()) instanceof YamlNode.Sequence list
                        && index + count <= list.elements().size()
                        && !sheet.isAlias(list)
                ? Optional.of(new ItemEdits(sheet, list))
                : Optional.empty();
    }

    private static int position(FieldPath item) {
        return item.last() instanceof Segment.Item(int index) ? index : 0;
    }

    /// True for a list that has comments which do not belong to one of its elements.
    boolean isCommented(FieldPath path) {
        return sheet.find(path).orElse(sheet.root()) instanceof YamlNode.Sequence list
                && new ItemEdits(sheet, list).isCommented();
    }

    /// Takes away what is at a place, and lists and mappings that have nothing in them then and can be done without.
    void remove(FieldPath path) {
        if (isRefused()) {
            return;
        }
        if (path.isHere() || sheet.find(path).isEmpty()) {
            refuse(Reason.NOT_FOUND);
            return;
        }
        var parent = sheet.find(path.parent()).orElse(sheet.root());
        if (size(parent) == 1 && mayGo(path.parent())) {
            remove(path.parent());
            return;
        }
        switch (parent) {
            case YamlNode.Mapping mapping
            when path.last() instanceof Segment.Key(String key) ->
                write(Tree.remove(sheet.value(), path), () -> new KeyEdits(sheet, mapping).remove(key));
            case YamlNode.Sequence list
            when path.last() instanceof Segment.Item(int index) ->
                write(Tree.remove(sheet.value(), path), () -> removal(path, list, index));
            default -> refuse(Reason.NOT_FOUND);
        }
    }

    private Stream<List<TextEdit>> removal(FieldPath path, YamlNode.Sequence list, int index) {
        if (list.elements().size() == 1
                && sheet.isBlock(list)
                && !path.parent().isHere()
                && path.parent().last() instanceof Segment.Key(String key)
                && sheet.find(path.parent().parent()).orElse(list) instanceof YamlNode.Mapping owner) {
            var keys = new KeyEdits(sheet, owner);
            return Stream.concat(
                    keys.empty(key, new ItemEdits(sheet, list).lines(0)), keys.put(key, Fragment.EMPTY_LIST));
        }
        return new ItemEdits(sheet, list).remove(index);
    }

    private static int size(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> mapping.entries().size();
            case YamlNode.Sequence list -> list.elements().size();
            case YamlNode.Scalar scalar -> 0;
            case YamlNode.Unreadable unreadable -> 0;
        };
    }

    private static boolean mayGo(FieldPath path) {
        return !path.isHere()
                && switch (path.last()) {
                    case Segment.Key(String key) -> !STAYING.contains(key) && !key.equals("default");
                    case Segment.Item(int index) -> false;
                };
    }

    /// Tries the ways to write something until one says what is expected.
    private void write(Value expected, Supplier<Stream<List<TextEdit>>> ways) {
        if (isRefused()) {
            return;
        }
        var found = ways.get()
                .map(this::tried)
                .flatMap(Optional::stream)
                .filter(tried -> tried.after().mistakes() <= sheet.mistakes()
                        && tried.after().value().equals(expected))
                .findFirst();
        found.ifPresentOrElse(
                tried -> {
                    pieces.apply(tried.edits());
                    sheet = tried.after();
                },
                () -> refuse(Reason.ENTANGLED));
    }

    private record Tried(List<TextEdit> edits, Sheet after) {}

    private Optional<Tried> tried(List<TextEdit> edits) {
        var ordered = edits.stream()
                .sorted((one, other) ->
                        Integer.compare(one.range().start(), other.range().start()))
                .toList();
        for (int i = 1; i < ordered.size(); i++) {
            if (ordered.get(i).range().start() < ordered.get(i - 1).range().end()) {
                return Optional.empty();
            }
        }
        return Sheet.read(TextEdit.apply(sheet.text(), ordered)).map(after -> new Tried(ordered, after));
    }
}
