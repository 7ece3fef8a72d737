package dev.flowglass.language.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.edit.Operation.Exit;
import dev.flowglass.language.edit.Operation.Wrapper;
import dev.flowglass.language.edit.Outcome.Edit;
import dev.flowglass.language.edit.Outcome.Reason;
import dev.flowglass.language.edit.Outcome.Refusal;
import dev.flowglass.model.ChoiceStep;
import dev.flowglass.model.Flow;
import dev.flowglass.model.ParallelStep;
import dev.flowglass.model.Step;
import dev.flowglass.model.StepPath;
import dev.flowglass.model.Steps;
import dev.flowglass.model.TaskStep;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever a person does to whatever text: it means what was asked, nothing else changes, and it can be taken back.
class EditPropertyTest {
    /// More with `-Dflowglass.edits=200000`.
    private static final int CASES = Integer.getInteger("flowglass.edits", 10_000);

    private static final Pattern COMMENT = Pattern.compile("# (c\\d+) ");

    /// Of all operations, what may be refused because of how the text is written. A quarter of the texts has anchors.
    private static final double MOST_ENTANGLED = 0.03;

    private static final List<StepKind> KINDS = List.of(StepKind.values());
    private static final List<Wrapper> WRAPPERS = List.of(Wrapper.values());

