package dev.flowglass.app.graph;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// The colours that CSS gave the view.
final class Palette implements Colors {
    private static final Map<GraphColor, CssMetaData<GraphView, Color>> META = new EnumMap<>(GraphColor.class);

    static {
        for (var color : GraphColor.values()) {
            META.put(color, metaData(color));
        }
    }

    private final Map<GraphColor, StyleableObjectProperty<Color>> colors = new EnumMap<>(GraphColor.class);

    /// @param changed is run after each change
    Palette(GraphView owner, Runnable changed) {
        META.forEach((color, meta) -> {
            var property = new SimpleStyleableObjectProperty<>(meta, owner, color.property(), color.initial());
            property.subscribe(changed);
            colors.put(color, property);
        });
    }

    private static CssMetaData<GraphView, Color> metaData(GraphColor color) {
        return new CssMetaData<>(color.property(), ColorConverter.getInstance(), color.initial()) {
            @Override
            public boolean isSettable(GraphView view) {
                return !view.palette().property(color).isBound();
            }

            @Override
            public StyleableProperty<Color> getStyleableProperty(GraphView view) {
                return view.palette().property(color);
            }
        };
    }

    static List<CssMetaData<? extends Styleable, ?>> metaData() {
        var all = new ArrayList<CssMetaData<? extends Styleable, ?>>(Region.getClassCssMetaData());
        all.addAll(META.values());
        return List.copyOf(all);
    }

    private StyleableObjectProperty<Color> property(GraphColor color) {
        return Objects.requireNonNull(colors.get(color));
    }

    @Override
    public Color get(GraphColor color) {
        return Objects.requireNonNull(property(color).get());
    }
}
