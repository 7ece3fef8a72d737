package dev.flowglass.words;

import java.text.ChoiceFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of one language. Files: `messages.properties` (English), `messages_zh_CN.properties`; UTF-8.
///
/// A pattern holds `{0}`, `{1}` … for its arguments, and `{0,choice,0#no events|1#one event|1<{0} events}` where
/// the words depend on a number. Apostrophes and other braces mean themselves.
public final class Messages {
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BUNDLE = "dev.flowglass.words.messages";
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)(,choice,)?");

    private final ResourceBundle bundle;

    private Messages(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /// The words for a language; English where there are none for it.
    public static Messages of(Locale locale) {
        var only = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(ResourceBundle.getBundle(BUNDLE, closest(locale), only));
    }

    /// The one of [#LANGUAGES] that a person with this locale reads best.
    public static Locale closest(Locale locale) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    public Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    /// The text of a key. A key that is missing gives itself, so that a person can at least name it.
    public String text(String key, Object... arguments) {
        return has(key) ? fill(bundle.getString(key), arguments) : key;
    }

    static String fill(String pattern, Object... arguments) {
        var out = new StringBuilder(pattern.length() + 32);
        Matcher at = ARGUMENT.matcher(pattern);
        int from = 0;
        while (at.find(from)) {
            int close = closing(pattern, at.start());
            int index = Integer.parseInt(at.group(1));
            boolean choice = at.group(2) != null;
            boolean whole = close >= 0 && index < arguments.length && (choice || close == at.end());
            out.append(pattern, from, at.start());
            if (!whole) {
                out.append(pattern, at.start(), at.end());
                from = at.end();
            } else {
                Object argument = arguments[index];
                out.append(choice ? chosen(pattern.substring(at.end(), close), argument, arguments) : argument);
                from = close + 1;
            }
        }
        return out.append(pattern, from, pattern.length()).toString();
    }

    private static String chosen(String choices, Object number, Object... arguments) {
        double amount = number instanceof Number n ? n.doubleValue() : Double.parseDouble(String.valueOf(number));
        return fill(new ChoiceFormat(choices.replace("'", "''")).format(amount), arguments);
    }

    private static int closing(String pattern, int open) {
        int depth = 0;
        for (int i = open; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
