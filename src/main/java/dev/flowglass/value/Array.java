package dev.flowglass.value;

import java.util.ArrayList;
import java.util.List;

/// A JSON array.
public final class Array implements Value {
    public static final Array EMPTY = new Array(List.of());

    private final List<Value> elements;
    private int bytes = -1;

    private Array(List<Value> elements) {
        this.elements = elements;
    }

    public static Array of(List<? extends Value> elements) {
        return elements.isEmpty() ? EMPTY : new Array(List.copyOf(elements));
    }

    public static Array of(Value... elements) {
        return of(List.of(elements));
    }

    /// Collects elements one by one.
    public static Array concat(List<Array> parts) {
        var all = new ArrayList<Value>();
        for (var part : parts) {
            all.addAll(part.elements);
        }
        return of(all);
    }

    /// Unmodifiable.
    public List<Value> elements() {
        return elements;
    }

    public int size() {
        return elements.size();
    }

    @Override
    public int bytes() {
        if (bytes < 0) {
            int sum = 2 + Math.max(0, elements.size() - 1);
            for (var element : elements) {
                sum += element.bytes();
            }
            bytes = sum;
        }
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof Array that && elements.equals(that.elements);
    }

    @Override
    public int hashCode() {
        return elements.hashCode();
    }

    @Override
    public String toString() {
        return Json.text(this);
    }
}