    private record Case(int seed, String text, Flow flow, StepPath step, Operation operation) {
        @Override
        public String toString() {
            return "seed %d, %s in%n%s".formatted(seed, operation, text);
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void everyOperationMeansWhatItSaysKeepsWhatIsAroundAndCanBeTakenBack() {
        var refused = new ConcurrentHashMap<Reason, Integer>();
        var done = new AtomicInteger();

        IntStream.range(0, CASES).parallel().forEach(seed -> {
            var one = newCase(seed);
            switch (FlowEdits.of(one.text(), one.operation())) {
                case Edit edit -> {
                    done.incrementAndGet();
                    check(one, edit);
                }
                case Refusal refusal -> refused.merge(refusal.reason(), 1, Integer::sum);
            }
        });

        assertThat(done.get()).as("done, of %d: refused %s", CASES, refused).isGreaterThan(CASES * 3 / 4);
        assertThat(refused.getOrDefault(Reason.ENTANGLED, 0) + refused.getOrDefault(Reason.COMMENTS, 0))
                .as("entangled")
                .isLessThan((int) (CASES * MOST_ENTANGLED));
        assertThat(refused.getOrDefault(Reason.BROKEN_TEXT, 0) + refused.getOrDefault(Reason.BAD_CONTENT, 0))
                .isZero();
    }

    private static Case newCase(int seed) {
        var random = new Random(seed);
        var text = RandomFlow.of(random);
        var read = FlowReader.read(text);
        var flow = read.flow()
                .orElseThrow(() ->
                        new AssertionError("seed %d is no flow: %s%n%s".formatted(seed, read.diagnostics(), text)));
        var steps = Models.all(flow);
        var step = steps.get(random.nextInt(steps.size()));
        return new Case(seed, text, flow, step, operation(random, text, flow, step, steps));
    }

    private static Operation operation(Random random, String text, Flow flow, StepPath step, List<StepPath> steps) {
        var at = random.nextBoolean() ? step : Shift.next(step);
        var siblings = Models.list(flow, step);
        var sibling = siblings.get(random.nextInt(siblings.size())).name();
        var value = Models.step(flow, step);
        int count =
                1 + random.nextInt(Math.min(3, siblings.size() - step.indices().getLast()));
        return switch (random.nextInt(18)) {
            case 0, 1 ->
                new Operation.Insert(at, KINDS.get(random.nextInt(KINDS.size())).content());
            case 2 -> new Operation.Delete(step, count);
            case 3, 4, 5 -> {
                var to = steps.get(random.nextInt(steps.size()));
                yield new Operation.Move(step, count, random.nextBoolean() ? to : Shift.next(to));
            }
            case 6 -> new Operation.Duplicate(step, count);
            case 7 -> new Operation.Wrap(step, count, WRAPPERS.get(random.nextInt(WRAPPERS.size())));
            case 8 -> new Operation.Rename(step, "renamed_1");
            case 9 -> new Operation.SetField(step, FieldPath.of("end"), Content.of(true));
            case 10 ->
                new Operation.RemoveField(
                        step, FieldPath.of(random.nextBoolean() ? "outputMappings" : "inputMappings"));
            case 11 -> {
                int size = value.outputMappings().size();
                yield new Operation.MoveItem(
                        step, FieldPath.of("outputMappings").item(random.nextInt(size + 1)), random.nextInt(size + 1));
            }
            case 12 ->
                new Operation.Insert(
                        at,
                        new Content.Written(FlowEdits.copy(text, step, count).orElseThrow()));
            case 13 ->
                new Operation.InsertItem(
                        step,
                        FieldPath.of("outputMappings")
                                .item(random.nextInt(value.outputMappings().size() + 1)),
                        new Content.Written("{target: new, source: 1}"));
            default ->
                switch (value) {
                    case ChoiceStep choice ->
                        switch (random.nextInt(5)) {
                            case 0 -> new Operation.AddGroup(step);
                            case 1 -> new Operation.AddDefault(step);
                            case 2 ->
                                new Operation.RemoveGroup(
                                        step, random.nextInt(choice.groups().size()));
                            case 3 ->
                                new Operation.SetGoto(
                                        new Exit.OfGroup(
                                                step,
                                                random.nextInt(choice.groups().size())),
                                        sibling);
                            default -> new Operation.RemoveGoto(new Exit.OfGroup(step, 0));
                        };
                    case ParallelStep parallel ->
                        random.nextBoolean()
                                ? new Operation.AddGroup(step)
                                : new Operation.RemoveGroup(
                                        step, random.nextInt(parallel.branches().size()));
                    case TaskStep task ->
                        switch (random.nextInt(3)) {
                            case 0 -> new Operation.AddRetry(step);
                            case 1 -> new Operation.AddCatch(step, sibling);
                            default ->
                                task.catches().isEmpty()
                                        ? new Operation.AddCatch(step, sibling)
                                        : new Operation.RemoveGoto(new Exit.OfCatch(step, 0));
                        };
                    default -> new Operation.Rename(step, "renamed_2");
                };
        };
    }

    // --- what has to hold ---

    private static void check(Case one, Edit edit) {
        var after = edit.apply(one.text());
        assertThat(TextEdit.apply(after, edit.inverse(one.text())))
                .as("back: %s", one)
                .isEqualTo(one.text());
        var read = FlowReader.read(after);
        assertThat(read.outline()).as("parses: %s%n%s", one, after).isPresent();
        checkComments(one, after);
        checkBytes(one, after);
        checkMoved(one, edit, after);
        var flow = read.flow();
        if (flow.isPresent()) {
            meaning(one, flow.get(), after);
        } else {
            assertThat(mayBreak(one))
                    .as("can run: %s%n%s%n%s", read.diagnostics(), one, after)
                    .isTrue();
        }
    }

    /// The last steps of a list that has to have one.
    private static boolean mayBreak(Case one) {
        return switch (one.operation()) {
            case Operation.Delete(StepPath step, int count) ->
                Models.list(one.flow(), step).size() == count;
            case Operation.Move(StepPath step, int count, StepPath to) ->
                Models.list(one.flow(), step).size() == count && !Shift.siblings(step, to);
            default -> false;
        };
    }

    private static void meaning(Case one, Flow after, String text) {
        var flow = one.flow();
        var step = one.step();
        var value = Models.step(flow, step);
        int index = step.indices().getLast();
        switch (one.operation()) {
            case Operation.Insert(StepPath at, Content content) -> {
                var added = Models.list(after, at);
                int count = added.size() - Models.list(flow, at).size();
                assertThat(count).as("%s%n%s", one, text).isPositive();
                assertThat(Models.with(
                                after,
                                at,
                                list -> Models.without(list, at.indices().getLast(), count)))
                        .as("%s%n%s", one, text)
                        .isEqualTo(flow);
                assertThat(added.stream().map(Step::name)).as("%s", one).doesNotHaveDuplicates();
            }
            case Operation.Delete(StepPath first, int count) ->
                assertThat(after)
                        .as("%s%n%s", one, text)
                        .isEqualTo(Models.with(flow, step, list -> left(list, index, count)));
            case Operation.Move(StepPath from, int count, StepPath to) -> {
                boolean stays = Shift.siblings(from, to);
                var moved = Models.list(flow, from).subList(index, index + count);
                int place = to.indices().getLast();
                if (stays && place >= index && place <= index + count) {
                    assertThat(after).as("%s", one).isEqualTo(flow);
                    return;
                }
                var added = Models.with(flow, to, list -> Models.inserted(list, place, moved));
                var old = Shift.inserted(from, to, count);
                int gone = old.indices().getLast();
                var expected = Models.with(
                        added, old, list -> stays ? Models.without(list, gone, count) : left(list, gone, count));
                assertThat(after).as("%s%n%s", one, text).isEqualTo(expected);
            }
            case Operation.Duplicate(StepPath first, int count) -> {
                var copy = Shift.next(step, count);
                assertThat(Models.with(after, copy, list -> Models.without(list, index + count, count)))
                        .as("%s%n%s", one, text)
                        .isEqualTo(flow);
                for (int i = 0; i < count; i++) {
                    assertThat(Models.nameless(Models.step(after, Shift.next(copy, i))))
                            .as("%s", one)
                            .isEqualTo(Models.nameless(Models.step(flow, Shift.next(step, i))));
                }
                assertThat(Models.list(after, copy).stream().map(Step::name)).doesNotHaveDuplicates();
                assertThat(targets(after, copy, count))
                        .as("%s%n%s", one, text)
                        .isEqualTo(copied(flow, after, step, count));
            }
            case Operation.Wrap(StepPath first, int count, Wrapper in) -> {
                var wrapper = Models.step(after, step);
                var wrapped = Models.list(flow, step).subList(index, index + count);
                assertThat(wrapper.groups().getFirst()).as("%s%n%s", one, text).isEqualTo(Steps.of(wrapped));
                assertThat(Models.with(after, step, list -> {
                            var unwrapped =
                                    new ArrayList<>(Models.retargeted(list, index, 1, wrapper.name(), value.name()));
                            unwrapped.remove(index);
                            unwrapped.addAll(index, wrapped);
                            return unwrapped;
                        }))
                        .as("%s%n%s", one, text)
                        .isEqualTo(flow);
            }
            case Operation.Rename(StepPath path, String name) ->
                assertThat(after).as("%s%n%s", one, text).isEqualTo(Models.with(flow, step, list -> {
                    var renamed = new ArrayList<>(Models.retargeted(list, -1, 0, value.name(), name));
                    renamed.set(index, Models.named(renamed.get(index), name));
                    return renamed;
                }));
            case Operation.SetField set -> {
                assertThat(Models.step(after, step).end())
                        .as("%s%n%s", one, text)
                        .isEqualTo(value instanceof dev.flowglass.model.SucceedStep ? false : true);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.RemoveField remove -> {
                boolean outputs = remove.field().equals(FieldPath.of("outputMappings"));
                assertThat(
                                outputs
                                        ? Models.step(after, step).outputMappings()
                                        : Models.step(after, step).inputMappings())
                        .as("%s%n%s", one, text)
                        .isEmpty();
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.InsertItem insert -> {
                assertThat(Models.step(after, step).outputMappings())
                        .hasSize(value.outputMappings().size() + 1);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.AddGroup add -> {
                assertThat(Models.step(after, step).groups())
                        .as("%s%n%s", one, text)
                        .hasSize(value.groups().size() + 1);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.RemoveGroup(StepPath path, int group) -> {
                var groups = new ArrayList<>(value.groups());
                groups.remove(group);
                assertThat(Models.step(after, step).groups())
                        .as("%s%n%s", one, text)
                        .isEqualTo(groups);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.SetGoto(Exit from, String target) -> {
                int group = ((Exit.OfGroup) from).group();
                assertThat(((ChoiceStep) Models.step(after, step)).route(group).goTo())
                        .contains(target);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.RemoveGoto remove -> assertSame(one, after, text, Models.step(after, step));
            case Operation.AddCatch(StepPath task, String target) -> {
                var catches = ((TaskStep) Models.step(after, step)).catches();
                assertThat(catches.getLast().goTo()).isEqualTo(target);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.AddRetry add -> {
                assertThat(((TaskStep) Models.step(after, step)).retry())
                        .hasSize(((TaskStep) value).retry().size() + 1);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.MoveItem(StepPath path, FieldPath field, int to) -> {
                var moved = new ArrayList<>(value.outputMappings());
                moved.add(to, moved.remove(((FieldPath.Segment.Item) field.last()).index()));
                assertThat(Models.step(after, step).outputMappings())
                        .as("%s%n%s", one, text)
                        .isEqualTo(moved);
                assertSame(one, after, text, Models.step(after, step));
            }
            case Operation.AddDefault add -> {
                assertThat(((ChoiceStep) Models.step(after, step)).otherwise())
                        .as("%s%n%s", one, text)
                        .isPresent();
                assertThat(((ChoiceStep) value).otherwise()).as("%s", one).isEmpty();
                assertSame(one, after, text, Models.step(after, step));
            }
        }
    }

    /// All but the touched step is as it was.
    private static void assertSame(Case one, Flow after, String text, Step changed) {
        assertThat(after).as("%s%n%s", one, text).isEqualTo(Models.with(one.flow(), one.step(), list -> {
            var same = new ArrayList<>(list);
            same.set(one.step().indices().getLast(), changed);
            return same;
        }));
    }

    /// A list without some of its steps: what went there goes to the next one.
    private static List<Step> left(List<Step> list, int index, int count) {
        var retargeted = list;
        for (int i = index; i < index + count && index + count < list.size(); i++) {
            var next = list.get(index + count).name();
            retargeted = Models.retargeted(retargeted, index, count, list.get(i).name(), next);
        }
        return Models.without(retargeted, index, count);
    }

    private static List<String> targets(Flow flow, StepPath first, int count) {
        int index = first.indices().getLast();
        return Models.list(flow, first).subList(index, index + count).stream()
                .flatMap(step -> Models.targets(step).stream())
                .toList();
    }

    /// Where copies have to go: to each other where the first ones did.
    private static List<String> copied(Flow flow, Flow after, StepPath first, int count) {
        int index = first.indices().getLast();
        var names = Models.list(flow, first).stream().map(Step::name).toList();
        var now = Models.list(after, first).stream().map(Step::name).toList();
        return targets(flow, first, count).stream()
                .map(target -> {
                    int meant = names.indexOf(target);
                    return meant >= index && meant < index + count ? now.get(meant + count) : target;
                })
                .toList();
    }

    // --- text around ---

    private static Map<String, Long> comments(String text) {
        return COMMENT.matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    }

    /// Comments go only with what is taken away, and double only in a copy.
    private static void checkComments(Case one, String after) {
        var before = comments(one.text() + " ");
        var now = comments(after + " ");
        var lost = new TreeSet<>(before.keySet());
        lost.removeAll(now.keySet());
        var allowed = goneComments(one);
        assertThat(allowed).as("comments lost: %s%n%s", one, after).containsAll(lost);
        if (!(one.operation() instanceof Operation.Duplicate || one.operation() instanceof Operation.Insert)) {
            assertThat(now.values()).as("comments twice: %s%n%s", one, after).allMatch(count -> count == 1);
        }
    }

    /// Those inside what the operation takes away, on its lines, directly above it and directly below it.
    private static Set<String> goneComments(Case one) {
        var outline = FlowReader.read(one.text()).outline().orElseThrow();
        var node = outline.find(one.step()).orElseThrow();
        return switch (one.operation()) {
            case Operation.Delete(StepPath step, int count) -> {
                var last = outline.find(Shift.next(step, count - 1)).orElseThrow();
                yield commentsAround(
                        one.text(), node.range().start(), last.range().end());
            }
            case Operation.RemoveGroup(StepPath step, int group) -> {
                var range = node.groups().get(group).range();
                yield commentsAround(one.text(), range.start(), range.end());
            }
            case Operation.RemoveField remove ->
                commentsAround(one.text(), node.range().start(), node.range().end());
            case Operation.RemoveGoto remove ->
                commentsAround(one.text(), node.range().start(), node.range().end());
            default -> Set.of();
        };
    }

    private static Set<String> commentsAround(String text, int start, int end) {
        int from = text.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
        while (from > 0) {
            int above = text.lastIndexOf('\n', from - 2) + 1;
            var line = text.substring(above, from)
                    .replaceFirst("\\s# c\\d+ .*", "")
                    .strip();
            if (!line.isEmpty() && !line.startsWith("#") && !line.equals("-") && !line.endsWith(":") || above == from) {
                break;
            }
            from = above;
        }
        int to = end;
        while (to < text.length()) {
            int next = text.indexOf('\n', to);
            to = next < 0 ? text.length() : next + 1;
            int following = text.indexOf('\n', to);
            var line = text.substring(to, following < 0 ? text.length() : following)
                    .strip();
            if (!line.startsWith("#")) {
                break;
            }
        }
        return COMMENT.matcher(text.substring(from, to) + " ")
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /// All but the touched lines is there byte for byte, and in order.
    private static void checkBytes(Case one, String after) {
        var pieces = Untouched.of(one.text(), one.operation());
        assertThat(Untouched.holds(pieces, after))
                .as("untouched %s of %s%n-->%n%s", pieces, one, after)
                .isTrue();
        if (adds(one.operation())) {
            assertThat(Untouched.isInserted(one.text(), after))
                    .as("only put in: %s%n-->%n%s", one, after)
                    .isTrue();
        }
    }

    private static boolean adds(Operation operation) {
        return operation instanceof Operation.Insert
                || operation instanceof Operation.Duplicate
                || operation instanceof Operation.InsertItem
                || operation instanceof Operation.AddGroup
                || operation instanceof Operation.AddDefault
                || operation instanceof Operation.AddCatch
                || operation instanceof Operation.AddRetry;
    }

    /// What moves is still written as it was, line by line, but for its indentation; only a step that comes between
    /// brackets, or before what its alias means, has to be written anew.
    private static void checkMoved(Case one, Edit edit, String after) {
        var before = FlowReader.read(one.text()).outline().orElseThrow();
        var now = FlowReader.read(after).outline().orElseThrow();
        for (int i = 0; i < moved(one.operation()); i++) {
            var from = Shift.next(one.step(), i);
            var to = one.operation() instanceof Operation.Wrap ? one.step().child(0, i) : Shift.next(edit.select(), i);
            var old = before.find(from).orElseThrow().range().of(one.text());
            var written = now.find(to).orElseThrow().range().of(after);
            boolean alias = old.contains(": *");
            if (!alias && (old.startsWith("{") || !written.startsWith("{"))) {
                assertThat(flush(written)).as("%s%n-->%n%s", one, after).isEqualTo(flush(old));
            }
        }
    }

    private static int moved(Operation operation) {
        return switch (operation) {
            case Operation.Move(StepPath step, int count, StepPath to) -> count;
            case Operation.Wrap(StepPath step, int count, Wrapper in) -> count;
            default -> 0;
        };
    }

    private static String flush(String text) {
        return text.lines().map(String::strip).collect(Collectors.joining("\n"));
    }
}
