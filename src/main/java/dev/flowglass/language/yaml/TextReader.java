package dev.flowglass.language.yaml;

import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Constant;

/// Hands a text to the parser. In place of the reader that it extends, whose window is copied again for every thousand
/// characters that it looks ahead, so that a comment of a megabyte takes seconds; this one looks ahead for nothing. Its
/// indices are UTF-16 units, as everywhere in this program, its columns are characters, as the parser wants them.
final class TextReader extends StreamReader {
    private final int[] characters;

    /// Offset of each character; empty when it is its position.
    private final int[] offsets;

    private int position;
    private int line;
    private int column;
    private int documentStart;

    TextReader(String text) {
        super("");
        this.characters = text.codePoints().toArray();
        this.offsets = characters.length == text.length() ? new int[0] : offsets(characters);
    }

    private static int[] offsets(int[] characters) {
        int[] offsets = new int[characters.length + 1];
        for (int i = 0; i < characters.length; i++) {
            offsets[i + 1] = offsets[i] + Character.charCount(characters[i]);
        }
        return offsets;
    }

    @Override
    public Mark getMark() {
        return new Mark("text", getIndex(), line, column, characters, position);
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int length) {
        int end = Math.min(characters.length, position + length);
        while (position < end) {
            int c = characters[position++];
            if (Constant.LINEBR.has(c) || c == '\r' && peek() != '\n') {
                line++;
                column = 0;
            } else if (c != 0xfeff) {
                column++;
            }
        }
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        return position + index < characters.length ? characters[position + index] : '\0';
    }

    @Override
    public String prefix(int length) {
        return new String(characters, position, Math.min(length, characters.length - position));
    }

    @Override
    public String prefixForward(int length) {
        var prefix = prefix(length);
        position = Math.min(characters.length, position + length);
        column += length;
        return prefix;
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getDocumentIndex() {
        return position - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = position;
    }

    @Override
    public int getIndex() {
        return offsets.length == 0 ? position : offsets[position];
    }

    @Override
    public int getLine() {
        return line;
    }
}
