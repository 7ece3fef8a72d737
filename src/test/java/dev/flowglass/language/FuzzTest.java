package dev.flowglass.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.BoxKind;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.LayoutWords;
import dev.flowglass.app.graph.layout.StructuredLayout;
import dev.flowglass.language.assist.Explanation;
import dev.flowglass.language.assist.QuickFixes;
import dev.flowglass.language.edit.Content;
import dev.flowglass.language.edit.FieldPath;
import dev.flowglass.language.edit.FlowEdits;
import dev.flowglass.language.edit.Operation;
import dev.flowglass.language.edit.Outcome;
import dev.flowglass.language.edit.StepKind;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Severity;
import dev.flowglass.source.TextEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Whatever a person or a cat types: reading says what is wrong, inside the text, and soon.
class FuzzTest {
    /// More with `-Dflowglass.fuzz=200000`.
    private static final int TEXTS = Integer.getInteger("flowglass.fuzz", 20_000);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private static final List<String> PIECES = List.of(
            "\t",
            " ",
            "\n",
            "\r\n",
            "- ",
            ": ",
            "{",
            "}",
            "[",
            "]",
            ",",
            "'",
            "\"",
            "#",
            "&a ",
            "*a",
            "<<: *a",
            "!x ",
            "|\n",
            ">-\n",
            "? ",
            "---\n",
            "$",
            "$.a",
            "$input",
            "$local[*].x",
            "$context.task.token",
            "true",
            "null",
            "~",
            "1e999999999",
            "-1",
            "0x",
            "12:30",
            "steps:",
            "type: task",
            "goto: a",
            "condition: '!'",
            "errors: [FnF.ALL]",
            "中文",
            "😀",
            "\ud83d",
            "\u0000",
            "\u0007",
            "\ufeff",
            "\u2028",
            "\\",
            "@",
            "`",
            "%YAML 1.1\n");

    /// What a value may become in place of what it is.
    private static final List<String> VALUES = List.of(
            "1",
            "-0.5",
            "1e400",
            "true",
            "null",
            "''",
            "text",
            "[]",
            "[1, [2]]",
            "{}",
            "{a: {b: c}}",
            "$",
            "$.a",
            "2024-01-01");

    private static final List<String> SEEDS = Stream.concat(
                    Samples.all()
                            .filter(sample -> sample.bad().length() < 5_000)
                            .flatMap(sample -> Stream.of(sample.badText(), sample.goodText())),
                    files().flatMap(text -> Stream.of(text, text, text, text)))
            .toList();

