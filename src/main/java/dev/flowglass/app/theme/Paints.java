package dev.flowglass.app.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.function.Function;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.ColorConverter;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Colours of the theme for a view that paints by itself: its stylesheet sets `-paint-<name>` to a looked-up colour.
///
/// @param <V> the view, whose `getCssMetaData` gives [#metaData]
public final class Paints<V extends Region> {
    private static final Color UNSET = Color.GRAY;

    private final SequencedMap<String, StyleableObjectProperty<Color>> colors = new LinkedHashMap<>();
    private final List<CssMetaData<? extends Styleable, ?>> metaData = new ArrayList<>(Region.getClassCssMetaData());

    /// @param changed is run after each change
    public Paints(V owner, List<String> names, Runnable changed) {
        for (var name : names) {
            var meta = new Meta<V>("-paint-" + name, view -> property(name));
            var property = new SimpleStyleableObjectProperty<Color>(meta, owner, name, UNSET);
            property.subscribe((was, is) -> changed.run());
            colors.put(name, property);
            metaData.add(meta);
        }
    }

    private static final class Meta<V extends Region> extends CssMetaData<V, Color> {
        private final Function<V, StyleableObjectProperty<Color>> property;

        Meta(String name, Function<V, StyleableObjectProperty<Color>> property) {
            super(name, ColorConverter.getInstance(), UNSET);
            this.property = property;
        }

        @Override
        public boolean isSettable(V view) {
            return !property.apply(view).isBound();
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(V view) {
            return property.apply(view);
        }
    }

    private StyleableObjectProperty<Color> property(String name) {
        return Objects.requireNonNull(colors.get(name), name);
    }

    public List<CssMetaData<? extends Styleable, ?>> metaData() {
        return List.copyOf(metaData);
    }

    /// @param name one of those given to the constructor
    public Color get(String name) {
        return Objects.requireNonNull(property(name).get());
    }
}
