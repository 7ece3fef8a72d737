package dev.flowglass.app.editor;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The text of a file, and what else its bytes say: encoding, byte order mark, and how each line ends. Immutable.
public final class FileText {
    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};
    private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};

    /// A text that was never in a file.
    public static final FileText EMPTY = new FileText(new byte[0], "", StandardCharsets.UTF_8, 0, List.of());

    private final byte[] bytes;
    private final String text;
    private final Charset charset;
    private final int mark;
    private final List<String> ends;

    /// @param mark how many bytes stand before the text
    /// @param ends how each line of the text ends, but for the last, which has no end
    private FileText(byte[] bytes, String text, Charset charset, int mark, List<String> ends) {
        this.bytes = bytes;
        this.text = text;
        this.charset = charset;
        this.mark = mark;
        this.ends = ends;
    }

    /// The text, with `\n` at the end of every line that has an end.
    public String text() {
        return text;
    }

    public Charset charset() {
        return charset;
    }

    /// True when a file has exactly these bytes.
    public boolean is(byte[] other) {
        return Arrays.equals(bytes, other);
    }

    /// Reads UTF-8, UTF-16 with a byte order mark, or GB 18030; nothing when the bytes are none of these or do not
    /// come back as they were.
    public static Optional<FileText> read(byte[] bytes) {
        if (starts(bytes, UTF_8_MARK)) {
            return read(bytes, StandardCharsets.UTF_8, UTF_8_MARK.length);
        }
        if (starts(bytes, UTF_16LE_MARK)) {
            return read(bytes, StandardCharsets.UTF_16LE, UTF_16LE_MARK.length);
        }
        if (starts(bytes, UTF_16BE_MARK)) {
            return read(bytes, StandardCharsets.UTF_16BE, UTF_16BE_MARK.length);
        }
        return read(bytes, StandardCharsets.UTF_8, 0).or(() -> read(bytes, Charset.forName("GB18030"), 0));
    }

    private static Optional<FileText> read(byte[] bytes, Charset charset, int mark) {
        return decode(bytes, charset, mark)
                .filter(raw -> raw.chars().noneMatch(FileText::isBinary))
                .map(raw -> of(bytes, raw, charset, mark))
                .filter(file -> Arrays.equals(file.bytes, file.encode(file.text)));
    }

    private static FileText of(byte[] bytes, String raw, Charset charset, int mark) {
        var text = new StringBuilder(raw.length());
        var ends = new ArrayList<String>();
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '\r' && i + 1 < raw.length() && raw.charAt(i + 1) == '\n') {
                ends.add("\r\n");
                i++;
            } else if (c == '\r') {
                ends.add("\r");
            } else if (c == '\n') {
                ends.add("\n");
            }
            text.append(c == '\r' ? '\n' : c);
        }
        return new FileText(bytes, text.toString(), charset, mark, ends);
    }

    /// The bytes for a text that was edited. Lines before and after the edited stretch end as they did; new lines
    /// end as most of the file's do.
    public byte[] encode(String edited) {
        var before = text.split("\n", -1);
        var after = edited.split("\n", -1);
        int same = Math.min(before.length, after.length);
        int head = 0;
        while (head < same && before[head].equals(after[head])) {
            head++;
        }
        int tail = 0;
        while (tail < same - head && before[before.length - 1 - tail].equals(after[after.length - 1 - tail])) {
            tail++;
        }
        var out = new StringBuilder(edited.length() + after.length);
        for (int i = 0; i < after.length; i++) {
            out.append(after[i]);
            if (i < after.length - 1) {
                boolean kept = i < head || i >= after.length - tail;
                int old = i < head ? i : before.length - (after.length - i);
                String end = kept && old < ends.size() ? ends.get(old) : usualEnd();
                // A lone \r and a lone \n that came together would be one line end instead of two.
                boolean joins = end.equals("\n") && !out.isEmpty() && out.charAt(out.length() - 1) == '\r';
                out.append(joins ? "\r\n" : end);
            }
        }
        var result = new ByteArrayOutputStream(out.length() + mark);
        result.write(bytes, 0, mark);
        result.writeBytes(out.toString().getBytes(charset));
        return result.toByteArray();
    }

    /// The same file after `saved` was written to it.
    public FileText saved(byte[] saved) {
        var raw = new String(saved, mark, saved.length - mark, charset);
        return of(saved, raw, charset, mark);
    }

    /// False when the encoding has no sign for a part of the text.
    public boolean canEncode(String edited) {
        return charset.newEncoder().canEncode(edited);
    }

    /// How most lines end.
    public String usualEnd() {
        return ends.stream()
                .distinct()
                .max(Comparator.comparingInt(this::count))
                .orElse("\n");
    }

    private int count(String end) {
        return (int) ends.stream().filter(end::equals).count();
    }

    private static Optional<String> decode(byte[] bytes, Charset charset, int mark) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, mark, bytes.length - mark))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static boolean isBinary(int c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1B;
    }

    private static boolean starts(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }
}
