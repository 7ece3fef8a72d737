package dev.flowglass.app.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The contrasts that WCAG 2 asks for at level AA.
class PaletteTest {
    private static final Pattern COLOUR = Pattern.compile("(-flow-[a-z-]+):\\s*(#[0-9a-f]{6})\\s*;");
    private static final Pattern TEXT_FILL = Pattern.compile("-fx-text-fill:\\s*-flow-([a-z-]+)\\s*;");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color:\\s*-flow-([a-z-]+)\\s*;");
    private static final double TEXT = 4.5;
    private static final double GRAPHIC = 3;
    private static final List<String> STATES =
            List.of("running", "succeeded", "failed", "waiting", "timer", "retrying", "paused", "skipped");

    @Test
    void bothThemesFillInTheSameColours() {
        assertThat(colours("light").keySet())
                .isEqualTo(colours("dark").keySet())
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void textsAreReadableOnTheirGrounds(String theme) {
        for (var ground : List.of("bg", "bg-raised", "bg-hover", "accent-soft", "editor-bg", "editor-selection")) {
            assertContrast(theme, "text", ground, TEXT);
        }
        for (var ground : List.of("bg", "bg-raised", "editor-bg", "editor-line")) {
            assertContrast(theme, "text-muted", ground, TEXT);
        }
        assertContrast(theme, "on-accent", "accent", TEXT);
        for (var problem : List.of("error", "warning", "info")) {
            assertContrast(theme, problem, "bg", TEXT);
        }
        assertContrast(theme, "text", "error-soft", TEXT);
        assertContrast(theme, "text", "warning-soft", TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void codeIsReadableInEveryColour(String theme) {
        colours(theme).keySet().stream()
                .filter(name -> name.startsWith("-flow-syntax-"))
                .map(name -> name.substring("-flow-".length()))
                .forEach(name -> {
                    assertContrast(theme, name, "editor-bg", TEXT);
                    assertContrast(theme, name, "editor-line", TEXT);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void statesAreReadableAsWordsAndVisibleAsGraphics(String theme) {
        for (var state : STATES) {
            assertContrast(theme, state, "bg", TEXT);
            assertContrast(theme, state, state + "-soft", TEXT);
            assertContrast(theme, state, "graph-bg", GRAPHIC);
            assertContrast(theme, state, "node-bg", GRAPHIC);
            assertContrast(theme, "text", state + "-soft", TEXT);
        }
        for (var line : List.of("edge", "node-border", "edge-taken", "accent")) {
            assertContrast(theme, line, "graph-bg", GRAPHIC);
        }
    }

    /// Whatever pane or mode a rule is for: on the ground that it has itself, else on that of the window.
    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void everyTextOfEveryStylesheetIsReadable(String theme) {
        var known = colours(theme).keySet();
        var checked = new ArrayList<String>();
        for (var rule : rules()) {
            var text = colour(TEXT_FILL, rule);
            var ground = colour(GROUND, rule);
            if (text.isEmpty() || !known.contains("-flow-" + text) || text.startsWith("on-") && ground.isEmpty()) {
                continue;
            }
            checked.add(rule);
            assertContrast(theme, text, known.contains("-flow-" + ground) ? ground : "bg", TEXT);
        }
        assertThat(checked).hasSizeGreaterThan(50);
    }

    private static String colour(Pattern pattern, String rule) {
        var found = pattern.matcher(rule);
        return found.find() ? found.group(1) : "";
    }

    private static List<String> rules() {
        try (var files = Files.walk(Path.of("src/main/resources"))) {
            var rules = new ArrayList<String>();
            for (var file :
                    files.filter(path -> path.toString().endsWith(".css")).toList()) {
                var text = Files.readString(file).replaceAll("(?s)/\\*.*?\\*/", "");
                rules.addAll(List.of(text.split("}")));
            }
            return rules;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertContrast(String theme, String colour, String ground, double least) {
        var colours = colours(theme);
        double contrast = contrast(colour(colours, colour), colour(colours, ground));
        assertThat(contrast).as("%s: %s on %s", theme, colour, ground).isGreaterThanOrEqualTo(least);
    }

    private static String colour(Map<String, String> colours, String name) {
        return Objects.requireNonNull(colours.get("-flow-" + name), name);
    }

    private static double contrast(String one, String other) {
        double first = luminance(one);
        double second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String colour) {
        return 0.2126 * part(colour, 1) + 0.7152 * part(colour, 3) + 0.0722 * part(colour, 5);
    }

    private static double part(String colour, int at) {
        double value = Integer.parseInt(colour.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, String> colours(String theme) {
        try (var in =
                Objects.requireNonNull(Theme.class.getResourceAsStream("/dev/flowglass/app/theme/" + theme + ".css"))) {
            var found = new TreeMap<String, String>();
            COLOUR.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .forEach(match -> found.put(match.group(1), match.group(2)));
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
