package dev.flowglass.language.yaml;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.language.yaml.YamlNode.Entry;
import dev.flowglass.language.yaml.YamlNode.Mapping;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.language.yaml.YamlNode.Sequence;
import dev.flowglass.language.yaml.YamlNode.Style;
import dev.flowglass.language.yaml.YamlNode.Unreadable;
import dev.flowglass.source.Range;
import dev.flowglass.value.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;

/// Makes a tree of the parser's events, with a stack of its own, so that no depth overflows the thread's.
final class Composer {
    /// Nodes that aliases and merge keys may add to those that are written.
    static final long MAX_UNFOLDED = 100_000;

    /// Events, each times the depth where it is. The parser looks at all open brackets for every token, so that many
    /// brackets in each other take long; no reasonable text comes near.
    private static final long MAX_WORK = 20_000_000;

    private static final String CORE = "tag:yaml.org,2002:";

    private final String text;
    private final String clean;
    private final Problems problems;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Deque<Frame> open = new ArrayDeque<>();
    private @Nullable YamlNode root;
    private long unfolded;
    private long work;

    Composer(String text, Problems problems) {
        this.text = text;
        this.problems = problems;
        this.clean = Printable.only(text, problems);
    }

    /// What an anchor names.
    private sealed interface Anchored {
        /// The node is still being read: an alias inside it would never end.
        record Open() implements Anchored {}

        record Done(YamlNode node, long size, int height) implements Anchored {}
    }

    Yaml read() {
        var options = new LoaderOptions();
        options.setCodePointLimit(Yaml.MAX_BYTES + 1);
        options.setNestingDepthLimit(Yaml.MAX_DEPTH);
        try {
            return compose(new ParserImpl(new TextReader(clean), options));
        } catch (MarkedYAMLException e) {
            problems.add(new SyntaxMistake(
                            text, at(e.getContextMark()), at(e.getProblemMark()), String.valueOf(e.getProblem()))
                    .diagnostic());
        } catch (RuntimeException e) {
            problems.add(LanguageCode.YAML_SYNTAX, new Range(0, text.length()), String.valueOf(e.getMessage()));
        }
        return new Yaml(Optional.empty(), true);
    }

    private Yaml compose(Parser parser) {
        int documents = 0;
        while (true) {
            Event event = parser.getEvent();
            work += open.size();
            if (open.size() > Yaml.MAX_DEPTH || work > MAX_WORK) {
                int start = open.isEmpty() ? 0 : open.peek().start;
                tooDeep(new Range(start, Math.min(text.length(), start + 1)));
                return new Yaml(Optional.empty(), true);
            }
            switch (event.getEventId()) {
                case DocumentStart -> {
                    documents++;
                    if (documents > 1) {
                        problems.add(LanguageCode.MORE_DOCUMENTS, range(event));
                        return new Yaml(Optional.ofNullable(root), false);
                    }
                }
                case Scalar -> scalar((ScalarEvent) event);
                case Alias -> alias((AliasEvent) event);
                case SequenceStart -> {
                    var start = (SequenceStartEvent) event;
                    open(start, start.getTag(), CORE + "seq", start.isFlow(), Frame.Kind.SEQUENCE);
                }
                case MappingStart -> {
                    var start = (MappingStartEvent) event;
                    open(start, start.getTag(), CORE + "map", start.isFlow(), Frame.Kind.MAPPING);
                }
                case SequenceEnd, MappingEnd -> close(event);
                case StreamEnd -> {
                    return new Yaml(Optional.ofNullable(root), false);
                }
                case StreamStart, DocumentEnd, Comment -> {}
            }
        }
    }

    private void scalar(ScalarEvent event) {
        var written = range(event);
        var content = content(event, event.getTag(), written);
        var style = switch (event.getScalarStyle()) {
            case PLAIN -> Style.PLAIN;
            case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
            case DOUBLE_QUOTED -> Style.DOUBLE_QUOTED;
            case LITERAL, FOLDED, JSON_SCALAR_STYLE -> Style.BLOCK;
        };
        var value = event.getValue();
        var tag = event.getTag();
        boolean plain = tag == null ? style == Style.PLAIN : !tag.equals("!") && !tag.equals(CORE + "str");
        if (tag != null && tag.equals(CORE + "float") || tag != null && tag.equals(CORE + "int")) {
            plain = true;
        } else if (tag != null
                && !(tag.equals("!") || tag.startsWith(CORE) && isScalarTag(tag.substring(CORE.length())))) {
            unknownTag(written);
            plain = false;
        }
        if (plain && CoreSchema.isTooLong(value)) {
            problems.add(LanguageCode.NUMBER_TOO_LONG, content, String.valueOf(CoreSchema.MAX_DIGITS));
        }
        var node =
                new Scalar(content, plain ? CoreSchema.value(value) : Value.of(Value.wellFormed(value)), value, style);
        add(node, event.getAnchor(), 1, 0);
    }

    private static boolean isScalarTag(String name) {
        return name.equals("str")
                || name.equals("int")
                || name.equals("float")
                || name.equals("bool")
                || name.equals("null");
    }

    private void unknownTag(Range written) {
        int start = written.start();
        if (start < text.length() && text.charAt(start) == '&') {
            start = text.indexOf('!', start);
        }
        start = Math.max(written.start(), start);
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        var tag = text.substring(start, end);
        boolean condition = tag.length() > 1 && (tag.charAt(1) == '$' || tag.charAt(1) == '(');
        problems.add(condition ? LanguageCode.TAG_OF_CONDITION : LanguageCode.UNKNOWN_TAG, new Range(start, end), tag);
    }

