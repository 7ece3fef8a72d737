package dev.flowglass.language.edit;

import dev.flowglass.value.Value;

/// What is to stand somewhere in the text.
public sealed interface Content {
    /// A value; quotes and style are chosen to fit the place.
    record Data(Value value) implements Content {}

    /// YAML as a person typed it, which is kept as it is where it can be.
    record Written(String yaml) implements Content {}

    static Content of(String text) {
        return new Data(Value.of(text));
    }

    static Content of(long number) {
        return new Data(Value.of(number));
    }

    static Content of(boolean value) {
        return new Data(Value.of(value));
    }

    static Content of(Value value) {
        return new Data(value);
    }
}
