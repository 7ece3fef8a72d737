package dev.flowglass.app.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.collections.ListChangeListener;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.stage.Stage;
import javafx.stage.Window;

/// The looks of all windows of the program. Every stage that is shown is dressed by itself; pop-ups take the looks
/// of their owner.
public final class Theme {
    public enum Choice {
        SYSTEM,
        LIGHT,
        DARK
    }

    /// Size of the interface's text in pixels when nobody changed it.
    public static final double NORMAL_TEXT = 13;

    private static final double SMALLEST_TEXT = 9;
    private static final double LARGEST_TEXT = 28;
    private static final List<String> FONTS = List.of(
            "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf",
            "/com/formdev/flatlaf/fonts/inter/Inter-Italic.otf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf",
            "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Italic.ttf");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(this, "choice", Choice.SYSTEM);
    private final DoubleProperty textSize = new SimpleDoubleProperty(this, "textSize", NORMAL_TEXT);
    private final BooleanBinding dark;
    private final ListChangeListener<Window> dresser = change -> {
        while (change.next()) {
            change.getAddedSubList().forEach(this::dress);
        }
    };

    public Theme() {
        var scheme = Platform.getPreferences().colorSchemeProperty();
        dark = Bindings.createBooleanBinding(
                () -> switch (Objects.requireNonNull(choice.get())) {
                    case LIGHT -> false;
                    case DARK -> true;
                    case SYSTEM -> scheme.get() == ColorScheme.DARK;
                },
                choice,
                scheme);
    }

    /// Loads the fonts, sets the base looks and dresses every stage from now on.
    public void install() {
        loadFonts();
        dark.subscribe(is -> restyle());
        textSize.subscribe((was, is) -> Window.getWindows().forEach(this::dress));
        Window.getWindows().addListener(dresser);
    }

    /// Makes the fonts of the program known.
    public static void loadFonts() {
        FONTS.forEach(Theme::load);
    }

    /// Dresses no further stage.
    public void uninstall() {
        Window.getWindows().removeListener(dresser);
    }

    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /// True when dark colours are shown: by choice or because the system has them.
    public ObservableBooleanValue darkProperty() {
        return dark;
    }

    /// Size of the interface's text in pixels; everything else is relative to it.
    public DoubleProperty textSizeProperty() {
        return textSize;
    }

    public void largerText() {
        textSize.set(Math.min(LARGEST_TEXT, textSize.get() + 1));
    }

    public void smallerText() {
        textSize.set(Math.max(SMALLEST_TEXT, textSize.get() - 1));
    }

    public void normalText() {
        textSize.set(NORMAL_TEXT);
    }

    /// The stylesheets that stand above the base looks, last one strongest.
    public List<String> stylesheets() {
        return List.of(
                sheet("bridge"),
                sheet(dark.get() ? "dark" : "light"),
                sheet("flowglass"),
                sheet("panes"),
                sheet("authoring"));
    }

    private void restyle() {
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        Window.getWindows().forEach(this::dress);
    }

    private void dress(Window window) {
        if (window instanceof Stage) {
            Optional.ofNullable(window.getScene()).ifPresent(this::dress);
        }
    }

    private void dress(Scene scene) {
        scene.getStylesheets().setAll(stylesheets());
        // The one place where a size is not in a stylesheet: a number that a person chooses while the program runs.
        scene.getRoot().setStyle("-fx-font-size: %spx".formatted(textSize.get()));
    }

    private static String sheet(String name) {
        return resource("/dev/flowglass/app/theme/" + name + ".css");
    }

    private static String resource(String path) {
        return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
    }

    private static void load(String path) {
        try (InputStream in = Objects.requireNonNull(Theme.class.getResourceAsStream(path), path)) {
            Font.loadFont(in, NORMAL_TEXT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