    private void alias(AliasEvent event) {
        var range = range(event);
        var name = event.getAnchor();
        switch (anchors.get(name)) {
            case null -> {
                problems.add(LanguageCode.UNKNOWN_ALIAS, range, name);
                add(new Unreadable(range), null, 1, 0);
            }
            case Anchored.Open recursive -> {
                problems.add(LanguageCode.RECURSIVE_ALIAS, range, name);
                add(new Unreadable(range), null, 1, 0);
            }
            case Anchored.Done(YamlNode node, long size, int height) -> {
                if (!mayUnfold(size, range)) {
                    add(new Unreadable(range), null, 1, 0);
                } else if (open.size() + height >= Yaml.MAX_DEPTH) {
                    tooDeep(range);
                    add(new Unreadable(range), null, 1, 0);
                } else {
                    add(node.at(range), null, size, height);
                }
            }
        }
    }

    private boolean mayUnfold(long nodes, Range range) {
        if (unfolded + nodes > MAX_UNFOLDED) {
            problems.add(LanguageCode.TOO_MANY_ALIASES, range);
            return false;
        }
        unfolded += nodes;
        return true;
    }

    private void tooDeep(Range range) {
        problems.add(LanguageCode.TOO_DEEP, range, String.valueOf(Yaml.MAX_DEPTH));
    }

    private void open(NodeEvent event, @Nullable String tag, String plainTag, boolean flow, Frame.Kind kind) {
        var written = range(event);
        if (tag != null && !tag.equals("!") && !tag.equals(plainTag)) {
            unknownTag(written);
        }
        int start = tag == null && event.getAnchor() == null
                ? written.start()
                : skipProperties(written.start(), text.length());
        if (event.getAnchor() != null) {
            anchors.put(event.getAnchor(), new Anchored.Open());
        }
        open.push(new Frame(kind, start, flow, event.getAnchor()));
    }

    private void close(Event event) {
        var frame = open.pop();
        var last = frame.end();
        int end = frame.flow ? at(event.getEndMark()) : last;
        var range = new Range(frame.start, Math.max(frame.start, end));
        var node = switch (frame.kind) {
            case SEQUENCE -> new Sequence(range, frame.elements);
            case MAPPING -> new Mapping(range, frame.merges ? merged(frame.entries) : frame.entries);
        };
        add(node, frame.anchor, frame.size + 1, frame.height + 1);
    }

    private void add(YamlNode node, @Nullable String anchor, long size, int height) {
        if (anchor != null) {
            anchors.put(anchor, new Anchored.Done(node, size, height));
        }
        var frame = open.peek();
        if (frame == null) {
            root = node;
            return;
        }
        frame.size += size;
        frame.height = Math.max(frame.height, height);
        switch (frame.kind) {
            case SEQUENCE -> frame.elements.add(node);
            case MAPPING -> {
                var key = frame.key;
                if (key == null) {
                    frame.key = node;
                } else {
                    frame.key = null;
                    entry(frame, key, node);
                }
            }
        }
    }

    private void entry(Frame frame, YamlNode key, YamlNode value) {
        frame.lastEnd = Math.max(key.range().end(), value.range().end());
        if (!(key instanceof Scalar name)) {
            if (!(key instanceof Unreadable)) {
                problems.add(LanguageCode.KEY_NOT_TEXT, key.range());
            }
            return;
        }
        if (isMerge(name)) {
            frame.merges = true;
        } else if (!frame.names.add(name.text())) {
            problems.add(LanguageCode.DUPLICATE_KEY, name.range(), name.text());
            return;
        }
        frame.entries.add(new Entry(name, value));
    }

    private static boolean isMerge(Scalar key) {
        return key.style() == Style.PLAIN && key.text().equals("<<");
    }

    /// The entries with those that `<<` brings, at its place: written ones win, then the earlier of the brought.
    private List<Entry> merged(List<Entry> written) {
        var names = new java.util.HashSet<String>();
        for (var entry : written) {
            if (!isMerge(entry.key())) {
                names.add(entry.name());
            }
        }
        var all = new ArrayList<Entry>();
        for (var entry : written) {
            if (!isMerge(entry.key())) {
                all.add(entry);
                continue;
            }
            var sources = entry.value() instanceof Sequence sequence ? sequence.elements() : List.of(entry.value());
            for (var source : sources) {
                switch (source) {
                    case Mapping mapping -> {
                        if (!mayUnfold(mapping.entries().size(), entry.key().range())) {
                            return all;
                        }
                        mapping.entries().stream()
                                .filter(brought -> names.add(brought.name()))
                                .forEach(all::add);
                    }
                    case Scalar scalar -> problems.add(LanguageCode.BAD_MERGE, scalar.range());
                    case Sequence sequence -> problems.add(LanguageCode.BAD_MERGE, sequence.range());
                    case Unreadable unreadable -> {}
                }
            }
        }
        return all;
    }

    private Range content(NodeEvent event, @Nullable String tag, Range written) {
        int start = tag == null && event.getAnchor() == null
                ? written.start()
                : skipProperties(written.start(), written.end());
        int end = written.end();
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return new Range(start, end);
    }

    /// Where the value begins that anchor and tag stand before.
    private int skipProperties(int from, int limit) {
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == '&' || c == '!') {
                while (at < limit && !Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
            } else if (c == '#') {
                while (at < limit && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
                    at++;
                }
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                break;
            }
        }
        return at;
    }

    private Range range(Event event) {
        int start = at(event.getStartMark());
        return new Range(start, Math.max(start, at(event.getEndMark())));
    }

    private int at(@Nullable Mark mark) {
        return mark == null ? 0 : Math.min(text.length(), mark.getIndex());
    }
}
