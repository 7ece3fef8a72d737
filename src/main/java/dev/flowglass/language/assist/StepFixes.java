package dev.flowglass.language.assist;

import dev.flowglass.language.FlowReader;
import dev.flowglass.language.FlowSource;
import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.assist.Entries.Found;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.Range;
import dev.flowglass.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Fixes that write a key, take one away or rename a step.
final class StepFixes {
    private static final String TOKEN = "{ target: taskToken, source: $context.task.token }";

    private final String text;
    private final Diagnostic problem;
    private final Entries entries;

    StepFixes(String text, Diagnostic problem) {
        this.text = text;
        this.problem = problem;
        this.entries = new Entries(text);
    }

    Stream<QuickFix> of(LanguageCode code) {
        return switch (code) {
            case MISSING_FIELD -> missing(problem.arguments().getFirst());
            case ONE_OF_MISSING -> problem.arguments().contains("duration") ? add("duration", "60") : Stream.empty();
            case UNKNOWN_FIELD, MISPLACED_FIELD, EMPTY_FIELD, ONE_OF_BOTH, ERROR_MAPPINGS_WITHOUT_CATCH -> remove();
            case DUPLICATE_KEY -> removeLine();
            case NEVER_MATCHES -> removeElement();
            case REPEATED_TARGET -> removeMapping();
            case DUPLICATE_STEP -> rename(false, free(problem.arguments().getFirst()));
            case REPEATED_STEP_NAME -> rename(true, free(problem.arguments().getFirst()));
            case BAD_NAME -> rename(true, free(cleaned(problem.arguments().getFirst())));
            case GOTO_OUT_OF_LIST -> siblings();
            case CALLBACK_WITHOUT_TIMEOUT -> add("timeoutSeconds", "86400");
            case NO_TIMEOUT_TO_MATCH -> stepOfProblem().stream().flatMap(step -> addTo(step, "timeoutSeconds", "60"));
            case CALLBACK_WITHOUT_TOKEN -> passToken();
            case TOKEN_WITHOUT_CALLBACK -> waitForCallback();
            case TOKEN_NOT_SENT -> sendAll(problem.arguments().get(1));
            case SYNC_NEEDS_ASYNC -> parameter("InvocationType", "Async");
            case MISSING_PARAMETER -> parameter(problem.arguments().getFirst(), "$");
            case OUTPUT_DROPPED -> addOutputs(List.of("{ target: results, source: $local }"));
            case INPUT_NOT_FORWARDED -> forwardInputs();
            default -> Stream.empty();
        };
    }

    private Optional<Found> here() {
        return entries.around(problem.range());
    }

    private static QuickFix adding(String shown, TextEdit edit) {
        return new QuickFix("fix.add", shown, edit);
    }

    /// Below the key that the problem is at; below its list, when the value is one.
    private Stream<QuickFix> add(String key, String value) {
        return here().stream()
                .map(found -> adding(key + ": " + value, entries.add(found.mapping(), anchor(found), key, value)));
    }

    /// A key whose value fits on its line, so that the new one stands near it.
    private YamlNode.Entry anchor(Found found) {
        return found.entry().value() instanceof YamlNode.Scalar
                ? found.entry()
                : found.mapping().entries().getFirst();
    }

    private Stream<QuickFix> addTo(StepSource step, String key, String value) {
        return entries.around(step.head()).stream()
                .map(found -> adding(key + ": " + value, entries.add(found.mapping(), anchor(found), key, value)));
    }

    private Stream<QuickFix> missing(String key) {
        var value = switch (key) {
            case "version" -> "v1";
            case "type" ->
                here().filter(found -> found.mapping().find("steps").isPresent()
                                && found.mapping().find("name").isEmpty())
                        .map(found -> "flow")
                        .orElse("pass");
            case "name" -> free("step");
            case "item" -> "item";
            default -> "";
        };
        if (value.isEmpty()) {
            return Stream.empty();
        }
        if (problem.range().of(text).equals(key)) {
            return here().stream()
                    .map(found -> adding(
                            key + ": " + value,
                            new TextEdit(
                                    Range.at(text.indexOf(':', problem.range().end()) + 1), " " + value)));
        }
        return add(key, value);
    }

