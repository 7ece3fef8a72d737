package dev.flowglass.language.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Texts of flows that can run, written in all the ways that people write: both styles, comments, odd gaps and
/// indentations, quotes, anchors and aliases, other line ends, a mark at the beginning, no line end at the end.
public final class RandomFlow {
    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final List<String> mappings = new ArrayList<>();
    private final int listOffset;
    private final int gap;
    private final boolean anchors;
    private int names;
    private int comments;

    private RandomFlow(Random random) {
        this.random = random;
        listOffset = random.nextInt(3) * 2;
        gap = random.nextInt(4) == 0 ? 3 : 1;
        anchors = random.nextInt(4) == 0;
    }

    public static String of(Random random) {
        return new RandomFlow(random).flow();
    }

    private boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private String flow() {
        comment(0);
        line(0, "version: " + pick("v1", "'v1'", "\"v1\"", "v1beta1"));
        line(0, pick("type: flow", "\"type\": flow", "type:   flow"));
        if (oneIn(3)) {
            line(0, "timeoutSeconds: 600");
        }
        if (oneIn(8)) {
            out.append("steps: ");
            flowList(0, 0);
            endOfLine();
        } else {
            line(0, "steps:");
            steps(listOffset, 0);
        }
        if (oneIn(3)) {
            comment(0);
            line(0, "outputMappings:");
            row(listOffset);
        }
        if (oneIn(6)) {
            out.append("# c").append(comments++).append(" at the end\n");
        }
        var text = out.toString();
        if (oneIn(4)) {
            text = text.stripTrailing();
        }
        if (oneIn(4)) {
            text = text.replace("\n", "\r\n");
        }
        return oneIn(10) ? "\ufeff" + text : text;
    }

    // --- lines ---

    private void line(int column, String text) {
        out.append(" ".repeat(column)).append(text);
        endOfLine();
    }

    private void endOfLine() {
        if (oneIn(8)) {
            out.append("   # c").append(comments++).append(pick(" behind", " 审批 \ud83d\ude42"));
        } else if (oneIn(20)) {
            out.append("  ");
        }
        out.append('\n');
    }

    private void comment(int column) {
        while (oneIn(5)) {
            out.append(" ".repeat(column)).append("# c").append(comments++).append(" - : [above]\n");
        }
    }

    private String name() {
        return pick("a", "step", "Go_", "x-") + names++;
    }

    private String quoted(String text) {
        return switch (random.nextInt(5)) {
            case 0 -> "'" + text + "'";
            case 1 -> "\"" + text + "\"";
            default -> text;
        };
    }

    private String key(String key) {
        return oneIn(12) ? "\"" + key + "\": " : oneIn(20) ? key + " : " : key + ": ";
    }

    // --- lists with lines ---

