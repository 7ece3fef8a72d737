package dev.flowglass.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// An immutable map from small numbers to values: every change gives a new map that shares all but one path with the
/// old one. A trie of 32-fold nodes that hold only what is there, so that a map of one entry is as small as it can
/// be.
final class IntMap<V> {
    private static final IntMap<?> EMPTY = new IntMap<>(0, 0, null);

    private final int size;

    /// Levels below the root's slots: 0 when the slots are the values.
    private final int height;

    private final @Nullable Node root;

    private static final class Node {
        /// Bit i is set when slot i is there.
        final int present;

        final Object[] slots;

        Node(int present, Object... slots) {
            this.present = present;
            this.slots = slots;
        }

        int position(int bit) {
            return Integer.bitCount(present & (bit - 1));
        }
    }

    private IntMap(int size, int height, @Nullable Node root) {
        this.size = size;
        this.height = height;
        this.root = root;
    }

    @SuppressWarnings("unchecked")
    static <V> IntMap<V> empty() {
        return (IntMap<V>) EMPTY;
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked")
    @Nullable
    V get(int key) {
        var node = root;
        if (node == null || key >>> 5 * height > 31) {
            return null;
        }
        for (int level = height; ; level--) {
            int bit = 1 << (key >>> 5 * level & 31);
            if ((node.present & bit) == 0) {
                return null;
            }
            var slot = node.slots[node.position(bit)];
            if (level == 0) {
                return (V) slot;
            }
            node = (Node) slot;
        }
    }

    /// @param key 0 or more
    IntMap<V> with(int key, V value) {
        var top = root;
        int levels = height;
        while (key >>> 5 * levels > 31) {
            top = top == null ? null : new Node(1, top);
            levels++;
        }
        return new IntMap<>(get(key) == null ? size + 1 : size, levels, put(top, levels, key, value));
    }

    private static Node put(@Nullable Node node, int level, int key, Object value) {
        int bit = 1 << (key >>> 5 * level & 31);
        if (node == null) {
            return new Node(bit, level == 0 ? value : put(null, level - 1, key, value));
        }
        int at = node.position(bit);
        if ((node.present & bit) != 0) {
            var slots = node.slots.clone();
            slots[at] = level == 0 ? value : put((Node) slots[at], level - 1, key, value);
            return new Node(node.present, slots);
        }
        var slots = new Object[node.slots.length + 1];
        System.arraycopy(node.slots, 0, slots, 0, at);
        slots[at] = level == 0 ? value : put(null, level - 1, key, value);
        System.arraycopy(node.slots, at, slots, at + 1, node.slots.length - at);
        return new Node(node.present | bit, slots);
    }

    IntMap<V> without(int key) {
        return get(key) == null || root == null ? this : new IntMap<>(size - 1, height, remove(root, height, key));
    }

    private static @Nullable Node remove(Node node, int level, int key) {
        int bit = 1 << (key >>> 5 * level & 31);
        int at = node.position(bit);
        @Nullable Node inner = level == 0 ? null : remove((Node) node.slots[at], level - 1, key);
        if (inner != null) {
            var slots = node.slots.clone();
            slots[at] = inner;
            return new Node(node.present, slots);
        }
        if (node.slots.length == 1) {
            return null;
        }
        var slots = Arrays.copyOf(node.slots, node.slots.length - 1);
        System.arraycopy(node.slots, at + 1, slots, at, slots.length - at);
        return new Node(node.present & ~bit, slots);
    }

    /// In the order of the keys.
    void forEach(BiConsumer<Integer, V> action) {
        if (root != null) {
            walk(root, height, 0, action);
        }
    }

    @SuppressWarnings("unchecked")
    private static <V> void walk(Node node, int level, int prefix, BiConsumer<Integer, V> action) {
        int slot = 0;
        for (int i = 0; i < 32; i++) {
            if ((node.present & 1 << i) != 0) {
                int key = prefix << 5 | i;
                var content = node.slots[slot++];
                if (level == 0) {
                    action.accept(key, (V) content);
                } else {
                    walk((Node) content, level - 1, key, action);
                }
            }
        }
    }

    /// In the order of the keys.
    List<V> values() {
        var all = new ArrayList<V>(size);
        forEach((key, value) -> all.add(value));
        return all;
    }

    @Override
    public boolean equals(Object other) {
        if (this == other) {
            return true;
        }
        if (!(other instanceof IntMap<?> that) || size != that.size) {
            return false;
        }
        boolean[] same = {true};
        forEach((key, value) -> same[0] &= Objects.equals(value, that.get(key)));
        return same[0];
    }

    @Override
    public int hashCode() {
        int[] sum = {size};
        forEach((key, value) -> sum[0] += 31 * key + value.hashCode());
        return sum[0];
    }
}
