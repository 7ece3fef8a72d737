package dev.flowglass.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The parameters of a request by name, decoded.
record Parameters(SortedMap<String, String> values) {
    Parameters {
        values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    }

    /// Those of a query and of a form together; the form's wins.
    ///
    /// @throws Refusal when one of them is not encoded as a form is
    static Parameters of(String query, String form) throws Refusal {
        var values = new TreeMap<String, String>();
        for (var text : new String[] {query, form}) {
            for (var pair : text.split("&")) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    var name = equals < 0 ? pair : pair.substring(0, equals);
                    values.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
        return new Parameters(values);
    }

    private static String decode(String text) throws Refusal {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("A parameter is not encoded as a form is: %s".formatted(e.getMessage()));
        }
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Nothing also when it is empty.
    Optional<String> given(String name) {
        return Optional.ofNullable(values.get(name)).filter(value -> !value.isEmpty());
    }

    /// The value, or empty.
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /// @throws Refusal when it is missing or empty
    String required(String name) throws Refusal {
        if (!has(name)) {
            throw new Refusal(
                    ErrorCode.MISSING_REQUIRED_PARAMS, "The HTTP query '%s' must be specified.".formatted(name));
        }
        return given(name).orElseThrow(() -> Refusal.invalid("Parameter %s must not be empty.".formatted(name)));
    }

    /// A whole number.
    ///
    /// @throws Refusal when it is none, or outside of the bounds
    int number(String name, int least, int most, int usual) throws Refusal {
        var text = given(name);
        if (text.isEmpty()) {
            return usual;
        }
        if (!text.get().matches("\\d{1,9}")) {
            throw Refusal.invalid("Parameter %s has to be a whole number, but is '%s'.".formatted(name, text.get()));
        }
        int number = Integer.parseInt(text.get());
        if (number < least || number > most) {
            throw Refusal.invalid(
                    "Parameter %s has to be from %d to %d, but is %d.".formatted(name, least, most, number));
        }
        return number;
    }

    /// `true` or `false` in any case of letters.
    ///
    /// @throws Refusal when it is neither
    Optional<Boolean> flag(String name) throws Refusal {
        var text = given(name);
        if (text.isPresent() && !text.get().matches("(?i)true|false")) {
            throw Refusal.invalid("Parameter %s has to be true or false, but is '%s'.".formatted(name, text.get()));
        }
        return text.map(Boolean::parseBoolean);
    }

    /// @throws Refusal when it has more than `most` characters
    String atMost(String name, int most) throws Refusal {
        var text = text(name);
        if (text.codePointCount(0, text.length()) > most) {
            throw Refusal.invalid("Parameter %s has more than %d characters.".formatted(name, most));
        }
        return text;
    }
}