    private void steps(int column, int depth) {
        int count = 1 + random.nextInt(3);
        var list = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            list.add(name());
        }
        boolean apart = oneIn(4);
        for (int i = 0; i < count; i++) {
            if (i > 0 && (apart || oneIn(10))) {
                out.append('\n');
            }
            comment(column);
            out.append(" ".repeat(column)).append('-');
            if (oneIn(25)) {
                endOfLine();
                out.append(" ".repeat(column + 1 + gap));
            } else {
                out.append(" ".repeat(gap));
            }
            step(column + 1 + gap, depth, list.get(i), list);
            if (oneIn(12)) {
                out.append(" ".repeat(column + 1 + gap))
                        .append("# c")
                        .append(comments++)
                        .append(" below\n");
            }
        }
    }

    /// The dash is written.
    private void step(int column, int depth, String name, List<String> siblings) {
        switch (random.nextInt(depth >= 3 ? 5 : 9)) {
            case 0 -> {
                boolean first = oneIn(2);
                out.append(first ? "{type: pass, name: " : "{ name: ").append(quoted(name));
                out.append(first ? "" : oneIn(4) ? ",\n" + " ".repeat(column + 1) + "type: pass" : ", type: pass");
                out.append('}');
                endOfLine();
            }
            case 1 -> simple(column, "wait", name, "duration: 5");
            case 2 -> task(column, name, siblings);
            case 3, 4 -> simple(column, "pass", name, "");
            case 5 -> choice(column, depth, name, siblings);
            case 6 -> {
                begin(column, "parallel", name);
                line(column, key("branches"));
                int branches = 1 + random.nextInt(3);
                for (int i = 0; i < branches; i++) {
                    comment(column + listOffset);
                    out.append(" ".repeat(column + listOffset))
                            .append('-')
                            .append(" ".repeat(gap))
                            .append("steps:");
                    if (oneIn(4)) {
                        out.append(' ');
                        flowList(column + listOffset + 1 + gap, depth + 1);
                        endOfLine();
                    } else {
                        endOfLine();
                        steps(column + listOffset + 1 + gap + listOffset, depth + 1);
                    }
                }
            }
            default -> {
                begin(column, "foreach", name);
                line(column, key("iterationMapping").strip());
                line(column + 3, "collection: $.list");
                line(column + 3, "item: one");
                line(column, "steps:");
                steps(column + listOffset, depth + 1);
            }
        }
    }

    private void begin(int column, String type, String name) {
        if (oneIn(3)) {
            out.append(key("name")).append(quoted(name));
            endOfLine();
            line(column, key("type") + type);
        } else {
            out.append(key("type")).append(type);
            endOfLine();
            line(column, key("name") + quoted(name));
        }
        if (oneIn(4)) {
            data(column, "inputMappings");
        }
        if (oneIn(8)) {
            comment(column);
        }
    }

    private void simple(int column, String type, String name, String more) {
        begin(column, type, name);
        if (!more.isEmpty()) {
            line(column, more);
        }
        if (oneIn(5)) {
            line(column, "end: " + pick("true", "false"));
        }
        if (oneIn(3)) {
            data(column, "outputMappings");
        }
    }

    private void data(int column, String key) {
        if (anchors && !mappings.isEmpty() && oneIn(2)) {
            line(column, key + ": *" + mappings.get(random.nextInt(mappings.size())));
        } else if (anchors && oneIn(2)) {
            var anchor = "m" + mappings.size();
            out.append(" ".repeat(column))
                    .append(key)
                    .append(": &")
                    .append(anchor)
                    .append('\n');
            row(column + listOffset);
            mappings.add(anchor);
        } else {
            line(column, key + ":");
            row(column + listOffset);
            if (oneIn(3)) {
                row(column + listOffset);
            }
        }
    }

    private void row(int column) {
        switch (random.nextInt(4)) {
            case 0 -> {
                line(column, "- target: t" + random.nextInt(1000));
                line(column + 2, "source: " + pick("$input.a", "'a # b'", "\"x: y\"", "12", "true", "审批结果", "'a\tb'"));
            }
            case 1 -> {
                line(column, "- source: |");
                out.append(" ".repeat(column + 5)).append("some text # no comment\n");
                out.append(" ".repeat(column + 5)).append("- name: none\n");
                line(column + 2, "target: t" + random.nextInt(1000));
            }
            default ->
                line(
                        column,
                        "- { target: t" + random.nextInt(1000) + ", source: "
                                + pick("$input", "[1, 2]", "{a: b}", "\"$input[0]\"") + " }");
        }
    }

    private void task(int column, String name, List<String> siblings) {
        begin(column, "task", name);
        line(column, "resourceArn: " + quoted("acs:fnf:::flow/child"));
        if (oneIn(3)) {
            line(column, "timeoutSeconds: 30");
        }
        if (oneIn(3)) {
            line(column, "catch:");
            comment(column + listOffset);
            line(column + listOffset, "- errors: [FnF.ALL]");
            line(column + listOffset + 2, key("goto") + quoted(siblings.get(random.nextInt(siblings.size()))));
        }
        if (oneIn(4)) {
            line(column, "retry:");
            line(column + listOffset, "- {errors: [E1, 'E2'], maxAttempts: 2}");
        }
    }

    private void choice(int column, int depth, String name, List<String> siblings) {
        begin(column, "choice", name);
        line(column, "choices:");
        int options = 1 + random.nextInt(3);
        for (int i = 0; i < options; i++) {
            comment(column + listOffset);
            out.append(" ".repeat(column + listOffset))
                    .append('-')
                    .append(" ".repeat(gap))
                    .append("condition: ");
            out.append(pick("$.a == 1", "'$.b == \"x\"'", "$.c"));
            endOfLine();
            int inside = column + listOffset + 1 + gap;
            rest(inside, depth, siblings);
        }
        if (oneIn(2)) {
            if (oneIn(4)) {
                line(column, "default: {goto: " + siblings.get(random.nextInt(siblings.size())) + "}");
            } else {
                line(column, "default:");
                line(column + 2, "steps:");
                steps(column + 2 + listOffset, depth + 1);
            }
        }
    }

    private void rest(int column, int depth, List<String> siblings) {
        if (oneIn(2)) {
            if (oneIn(5)) {
                out.append(" ".repeat(column)).append("steps: ");
                flowList(column, depth + 1);
                endOfLine();
            } else {
                line(column, "steps:");
                steps(column + listOffset, depth + 1);
            }
        }
        if (oneIn(2)) {
            line(column, key("goto") + quoted(siblings.get(random.nextInt(siblings.size()))));
        }
    }

    // --- lists between brackets ---

    private void flowList(int column, int depth) {
        int count = 1 + random.nextInt(3);
        boolean lines = oneIn(2);
        out.append('[');
        for (int i = 0; i < count; i++) {
            if (lines) {
                out.append('\n');
                if (oneIn(5)) {
                    out.append(" ".repeat(column + 3))
                            .append("# c")
                            .append(comments++)
                            .append(" inside\n");
                }
                out.append(" ".repeat(column + 3));
            }
            flowStep(depth);
            if (i < count - 1 || oneIn(8)) {
                out.append(',')
                        .append(lines && oneIn(5) ? "  # c" + comments++ + " after" : lines ? "" : pick(" ", ""));
                if (!lines && out.charAt(out.length() - 1) == ',') {
                    out.append(' ');
                }
            }
        }
        if (lines) {
            out.append('\n').append(" ".repeat(column + 2));
        }
        out.append(']');
    }

    private void flowStep(int depth) {
        var name = name();
        if (depth < 3 && oneIn(5)) {
            out.append("{type: parallel, name: ").append(quoted(name)).append(", branches: [{steps: [");
            flowStep(depth + 1);
            out.append("]}]}");
        } else if (oneIn(3)) {
            out.append("{\"type\": \"wait\", \"name\": \"").append(name).append("\", \"duration\": 3}");
        } else {
            out.append("{ type: pass, name: ").append(quoted(name)).append(pick(" }", "}", ", end: false}"));
        }
    }
}
