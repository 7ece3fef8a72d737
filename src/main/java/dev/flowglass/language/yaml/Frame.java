package dev.flowglass.language.yaml;

import dev.flowglass.language.yaml.YamlNode.Entry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A list or mapping that is being read.
final class Frame {
    enum Kind {
        SEQUENCE,
        MAPPING
    }

    final Kind kind;
    final int start;
    final boolean flow;
    final @Nullable String anchor;

    final List<YamlNode> elements = new ArrayList<>();
    final List<Entry> entries = new ArrayList<>();
    final Set<String> names = new HashSet<>();

    @Nullable
    YamlNode key;

    boolean merges;
    int lastEnd;
    long size;
    int height;

    Frame(Kind kind, int start, boolean flow, @Nullable String anchor) {
        this.kind = kind;
        this.start = start;
        this.flow = flow;
        this.anchor = anchor;
    }

    /// Where the last thing inside ends.
    int end() {
        return switch (kind) {
            case SEQUENCE ->
                elements.isEmpty() ? start : elements.getLast().range().end();
            case MAPPING -> lastEnd;
        };
    }
}