    private Stream<QuickFix> remove() {
        return here()
                .filter(found -> found.entry().key().range().equals(problem.range()))
                .flatMap(entries::remove)
                .map(edit -> new QuickFix("fix.remove", problem.range().of(text), edit))
                .stream();
    }

    /// A second key of one name is not in the tree: it goes with its line, when that is all it has.
    private Stream<QuickFix> removeLine() {
        int start = text.lastIndexOf('\n', problem.range().start()) + 1;
        int newline = text.indexOf('\n', problem.range().end());
        int end = newline < 0 ? text.length() : newline + 1;
        var before = text.substring(start, problem.range().start());
        var rest = text.substring(problem.range().end(), end).strip();
        var next = text.substring(end);
        boolean alone = before.isBlank()
                && rest.startsWith(": ")
                && !next.startsWith(before + " ")
                && !next.startsWith(before + "- ");
        return alone
                ? Stream.of(
                        new QuickFix("fix.remove", problem.range().of(text), new TextEdit(new Range(start, end), "")))
                : Stream.empty();
    }

    /// The whole mapping that sets a target again, when it has a line of its own.
    private Stream<QuickFix> removeMapping() {
        return here().map(found -> found.mapping().range()).stream()
                .filter(mapping -> text.startsWith("{", mapping.start()))
                .flatMap(mapping -> {
                    int start = text.lastIndexOf('\n', mapping.start()) + 1;
                    int newline = text.indexOf('\n', mapping.end());
                    int end = newline < 0 ? text.length() : newline + 1;
                    boolean alone =
                            text.substring(start, mapping.start()).strip().equals("-")
                                    && text.substring(mapping.end(), end).isBlank();
                    return alone
                            ? Stream.of(new QuickFix(
                                    "fix.remove", mapping.of(text), new TextEdit(new Range(start, end), "")))
                            : Stream.empty();
                });
    }

    private Stream<QuickFix> removeElement() {
        return entries
                .listAround(problem.range())
                .flatMap(list -> Entries.remove(list, problem.range()))
                .map(edit -> new QuickFix("fix.remove", problem.range().of(text), edit))
                .stream();
    }

    // --- names ---

    private Optional<FlowSource> source() {
        return FlowReader.read(text).source();
    }

    private Set<String> names() {
        return source().stream()
                .flatMap(flow -> flow.allSteps().stream())
                .map(StepSource::name)
                .collect(Collectors.toSet());
    }

    /// The name itself, or with the first number behind it that no step has.
    private String free(String name) {
        var taken = names();
        boolean numbered = name.equals("step");
        return IntStream.iterate(numbered ? 1 : 0, i -> i + 1)
                .mapToObj(i ->
                        i == 0 ? name : name + (Character.isDigit(name.charAt(name.length() - 1)) ? "_" : "") + i)
                .filter(free -> !taken.contains(free))
                .findFirst()
                .orElse(name);
    }

    private static String cleaned(String name) {
        var clean = name.replaceAll("[^A-Za-z0-9_-]+", "_").replaceFirst("^(?=[^A-Za-z_])", "_");
        return clean.isEmpty() ? "_" : clean.substring(0, Math.min(clean.length(), 120));
    }

    private Optional<List<StepSource>> listOf(Range head) {
        return source().stream()
                .flatMap(flow -> flow.allLists().stream())
                .filter(list -> list.stream().anyMatch(step -> step.head().equals(head)))
                .findFirst();
    }

    /// @param followed true when what goes to the old name goes to the new one
    private Stream<QuickFix> rename(boolean followed, String name) {
        var edits = new ArrayList<TextEdit>();
        edits.add(new TextEdit(problem.range(), name));
        if (followed) {
            listOf(problem.range()).stream()
                    .flatMap(list -> list.stream())
                    .flatMap(StepFixes::jumps)
                    .filter(jump -> jump.name().equals(problem.arguments().getFirst()))
                    .forEach(jump -> edits.add(new TextEdit(jump.range(), name)));
        }
        return Stream.of(new QuickFix("fix.rename", List.of(name), edits));
    }

