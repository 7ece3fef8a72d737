package dev.flowglass.app.data;

import dev.flowglass.debug.Difference;
import dev.flowglass.expression.Path;
import dev.flowglass.value.Value;

/// A row of the data pane.
public sealed interface DataRow {
    DataPart part();

    /// @param bytes of its compact JSON
    record Title(DataPart part, boolean folded, int bytes, Value value) implements DataRow {}

    record Line(DataPart part, JsonLine line) implements DataRow {}

    /// Stands over what changed.
    ///
    /// @param count of the places that are another than before
    record Changes(DataPart part, boolean folded, int count) implements DataRow {}

    /// A place that is another than before.
    ///
    /// @param path of the place
    record Change(DataPart part, Path path, Difference difference) implements DataRow {}

    /// Says that the part has more lines than are shown.
    ///
    /// @param shown lines
    record Cut(DataPart part, int shown) implements DataRow {}
}
