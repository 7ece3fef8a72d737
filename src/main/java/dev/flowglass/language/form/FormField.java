package dev.flowglass.language.form;

import dev.flowglass.language.Key;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.source.Range;
import java.util.List;

/// A key that may stand in a step, with what stands there.
///
/// @param path from the step
/// @param label the keys on that path, as a person reads them
/// @param documentation key of the words about it
/// @param state what stands there now
/// @param range of key and value; of an absent one empty, at the beginning of the step
public record FormField(Key key, FieldPath path, String label, String documentation, State state, Range range) {

    /// What stands behind a key.
    public sealed interface State {
        /// The key is not there.
        record Absent() implements State {}

        /// @param text for [dev.flowglass.language.Key.Shape#ANY] as it is written, else without its quotes
        record Text(String text) implements State {}

        /// A list of names.
        record Names(List<String> names) implements State {
            public Names {
                names = List.copyOf(names);
            }
        }

        /// A list of mappings.
        record Rows(List<Row> rows) implements State {
            public Rows {
                rows = List.copyOf(rows);
            }
        }

        /// Something that is written in the text only.
        ///
        /// @param excerpt its first line
        record Foreign(String excerpt) implements State {}
    }

    /// @param cells one for each key that such a mapping may have, in the order of the language
    /// @param steps how many steps are inside, as in an option
    public record Row(FieldPath path, List<FormField> cells, int steps, Range range) {
        public Row {
            cells = List.copyOf(cells);
        }
    }
}