    private static Stream<NameSource> jumps(StepSource step) {
        return Stream.concat(
                step.groups().stream().flatMap(group -> group.goTo().stream()),
                step.task().stream()
                        .flatMap(task -> task.catches().stream())
                        .flatMap(handler -> handler.goTo().stream()));
    }

    /// The steps that a `goto` at the place of the problem could name.
    private Stream<QuickFix> siblings() {
        return source().stream()
                .flatMap(flow -> flow.allLists().stream())
                .filter(list -> list.stream()
                        .flatMap(StepFixes::jumps)
                        .anyMatch(jump -> jump.range().equals(problem.range())))
                .limit(1)
                .flatMap(list -> list.stream().map(StepSource::name))
                .filter(name -> !name.isEmpty())
                .limit(8)
                .map(name -> QuickFixes.replace(problem, name));
    }

    // --- callbacks and data ---

    /// The innermost step around the problem.
    private Optional<StepSource> stepOfProblem() {
        return source().stream()
                .flatMap(flow -> flow.allSteps().stream())
                .filter(step -> step.range().contains(problem.range()))
                .reduce((outer, inner) -> inner);
    }

    private Optional<Found> stepEntry(String key) {
        return stepOfProblem()
                .flatMap(step -> entries.around(step.head()))
                .flatMap(found -> found.mapping().find(key).map(entry -> new Found(found.mapping(), entry)));
    }

    private Stream<QuickFix> passToken() {
        var there = stepEntry("inputMappings");
        if (there.isPresent() && there.get().entry().value() instanceof YamlNode.Sequence list) {
            return Stream.of(adding(TOKEN, entries.append(list, TOKEN)));
        }
        return here().stream()
                .map(found -> adding(
                        TOKEN, entries.addList(found.mapping(), anchor(found), "inputMappings", List.of(TOKEN))));
    }

    private Stream<QuickFix> waitForCallback() {
        var pattern = stepEntry("pattern");
        if (pattern.isPresent()) {
            var value = pattern.get().entry().value().range();
            return Stream.of(adding("pattern: waitForCallback", new TextEdit(value, "waitForCallback")));
        }
        return stepOfProblem().stream().flatMap(step -> addTo(step, "pattern", "waitForCallback"));
    }

    private Stream<QuickFix> sendAll(String parameter) {
        return stepEntry("serviceParams").stream()
                .flatMap(found -> found.entry().value() instanceof YamlNode.Mapping params
                        ? params.find(parameter).stream()
                        : Stream.empty())
                .map(entry ->
                        adding(parameter + ": $", new TextEdit(entry.value().range(), "$")));
    }

    private Stream<QuickFix> parameter(String name, String value) {
        var there = stepEntry("serviceParams");
        if (there.isPresent() && there.get().entry().value() instanceof YamlNode.Mapping params) {
            return Stream.of(adding(
                    name + ": " + value,
                    params.entries().isEmpty()
                            ? new TextEdit(params.range(), "{" + name + ": " + value + "}")
                            : entries.add(params, params.entries().getLast(), name, value)));
        }
        return stepOfProblem().stream().flatMap(step -> addTo(step, "serviceParams", "{" + name + ": " + value + "}"));
    }

    private Stream<QuickFix> addOutputs(List<String> mappings) {
        return here().stream()
                .map(found -> adding(
                        "outputMappings",
                        entries.addList(
                                found.mapping(), found.mapping().entries().getLast(), "outputMappings", mappings)));
    }

    private Stream<QuickFix> forwardInputs() {
        var mappings = stepOfProblem().stream()
                .flatMap(step -> step.inputMappings().stream())
                .map(mapping -> mapping.target())
                .distinct()
                .map(target -> target.matches("[A-Za-z_][A-Za-z0-9_]*")
                        ? "{ target: %s, source: $input.%s }".formatted(target, target)
                        : "{ target: %s, source: %s }"
                                .formatted(
                                        QuickFixes.quoted(target),
                                        QuickFixes.quoted("$input[\"%s\"]".formatted(target))))
                .toList();
        return mappings.isEmpty() ? Stream.empty() : addOutputs(mappings);
    }
}
