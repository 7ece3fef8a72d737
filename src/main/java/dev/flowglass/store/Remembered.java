package dev.flowglass.store;

import dev.flowglass.value.Value;
import java.util.ArrayList;

/// The large values that were written or read last in the entries of one execution, so that one of them that comes
/// again, as the data of a flow does with each of its events, is written as a reference. Writer and reader do the same
/// in the same order and so have the same values at the same places.
final class Remembered {
    /// What takes fewer bytes is written again.
    static final int LEAST = 64;

    private static final int MOST = 16;

    /// The one used last comes last.
    private final ArrayList<Value> values = new ArrayList<>(MOST);

    /// How far back this very value is, the newest one being 1; 0 when it is not there. One that is there becomes the
    /// newest.
    @SuppressWarnings("ReferenceEquality") // comparing contents would cost more than writing them
    int find(Value value) {
        for (int i = values.size() - 1; i >= 0; i--) {
            if (values.get(i) == value) {
                int back = values.size() - i;
                take(back);
                return back;
            }
        }
        return 0;
    }

    /// The value so far back, which becomes the newest.
    ///
    /// @throws IndexOutOfBoundsException when there is none
    Value take(int back) {
        var value = values.remove(values.size() - back);
        values.add(value);
        return value;
    }

    /// After a value that took so many bytes.
    void add(Value value, int bytes) {
        if (bytes >= LEAST) {
            if (values.size() == MOST) {
                values.removeFirst();
            }
            values.add(value);
        }
    }

    boolean isEmpty() {
        return values.isEmpty();
    }
}
