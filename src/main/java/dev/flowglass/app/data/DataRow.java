package dev.flowglass.app.data;

import dev.flowglass.value.Value;

/// A row of the data pane.
public sealed interface DataRow {
    DataPart part();

    /// @param bytes of its compact JSON
    record Title(DataPart part, boolean folded, int bytes, Value value) implements DataRow {}

    record Line(DataPart part, JsonLine line) implements DataRow {}

    /// Says that the part has more lines than are shown.
    ///
    /// @param shown lines
    record Cut(DataPart part, int shown) implements DataRow {}
}
