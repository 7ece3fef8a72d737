package dev.flowglass.language.edit;

import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.List;

/// A text after several edits, one after the other, which still knows what of it is old. So many small edits in a row
/// become one list of edits of the first text.
final class Pieces {
    private sealed interface Piece {
        int length();

        /// A stretch of the first text.
        record Old(Range range) implements Piece {
            @Override
            public int length() {
                return range.length();
            }
        }

        record New(String text) implements Piece {
            @Override
            public int length() {
                return text.length();
            }
        }
    }

    private final int length;
    private List<Piece> pieces = new ArrayList<>();

    Pieces(String text) {
        this.length = text.length();
        pieces.add(new Piece.Old(new Range(0, length)));
    }

    /// @param edits of the text as it is after all before
    void apply(List<TextEdit> edits) {
        var ordered = edits.stream()
                .sorted((one, other) ->
                        Integer.compare(one.range().start(), other.range().start()))
                .toList();
        var next = new ArrayList<Piece>();
        int at = 0;
        for (var edit : ordered) {
            slice(at, edit.range().start(), next);
            if (!edit.replacement().isEmpty()) {
                next.add(new Piece.New(edit.replacement()));
            }
            at = edit.range().end();
        }
        slice(at, Integer.MAX_VALUE, next);
        pieces = next;
    }

    private void slice(int from, int to, List<Piece> into) {
        int at = 0;
        for (var piece : pieces) {
            int start = Math.max(from, at) - at;
            int end = Math.min(to, at + piece.length()) - at;
            if (start < end) {
                into.add(
                        switch (piece) {
                            case Piece.Old(Range range) ->
                                new Piece.Old(new Range(range.start() + start, range.start() + end));
                            case Piece.New(String text) -> new Piece.New(text.substring(start, end));
                        });
            }
            at += piece.length();
        }
    }

    /// The edits of the first text that make what it is now.
    List<TextEdit> edits() {
        var edits = new ArrayList<TextEdit>();
        var fresh = new StringBuilder();
        int at = 0;
        for (var piece : pieces) {
            switch (piece) {
                case Piece.New(String text) -> fresh.append(text);
                case Piece.Old(Range range) -> {
                    add(at, range.start(), fresh, edits);
                    at = range.end();
                }
            }
        }
        add(at, length, fresh, edits);
        return edits;
    }

    private static void add(int start, int end, StringBuilder fresh, List<TextEdit> edits) {
        if (start < end || !fresh.isEmpty()) {
            edits.add(new TextEdit(new Range(start, end), fresh.toString()));
            fresh.setLength(0);
        }
    }
}
