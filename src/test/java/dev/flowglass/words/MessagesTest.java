package dev.flowglass.words;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern USED = Pattern.compile(
            "(?<!keys|keys\\(\\)|settings|settings\\(\\))\\.(?:text|now)\\(\\s*\"([a-z0-9.-]+[a-z0-9])\"");
    private final Properties english = properties("messages.properties");
    private final Properties chinese = properties("messages_zh_CN.properties");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(chinese.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(english.stringPropertyNames());
    }

    @Test
    void bothLanguagesHaveTheSamePlaceholders() {
        for (var key : english.stringPropertyNames()) {
            assertThat(placeholders(chinese.getProperty(key)))
                    .as(key)
                    .isEqualTo(placeholders(english.getProperty(key)));
        }
    }

    @Test
    void noTextIsEmptyOrQuotedForAnotherFormatter() {
        for (var key : english.stringPropertyNames()) {
            for (var text : new String[] {english.getProperty(key), chinese.getProperty(key)}) {
                assertThat(text)
                        .as(key)
                        .isNotBlank()
                        .doesNotContain("'{'")
                        .doesNotContain("''")
                        .doesNotContain("\uFFFD");
            }
        }
    }

    @Test
    void chineseIsChinese() {
        var same = english.stringPropertyNames().stream()
                .filter(key -> english.getProperty(key).matches(".*[a-z]{4,} [a-z]{3,}.*"))
                .filter(key -> english.getProperty(key).equals(chinese.getProperty(key)))
                .toList();
        assertThat(same).isEmpty();
    }

    @Test
    void everyKeyThatTheCodeNamesExists() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var used = files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> USED.matcher(read(file).replaceAll("(?m)^\\s*///.*$", ""))
                            .results())
                    .map(found -> found.group(1))
                    .filter(key -> key.contains("."))
                    .collect(toCollection(TreeSet::new));
            assertThat(english.stringPropertyNames()).containsAll(used);
        }
    }

    @Test
    void placeholdersAreFilledAndEverythingElseIsLiteral() {
        var words = Messages.of(Locale.ENGLISH);

        assertThat(words.text("no.such.key", 1)).isEqualTo("no.such.key");
        assertThat(Messages.fill("It's {0} of {1}, as {\"s\": {}}", 1204, "two"))
                .isEqualTo("It's 1204 of two, as {\"s\": {}}");
        assertThat(Messages.fill("{0} {1}", "one")).isEqualTo("one {1}");
        assertThat(Messages.fill("{0}", "{1}", "no")).isEqualTo("{1}");
    }

    @Test
    void wordsCanDependOnANumber() {
        var pattern = "{0,choice,0#no problems|1#one problem|1<{0} problems in {1}}!";

        assertThat(Messages.fill(pattern, 0, "f")).isEqualTo("no problems!");
        assertThat(Messages.fill(pattern, "1", "f")).isEqualTo("one problem!");
        assertThat(Messages.fill(pattern, 1204, "f")).isEqualTo("1204 problems in f!");
    }

    @Test
    void aPersonGetsTheClosestLanguage() {
        assertThat(Messages.closest(Locale.TRADITIONAL_CHINESE)).isEqualTo(Locale.SIMPLIFIED_CHINESE);
        assertThat(Messages.closest(Locale.UK)).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.closest(Locale.FRENCH)).isEqualTo(Locale.ENGLISH);
        assertThat(Messages.of(Locale.SIMPLIFIED_CHINESE).text("language.zh")).isEqualTo("中文");
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d+")
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(toCollection(TreeSet::new));
    }

    private static Properties properties(String name) {
        var properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
