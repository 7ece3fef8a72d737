package dev.flowglass.debug;

import dev.flowglass.expression.Path.Segment;
import dev.flowglass.value.Array;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A place at which two values differ.
///
/// @param path from the values to the place; empty when they differ as a whole
/// @param before nothing when it was added
/// @param after nothing when it was removed
public record Difference(List<Segment> path, Optional<Value> before, Optional<Value> after) {
    public Difference {
        path = List.copyOf(path);
    }

    public enum Kind {
        ADDED,
        CHANGED,
        REMOVED
    }

    public Kind kind() {
        return before.isEmpty() ? Kind.ADDED : after.isEmpty() ? Kind.REMOVED : Kind.CHANGED;
    }

    /// The places at which two values differ, outer objects and arrays opened as far as both have them. Keys of the
    /// earlier value come first, in its order. Empty for equal values.
    ///
    /// @param most places that are listed
    public static List<Difference> between(Value before, Value after, int most) {
        var found = new ArrayList<Difference>();
        compare(List.of(), Optional.of(before), Optional.of(after), most, found);
        return found;
    }

    private static void compare(
            List<Segment> path, Optional<Value> before, Optional<Value> after, int most, List<Difference> found) {
        if (found.size() >= most || before.equals(after)) {
            return;
        }
        if (before.isPresent() && after.isPresent()) {
            if (before.get() instanceof Obj was && after.get() instanceof Obj is) {
                for (var key : was.entries().keySet()) {
                    compare(with(path, new Segment.Key(key)), was.get(key), is.get(key), most, found);
                }
                for (var key : is.entries().keySet()) {
                    if (was.get(key).isEmpty()) {
                        compare(with(path, new Segment.Key(key)), Optional.empty(), is.get(key), most, found);
                    }
                }
                return;
            }
            if (before.get() instanceof Array was && after.get() instanceof Array is) {
                for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
                    compare(with(path, new Segment.Index(i)), element(was, i), element(is, i), most, found);
                }
                return;
            }
        }
        found.add(new Difference(path, before, after));
    }

    private static Optional<Value> element(Array array, int index) {
        return index < array.size() ? Optional.of(array.elements().get(index)) : Optional.empty();
    }

    private static List<Segment> with(List<Segment> path, Segment segment) {
        var longer = new ArrayList<>(path);
        longer.add(segment);
        return longer;
    }
}
