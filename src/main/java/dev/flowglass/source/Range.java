package dev.flowglass.source;

/// A stretch of a text, from `start` up to but without `end`, in UTF-16 units from 0.
public record Range(int start, int end) {
    public Range {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("Expected 0 <= start <= end, but got %d to %d".formatted(start, end));
        }
    }

    public static Range at(int offset) {
        return new Range(offset, offset);
    }

    public int length() {
        return end - start;
    }

    /// True also at the end, where a caret still touches the stretch.
    public boolean touches(int offset) {
        return start <= offset && offset <= end;
    }

    public boolean contains(int offset) {
        return start <= offset && offset < end;
    }

    public boolean contains(Range other) {
        return start <= other.start && other.end <= end;
    }

    public Range shift(int by) {
        return new Range(start + by, end + by);
    }

    public Range union(Range other) {
        return new Range(Math.min(start, other.start), Math.max(end, other.end));
    }

    public String of(String text) {
        return text.substring(start, end);
    }
}
