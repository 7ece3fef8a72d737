package dev.flowglass.engine;

import java.util.regex.Pattern;

/// Which execution: the name of a flow and a name of its own, unique within the flow.
public record ExecutionId(String flow, String name) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

    /// True when a flow, an execution or a schedule may be called that: 1 to 128 letters, digits, `_` and `-`, not
    /// beginning with a digit or `-`.
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// `flow/name`
    @Override
    public String toString() {
        return flow + "/" + name;
    }
}
