package dev.flowglass.app.graph;

import dev.flowglass.app.graph.layout.TextMeasure;
import dev.flowglass.app.graph.layout.TextStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// Measures with the fonts of the graph. Each character is measured once and widths are added up: kerning is left out,
/// and thousands of texts cost next to nothing.
final class FontTextMeasure implements TextMeasure {
    private static final String ELLIPSIS = "\u2026";

    private final Font name = Font.font("Inter SemiBold", 13);
    private final Font detail = Font.font("Inter", 11);
    private final Font label = Font.font("JetBrains Mono", 11);
    private final Map<TextStyle, Map<Integer, Double>> widths = new EnumMap<>(TextStyle.class);

    FontTextMeasure() {
        for (var style : TextStyle.values()) {
            widths.put(style, new HashMap<>());
        }
    }

    Font font(TextStyle style) {
        return switch (style) {
            case NAME -> name;
            case DETAIL -> detail;
            case LABEL -> label;
        };
    }

    @Override
    public double width(String text, TextStyle style) {
        double width = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            width += width(character, style);
            i += Character.charCount(character);
        }
        return width;
    }

    private double width(int character, TextStyle style) {
        return widths.computeIfAbsent(style, _ -> new HashMap<>())
                .computeIfAbsent(character, one -> measure(Character.toString(one), style));
    }

    private double measure(String text, TextStyle style) {
        var node = new Text(text);
        node.setFont(font(style));
        return node.getLayoutBounds().getWidth();
    }

    /// The text, or as much of its beginning as has room, with an ellipsis.
    String fit(String text, TextStyle style, double room) {
        if (width(text, style) <= room) {
            return text;
        }
        double left = room - width(ELLIPSIS, style);
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            left -= width(character, style);
            if (left < 0) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end).stripTrailing() + ELLIPSIS;
    }
}
