package dev.flowglass.value;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// The text form of a [Value]: reading with the place of a mistake, writing compact, sorted or pretty.
public final class Json {
    /// Deepest nesting that is read; deeper text is refused as [Mistake#TOO_DEEP].
    public static final int MAX_DEPTH = 500;

    private static final int MAX_LENGTH = 100_000_000;

    /// The parser stops behind such a word.
    private static final Pattern WORD = Pattern.compile("Non-standard token '([^']*)'.*", Pattern.DOTALL);

    private static final Pattern PARSER_PLACE =
            Pattern.compile(" \\(start marker at .*\\)$|, from `[^`]*`|: enable `[^`]*` to allow");

    /// Order of keys in generated texts: by code point, which is the order of their UTF-8 bytes.
    private static final Comparator<String> BY_CODE_POINT = Json::compareByCodePoint;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(100_000)
                    .maxStringLength(MAX_LENGTH)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(10_000).build())
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private Json() {}

    /// What came of reading a text.
    public sealed interface Reading {
        record Parsed(Value value) implements Reading {}

        /// @param offset where in the text, in UTF-16 units, from 0 to the length of the text
        /// @param detail the parser's own words, English
        record Malformed(int offset, Mistake mistake, String detail) implements Reading {}
    }

    public enum Mistake {
        /// The text is empty or ends too early.
        UNEXPECTED_END,
        /// A character stands where it may not.
        UNEXPECTED_CHARACTER,
        /// After the value comes more text.
        MORE_TEXT,
        /// The same key twice in one object.
        DUPLICATE_KEY,
        /// Nested deeper than [#MAX_DEPTH], or a number of absurd length.
        TOO_DEEP
    }

    /// Reads one JSON value. Never throws on any text.
    public static Reading read(String text) {
        try (var parser = FACTORY.createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            if (parser.nextToken() == null) {
                return new Reading.Malformed(text.length(), Mistake.UNEXPECTED_END, "The text is empty.");
            }
            var value = value(parser, text.contains("\\u"));
            if (parser.nextToken() != null) {
                return new Reading.Malformed(
                        offset(parser.currentTokenLocation().getCharOffset(), text),
                        Mistake.MORE_TEXT,
                        "More text after the value.");
            }
            return new Reading.Parsed(value);
        } catch (JsonEOFException e) {
            return new Reading.Malformed(text.length(), Mistake.UNEXPECTED_END, words(e));
        } catch (JsonParseException e) {
            var mistake = e.getOriginalMessage().startsWith("Duplicate field")
                            || e.getOriginalMessage().startsWith("Duplicate Object")
                    ? Mistake.DUPLICATE_KEY
                    : Mistake.UNEXPECTED_CHARACTER;
            int at = offset(e, text);
            return new Reading.Malformed(
                    mistake == Mistake.DUPLICATE_KEY ? openingQuote(text, at) : wordStart(e, at), mistake, words(e));
        } catch (StreamConstraintsException e) {
            return new Reading.Malformed(offset(e, text), Mistake.TOO_DEEP, words(e));
        } catch (IOException e) {
            return new Reading.Malformed(0, Mistake.UNEXPECTED_CHARACTER, String.valueOf(e.getMessage()));
        }
    }

    /// Without places and switches inside the parser.
    private static String words(JsonProcessingException e) {
        return PARSER_PLACE.matcher(e.getOriginalMessage()).replaceAll("");
    }

    private static int wordStart(JsonParseException e, int at) {
        var word = WORD.matcher(e.getOriginalMessage());
        return word.matches() ? Math.max(0, at - word.group(1).length()) : at;
    }

    /// Where the string begins that ends just before `end`.
    private static int openingQuote(String text, int end) {
        int at = end - 2;
        while (at > 0 && (text.charAt(at) != '"' || isEscaped(text, at))) {
            at--;
        }
        return Math.max(0, at);
    }

    private static boolean isEscaped(String text, int at) {
        int backslashes = 0;
        while (at - backslashes > 0 && text.charAt(at - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static int offset(JsonProcessingException e, String text) {
        return e.getLocation() == null ? 0 : offset(e.getLocation().getCharOffset(), text);
    }

    private static int offset(long offset, String text) {
        return (int) Math.max(0, Math.min(text.length(), offset));
    }

    /// Reads a text that is known to be JSON, as from our own store.
    ///
    /// @throws IllegalArgumentException when it is not
    public static Value parse(String text) {
        return switch (read(text)) {
            case Reading.Parsed(Value value) -> value;
            case Reading.Malformed(int offset, Mistake mistake, String detail) ->
                throw new IllegalArgumentException("Expected JSON, but at offset %d: %s".formatted(offset, detail));
        };
    }

    /// @param escapes false when no string can hold half of a surrogate pair
    private static Value value(JsonParser parser, boolean escapes) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var entries = new LinkedHashMap<String, Value>();
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var key = parser.currentName();
                    parser.nextToken();
                    entries.put(key, value(parser, escapes));
                }
                yield Obj.of(entries);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Value>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser, escapes));
                }
                yield Array.of(elements);
            }
            case VALUE_STRING -> Value.of(escapes ? Value.wellFormed(parser.getText()) : parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser);
            case VALUE_TRUE -> Value.of(true);
            case VALUE_FALSE -> Value.of(false);
            case VALUE_NULL -> Value.NULL;
            case END_OBJECT, END_ARRAY, FIELD_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new JsonParseException(parser, "Unexpected " + parser.currentToken());
        };
    }

    private static Value number(JsonParser parser) throws IOException {
        try {
            return Value.of(new BigDecimal(parser.getText()));
        } catch (NumberFormatException e) {
            throw new JsonParseException(parser, "Number out of range", e);
        }
    }

    /// Compact, keys in the order of the value.
    public static String text(Value value) {
        return write(value, false, false);
    }

    /// Compact, keys sorted at every level: the form of event details, child inputs and outputs.
    public static String sorted(Value value) {
        return write(value, true, false);
    }

    /// Two blanks of indentation, one entry a line, keys in the order of the value.
    public static String pretty(Value value) {
        return write(value, false, true);
    }

    private static String write(Value value, boolean sorted, boolean pretty) {
        var out = new StringWriter(64);
        try (var generator = FACTORY.createGenerator(out)) {
            if (pretty) {
                generator.setPrettyPrinter(prettyPrinter());
            }
            write(value, generator, sorted);
        } catch (IOException e) {
            throw new UncheckedIOException("Expected a string to take any text", e);
        }
        return out.toString();
    }

    private static DefaultPrettyPrinter prettyPrinter() {
        var indenter = new DefaultIndenter("  ", "\n");
        var separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        return new DefaultPrettyPrinter(separators).withObjectIndenter(indenter).withArrayIndenter(indenter);
    }

    private static void write(Value value, JsonGenerator out, boolean sorted) throws IOException {
        switch (value) {
            case Value.Null n -> out.writeNull();
            case Value.Bool(boolean bool) -> out.writeBoolean(bool);
            case Value.Num num -> out.writeNumber(num.spelling());
            case Value.Text(String text) -> out.writeString(text);
            case Array array -> {
                out.writeStartArray();
                for (var element : array.elements()) {
                    write(element, out, sorted);
                }
                out.writeEndArray();
            }
            case Obj obj -> {
                out.writeStartObject();
                var entries = obj.entries();
                if (sorted && entries.size() > 1) {
                    var ordered = new TreeMap<String, Value>(BY_CODE_POINT);
                    ordered.putAll(entries);
                    entries = ordered;
                }
                for (var entry : entries.entrySet()) {
                    out.writeFieldName(entry.getKey());
                    write(entry.getValue(), out, sorted);
                }
                out.writeEndObject();
            }
        }
    }

    /// UTF-8 bytes of `text` as a JSON string, quotes included.
    static int quotedBytes(String text) {
        int bytes = 2;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20) {
                bytes += c == '\b' || c == '\t' || c == '\n' || c == '\f' || c == '\r' ? 2 : 6;
            } else if (c == '"' || c == '\\') {
                bytes += 2;
            } else if (c < 0x80) {
                bytes += 1;
            } else if (c < 0x800) {
                bytes += 2;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                bytes += 4;
                i++;
            } else {
                bytes += 3;
            }
        }
        return bytes;
    }

    private static int compareByCodePoint(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean high = Character.isSurrogate(x);
                return high == Character.isSurrogate(y) ? Character.compare(x, y) : high ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
