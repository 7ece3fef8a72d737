package dev.flowglass.engine;

import dev.flowglass.value.Json;
import dev.flowglass.value.Value;

/// Values inside sentences.
final class Texts {
    private static final int LONGEST = 60;

    private Texts() {}

    static String brief(Value value) {
        var text = Json.text(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }
}
