package dev.flowglass.language.edit;

import java.util.ArrayList;
import java.util.List;

/// Where a value stands inside a step, or inside the flow: keys and positions of lists in turn, as
/// `catch`, 0, `goto`.
public record FieldPath(List<Segment> segments) {
    /// The step, or the flow, itself.
    public static final FieldPath HERE = new FieldPath(List.of());

    public FieldPath {
        segments = List.copyOf(segments);
    }

    /// One step of the way down.
    public sealed interface Segment {
        record Key(String name) implements Segment {}

        /// @param index from 0; the size of the list stands for what would be appended
        record Item(int index) implements Segment {
            public Item {
                if (index < 0) {
                    throw new IllegalArgumentException("Expected a position from 0, but got " + index);
                }
            }
        }
    }

    public static FieldPath of(String key) {
        return HERE.key(key);
    }

    public FieldPath key(String name) {
        return with(new Segment.Key(name));
    }

    public FieldPath item(int index) {
        return with(new Segment.Item(index));
    }

    private FieldPath with(Segment segment) {
        var longer = new ArrayList<>(segments);
        longer.add(segment);
        return new FieldPath(longer);
    }

    /// This way and then that one.
    FieldPath then(FieldPath rest) {
        var longer = new ArrayList<>(segments);
        longer.addAll(rest.segments);
        return new FieldPath(longer);
    }

    boolean isHere() {
        return segments.isEmpty();
    }

    Segment last() {
        return segments.getLast();
    }

    FieldPath parent() {
        return new FieldPath(segments.subList(0, segments.size() - 1));
    }

    /// Without the first segment.
    FieldPath rest() {
        return new FieldPath(segments.subList(1, segments.size()));
    }

    Segment first() {
        return segments.getFirst();
    }
}
