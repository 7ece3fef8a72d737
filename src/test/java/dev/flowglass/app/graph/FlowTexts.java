package dev.flowglass.app.graph;

import java.util.Random;

/// Texts of large flows for measurements: about three steps in ten hold others, at most four deep.
final class FlowTexts {
    private final Random random = new Random(11);
    private final StringBuilder out = new StringBuilder("version: v1\ntype: flow\nsteps:\n");
    private int left;
    private int number;

    private FlowTexts(int steps) {
        left = steps;
    }

    static String of(int steps) {
        var texts = new FlowTexts(steps);
        while (texts.left > 0) {
            texts.step(2, 0, "");
        }
        return texts.out.toString();
    }

    /// A list of passes.
    static String passes(int steps) {
        var text = new StringBuilder();
        for (int i = 0; i < steps; i++) {
            text.append("- type: pass\n  name: s").append(i).append('\n');
        }
        return text.toString();
    }

    private void step(int column, int depth, String sibling) {
        left--;
        var pad = " ".repeat(column);
        var name = "s" + number++;
        int kind = depth < 4 && left > 2 ? random.nextInt(10) : 9;
        var type = kind == 0 ? "parallel" : kind == 1 ? "foreach" : kind == 2 ? "choice" : "task";
        out.append(pad).append("- type: ").append(type).append('\n');
        out.append(pad).append("  name: ").append(name).append('\n');
        switch (kind) {
            case 0 -> {
                out.append(pad).append("  branches:\n");
                for (int i = 0; i < 2 + random.nextInt(2); i++) {
                    out.append(pad).append("    - steps:\n");
                    list(column + 8, depth);
                }
            }
            case 1 -> {
                out.append(pad).append("  iterationMapping:\n");
                out.append(pad).append("    collection: $.items\n").append(pad).append("    item: item\n");
                out.append(pad).append("  steps:\n");
                list(column + 4, depth);
            }
            case 2 -> {
                out.append(pad).append("  choices:\n");
                for (int i = 0; i < 2; i++) {
                    out.append(pad)
                            .append("    - condition: $.status == \"s")
                            .append(i)
                            .append("\"\n");
                    out.append(pad).append("      steps:\n");
                    list(column + 8, depth);
                }
                out.append(pad)
                        .append("  default:\n")
                        .append(pad)
                        .append("    goto: ")
                        .append(name)
                        .append('\n');
            }
            default -> {
                out.append(pad)
                        .append("  resourceArn: acs:fc:::services/demo/functions/")
                        .append(name)
                        .append('\n');
                if (!sibling.isEmpty() && random.nextInt(8) == 0) {
                    out.append(pad).append("  catch:\n").append(pad).append("    - errors: [FnF.ALL]\n");
                    out.append(pad).append("      goto: ").append(sibling).append('\n');
                }
            }
        }
    }

    private void list(int column, int depth) {
        var before = "";
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            var name = "s" + number;
            step(column, depth + 1, before);
            before = name;
        }
    }
}
