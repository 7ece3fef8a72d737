package dev.flowglass.app.history;

import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.FlowReader;
import dev.flowglass.model.StepPath;
import dev.flowglass.runtime.FlowDefinition;
import dev.flowglass.value.Obj;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One step of a flow as a flow of its own: its text as it stands, steps that do nothing in the place of those that it
/// can go to, and before it a step that puts the given local in place.
final class StepAlone {
    /// Key of the input that holds the local that earlier steps would have left.
    static final String LOCAL = "local";

    private static final Pattern GOTO = Pattern.compile("\\bgoto:\\s*['\"]?([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern NAME = Pattern.compile("\\bname:\\s*['\"]?([A-Za-z_][A-Za-z0-9_-]*)");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private StepAlone() {}

    /// Nothing when there is no such step, or its text cannot stand alone.
    static Optional<FlowDefinition> of(FlowDocument document, StepPath path, Obj input) {
        return document.outline().flatMap(outline -> outline.find(path)).flatMap(node -> {
            var whole = document.text();
            int start = node.range().start();
            int column = start - (whole.lastIndexOf('\n', start - 1) + 1);
            var step = whole.substring(start, node.range().end())
                    .lines()
                    .map(line -> dedent(line, column))
                    .collect(Collectors.joining("\n    "));
            var text = new StringBuilder("version: v1\ntype: flow\nsteps:\n");
            text.append(given(input));
            text.append("  - ").append(step).append('\n');
            text.append(targets(step));
            return FlowReader.read(text.toString()).flow().map(flow -> new FlowDefinition(text.toString(), flow));
        });
    }

    private static String dedent(String line, int column) {
        int blank = 0;
        while (blank < Math.min(column, line.length()) && line.charAt(blank) == ' ') {
            blank++;
        }
        return line.substring(blank);
    }

    private static String given(Obj input) {
        if (!(input.find(LOCAL) instanceof Obj local) || local.entries().isEmpty()) {
            return "";
        }
        var text = new StringBuilder("  - type: pass\n    name: given\n    outputMappings:\n");
        local.entries().keySet().stream()
                .filter(key -> KEY.matcher(key).matches())
                .forEach(key ->
                        text.append("      - target: %s\n        source: $input.%s.%s\n".formatted(key, LOCAL, key)));
        return text.toString();
    }

    private static String targets(String step) {
        var inside = NAME.matcher(step).results().map(found -> found.group(1)).toList();
        var targets = GOTO.matcher(step)
                .results()
                .map((MatchResult found) -> found.group(1))
                .filter(name -> !inside.contains(name))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return targets.stream()
                .map("  - type: succeed\n    name: %s\n"::formatted)
                .collect(Collectors.joining("", targets.isEmpty() ? "" : "  - type: succeed\n    name: past\n", ""));
    }
}