    /// The files of the samples that are shipped.
    private static Stream<String> files() {
        try (var tree = Files.walk(Path.of("samples"))) {
            var texts = new ArrayList<String>();
            for (var file : tree.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                texts.add(Files.readString(file));
            }
            return texts.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void noTextMakesReadingThrowOrHangOrPointOutsideTheText() {
        IntStream.range(0, TEXTS).parallel().forEach(seed -> {
            var text = mutated(new Random(seed));
            long start = System.nanoTime();
            check(text, seed);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("time of seed %d", seed)
                    .isLessThan(LONGEST);
        });
    }

    @Test
    void noTextMakesHelpThrow() {
        IntStream.range(0, TEXTS / 40).parallel().forEach(seed -> {
            var text = mutated(new Random(seed));
            try {
                var random = new Random(seed);
                for (int i = 0; i < 5; i++) {
                    Explanation.keyAt(text, random.nextInt(text.length() + 1));
                }
                for (var problem :
                        FlowReader.read(text).diagnostics().stream().limit(4).toList()) {
                    var fixes = QuickFixes.of(
                            text, problem, any -> FlowReader.read(any).diagnostics());
                    assertThat(fixes)
                            .as("seed %d", seed)
                            .allMatch(fix -> !fix.edits().isEmpty());
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d:%n%s".formatted(seed, text), e);
            }
        });
    }

    @Test
    void noTextMakesTheGraphThrowOrGoBlank() {
        var words = new LayoutWords("start", "end", "default", "otherwise", "unnamed");
        IntStream.range(0, TEXTS / 2).parallel().forEach(seed -> {
            var text = mutated(new Random(seed));
            try {
                var direction = seed % 2 == 0 ? Direction.DOWN : Direction.RIGHT;
                FlowReader.read(text).outline().ifPresent(outline -> {
                    var graph = new StructuredLayout((word, style) -> word.length() * 7, words, direction)
                            .layout(outline, Set.of());
                    assertThat(graph.boxes()).as("seed %d", seed).anyMatch(box -> box.kind() == BoxKind.START);
                    assertThat(graph.boxes().stream().filter(Box::isStep).map(Box::path))
                            .as("seed %d", seed)
                            .containsAll(outline.steps().stream()
                                    .map(Outline.Node::path)
                                    .toList());
                    assertThat(graph.bounds().width() * graph.bounds().height())
                            .as("seed %d", seed)
                            .isFinite()
                            .isPositive();
                });
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d:%n%s".formatted(seed, text), e);
            }
        });
    }

    @Test
    void noTextMakesAVisualEditThrowOrBreakWhatIsThere() {
        IntStream.range(0, TEXTS / 2).parallel().forEach(seed -> {
            var random = new Random(seed);
            var text = mutated(random);
            var before = FlowReader.read(text).outline();
            var paths = new ArrayList<>(List.of(StepPath.parse("0"), StepPath.parse("1.0.0")));
            before.ifPresent(outline -> collect(outline.steps(), paths));
            var step = paths.get(random.nextInt(paths.size()));
            var other = paths.get(random.nextInt(paths.size()));
            var operation = switch (random.nextInt(7)) {
                case 0 -> new Operation.Insert(step, StepKind.CHOICE.content());
                case 1 -> new Operation.Delete(step);
                case 2 -> new Operation.Move(step, other);
                case 3 -> new Operation.Duplicate(step);
                case 4 -> new Operation.Wrap(step, Operation.Wrapper.PARALLEL);
                case 5 -> new Operation.SetField(step, FieldPath.of("end"), Content.of(true));
                default -> new Operation.RemoveField(step, FieldPath.of("type"));
            };
            try {
                if (FlowEdits.of(text, operation) instanceof Outcome.Edit edit) {
                    var after = edit.apply(text);
                    assertThat(FlowReader.read(after).outline())
                            .as("seed %d, %s:%n%s%n%s", seed, operation, text, after)
                            .isPresent();
                    assertThat(TextEdit.apply(after, edit.inverse(text)))
                            .as("seed %d", seed)
                            .isEqualTo(text);
                }
            } catch (RuntimeException | StackOverflowError e) {
                throw new AssertionError("seed %d, %s:%n%s".formatted(seed, operation, text), e);
            }
        });
    }

    private static void collect(List<Outline.Node> steps, List<StepPath> into) {
        for (var step : steps) {
            into.add(step.path());
            step.groups().forEach(group -> collect(group.steps(), into));
        }
    }

    private static void check(String text, int seed) {
        try {
            var document = FlowReader.read(text);
            inside(document.diagnostics(), text, seed);
            assertThat(document.flow().isPresent() && document.hasErrors())
                    .as("a flow in spite of errors, seed %d", seed)
                    .isFalse();
            assertThat(document.flow().isEmpty() && !document.hasErrors())
                    .as("no flow and no error, seed %d:%n%s", seed, text)
                    .isFalse();
            document.outline().ifPresent(outline -> nodesInside(outline.steps(), text, seed));
            inside(ResourcesReader.read(text).diagnostics(), text, seed);
            inside(AnswersReader.read(text).diagnostics(), text, seed);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed %d:%n%s".formatted(seed, text), e);
        }
    }

    private static void inside(List<Diagnostic> diagnostics, String text, int seed) {
        assertThat(diagnostics)
                .as("seed %d", seed)
                .allMatch(found -> found.range().end() <= text.length());
        assertThat(diagnostics.stream().map(found -> found.range().start()).toList())
                .as("order of seed %d", seed)
                .isSorted();
    }

    private static void nodesInside(List<Outline.Node> nodes, String text, int seed) {
        for (var node : nodes) {
            assertThat(node.range().end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
            assertThat(node.nameRange().end()).as("seed %d", seed).isLessThanOrEqualTo(text.length());
            node.groups().forEach(group -> nodesInside(group.steps(), text, seed));
        }
    }

    private static String mutated(Random random) {
        var text = SEEDS.get(random.nextInt(SEEDS.size()));
        for (int i = random.nextInt(4); i >= 0; i--) {
            text = switch (random.nextInt(10)) {
                case 8 -> retyped(text, random);
                case 9 -> bytes(text, random);
                case 0 -> insert(text, random, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> insert(text, random, String.valueOf((char) random.nextInt(0x300)));
                case 2 -> without(text, random);
                case 3 -> lines(text, random);
                case 4 -> indented(text, random);
                case 5 -> insert(text, random, SEEDS.get(random.nextInt(SEEDS.size())));
                case 6 -> insert(text, random, deep(random));
                default -> replaced(text, random);
            };
        }
        return text;
    }

    private static String insert(String text, Random random, String piece) {
        int at = random.nextInt(text.length() + 1);
        return text.substring(0, at) + piece + text.substring(at);
    }

    private static String without(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        return text.substring(0, from) + text.substring(to);
    }

    private static String lines(String text, Random random) {
        var lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        var taken = lines.remove(random.nextInt(lines.size()));
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), taken);
        }
        if (random.nextBoolean()) {
            lines.add(random.nextInt(lines.size() + 1), taken);
        }
        return String.join("\n", lines);
    }

    private static String indented(String text, Random random) {
        var lines = text.split("\n", -1);
        int from = random.nextInt(lines.length);
        int to = Math.min(lines.length, from + 1 + random.nextInt(3));
        for (int i = from; i < to; i++) {
            lines[i] = random.nextBoolean() ? "  " + lines[i] : lines[i].replaceFirst("^ ", "");
        }
        return String.join("\n", lines);
    }

    /// The value of some key is of another type.
    private static String retyped(String text, Random random) {
        var lines = text.split("\n", -1);
        int at = random.nextInt(lines.length);
        int colon = lines[at].indexOf(": ");
        if (colon >= 0) {
            lines[at] = lines[at].substring(0, colon + 2) + VALUES.get(random.nextInt(VALUES.size()));
        }
        return String.join("\n", lines);
    }

    /// The text as a damaged file would give it.
    private static String bytes(String text, Random random) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String deep(Random random) {
        int depth = random.nextBoolean() ? 1_000 : 1 + random.nextInt(1_000);
        return switch (random.nextInt(5)) {
            case 4 -> nested(depth);
            case 0 -> "[".repeat(depth) + "]".repeat(random.nextBoolean() ? depth : depth - 1);
            case 1 -> "{a: ".repeat(depth) + "}".repeat(depth);
            case 2 -> "(".repeat(depth) + "$.a" + ")".repeat(depth);
            default -> bomb(random.nextInt(12));
        };
    }

    /// Steps inside steps.
    private static String nested(int depth) {
        return "- {type: foreach, name: a, iterationMapping: {collection: $.a, item: b}, steps: [".repeat(depth)
                + "]}".repeat(depth);
    }

    private static String bomb(int levels) {
        var text = new StringBuilder("\nb0: &b0 [x, x]\n");
        for (int i = 1; i <= levels; i++) {
            text.append("b%d: &b%d [*b%d, *b%d, *b%d, *b%d, {<<: *b%d}]\n"
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        return text.toString();
    }

    private static String replaced(String text, Random random) {
        var words = List.of("pass", "task", "choice", "parallel", "foreach", "name", "steps", "$.a", "a", "type", "1");
        var from = words.get(random.nextInt(words.size()));
        return text.replaceFirst(
                java.util.regex.Pattern.quote(from),
                java.util.regex.Matcher.quoteReplacement(words.get(random.nextInt(words.size()))));
    }

    @Test
    void oneMegabyteOfAnythingIsReadSoon() {
        var texts = List.of(
                "#" + "x".repeat(1_000_000),
                "a: " + "x".repeat(1_000_000),
                "a: \"" + "x y ".repeat(250_000) + "\"",
                "[".repeat(1_000_000),
                ("[".repeat(590) + "]".repeat(590) + ",").repeat(850),
                "- ".repeat(500_000),
                "a: &a [" + "*a,".repeat(300_000) + "]",
                "\t".repeat(1_000_000),
                "\n".repeat(1_000_000),
                "'".repeat(1_000_000));
        for (int i = 0; i < texts.size(); i++) {
            long start = System.nanoTime();
            check(texts.get(i), -i);
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .as("text %d", i)
                    .isLessThan(LONGEST);
        }
    }

    @Test
    void aFileOfFiveMegabytesIsRefusedWithoutBeingRead() {
        var document = FlowReader.read("steps:\n" + "- {type: pass, name: a}\n".repeat(200_000));

        assertThat(document.diagnostics()).extracting(Diagnostic::code).containsExactly(LanguageCode.TOO_LARGE);
        assertThat(document.flow()).isEqualTo(Optional.empty());
        assertThat(document.diagnostics().getFirst().severity()).isEqualTo(Severity.ERROR);
    }
}
