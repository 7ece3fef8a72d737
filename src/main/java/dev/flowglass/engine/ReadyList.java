package dev.flowglass.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The threads that can go on, the next one first. Immutable.
record ReadyList(int thread, Optional<ReadyList> rest) {
    static Optional<ReadyList> push(int thread, Optional<ReadyList> list) {
        return Optional.of(new ReadyList(thread, list));
    }

    static Optional<ReadyList> append(int thread, Optional<ReadyList> list) {
        return list.isEmpty() ? push(thread, list) : rebuild(list, thread, -1);
    }

    static Optional<ReadyList> remove(int thread, Optional<ReadyList> list) {
        return list.isPresent() && list.get().thread == thread ? list.get().rest : rebuild(list, -1, thread);
    }

    private static Optional<ReadyList> rebuild(Optional<ReadyList> list, int added, int removed) {
        var threads = new ArrayList<Integer>(threads(list));
        threads.removeIf(thread -> thread == removed);
        if (added >= 0) {
            threads.add(added);
        }
        Optional<ReadyList> result = Optional.empty();
        for (int thread : threads.reversed()) {
            result = push(thread, result);
        }
        return result;
    }

    static List<Integer> threads(Optional<ReadyList> list) {
        var threads = new ArrayList<Integer>();
        for (var at = list; at.isPresent(); at = at.get().rest) {
            threads.add(at.get().thread);
        }
        return threads;
    }
}
