package dev.flowglass.language.yaml;

import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.util.List;
import java.util.Optional;

/// A node of a YAML document. Its range is the text of the value, without anchor, tag and blanks around it; of an
/// alias it is the alias, while what is inside keeps the place where it was written.
public sealed interface YamlNode {
    Range range();

    /// @param value by the core schema of YAML 1.2
    /// @param text what is written, unquoted and unfolded
    record Scalar(Range range, Value value, String text, Style style) implements YamlNode {
        /// True for a plain text that YAML 1.1 and other tools read as a boolean, a number or a time: `yes`, `012`,
        /// `1:30`, `2026-01-01`.
        public boolean isAmbiguous() {
            return style == Style.PLAIN && value instanceof Value.Text && CoreSchema.isAmbiguous(text);
        }
    }

    record Sequence(Range range, List<YamlNode> elements) implements YamlNode {
        public Sequence {
            elements = List.copyOf(elements);
        }
    }

    /// Keys are unique; merge keys are already resolved.
    record Mapping(Range range, List<Entry> entries) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<Entry> find(String key) {
            return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
        }
    }

    /// What could not be read and was already reported: an unknown alias, something nested too deep.
    record Unreadable(Range range) implements YamlNode {}

    record Entry(Scalar key, YamlNode value) {
        public String name() {
            return key.text();
        }
    }

    enum Style {
        PLAIN,
        SINGLE_QUOTED,
        DOUBLE_QUOTED,
        /// `|` and `>`
        BLOCK,
        /// Written elsewhere.
        ALIAS
    }

    /// This node as it looks where an alias stands for it.
    default YamlNode at(Range alias) {
        return switch (this) {
            case Scalar(Range range, Value value, String text, Style style) ->
                new Scalar(alias, value, text, Style.ALIAS);
            case Sequence(Range range, List<YamlNode> elements) -> new Sequence(alias, elements);
            case Mapping(Range range, List<Entry> entries) -> new Mapping(alias, entries);
            case Unreadable unreadable -> new Unreadable(alias);
        };
    }
}
