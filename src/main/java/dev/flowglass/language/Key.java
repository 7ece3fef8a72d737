package dev.flowglass.language;

import java.util.List;

/// A key that may stand in a [Place].
///
/// @param words the values that may stand, when they are few
/// @param owner word under which its documentation is found: keys that all steps share have it once
public record Key(String name, Need need, Shape shape, List<String> words, String owner) {
    public Key {
        words = List.copyOf(words);
    }

    public enum Need {
        REQUIRED,
        OPTIONAL,
        /// One of the keys of this place that have this need must stand, and only one.
        ONE_OF
    }

    /// What kind of value it takes.
    public enum Shape {
        TEXT,
        /// A name of a flow or step.
        NAME,
        /// One of [#words].
        WORD,
        BOOLEAN,
        INTEGER,
        NUMBER,
        /// Any value.
        ANY,
        /// A path into the step's input.
        PATH,
        /// A number or a path into the step's input.
        INTEGER_OR_PATH,
        /// A time or a path into the step's input.
        TIME_OR_PATH,
        CONDITION,
        /// The name of a sibling.
        STEP_NAME,
        ERROR_NAMES,
        RESOURCE,
        /// A mapping with keys of its own.
        MAP,
        /// A list of such mappings.
        LIST,
        STEPS,
        MAPPINGS;

        /// True when its value is written as a list, an entry a line.
        public boolean isList() {
            return this == LIST || this == STEPS || this == MAPPINGS;
        }
    }

    /// Key of its description in the words of the program.
    public String documentation() {
        return "key." + owner + "." + name;
    }
}
