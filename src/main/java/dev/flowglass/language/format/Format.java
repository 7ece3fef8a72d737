package dev.flowglass.language.format;

import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.Yaml;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.source.TextEdit;
import java.util.List;
import java.util.Optional;

/// The edits that make a text tidy.
public final class Format {
    private Format() {}

    /// Nothing when the text is no YAML, or cannot be tidied without a doubt; an empty list when it is tidy.
    ///
    /// @param text with `\n` at the end of lines
    public static Optional<List<TextEdit>> edits(String text) {
        return root(text).flatMap(root -> {
            var edits = new Indents(text, root).edits();
            return root(TextEdit.apply(text, edits))
                    .filter(tidy -> same(root, tidy))
                    .map(tidy -> edits);
        });
    }

    private static Optional<YamlNode> root(String text) {
        var yaml = Yaml.read(text, new Problems(text));
        return yaml.malformed() ? Optional.empty() : yaml.root();
    }

    private static boolean same(YamlNode one, YamlNode other) {
        return switch (one) {
            case YamlNode.Scalar scalar ->
                other instanceof YamlNode.Scalar that
                        && scalar.value().equals(that.value())
                        && scalar.text().equals(that.text())
                        && scalar.style() == that.style();
            case YamlNode.Sequence(var range, var elements) ->
                other instanceof YamlNode.Sequence that && same(elements, that.elements());
            case YamlNode.Mapping(var range, var entries) ->
                other instanceof YamlNode.Mapping that
                        && same(keys(entries), keys(that.entries()))
                        && same(values(entries), values(that.entries()));
            // What cannot be read cannot be compared.
            case YamlNode.Unreadable unreadable -> false;
        };
    }

    private static boolean same(List<? extends YamlNode> some, List<? extends YamlNode> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!same(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<? extends YamlNode> keys(List<YamlNode.Entry> entries) {
        return entries.stream().map(YamlNode.Entry::key).toList();
    }

    private static List<? extends YamlNode> values(List<YamlNode.Entry> entries) {
        return entries.stream().map(YamlNode.Entry::value).toList();
    }
}
