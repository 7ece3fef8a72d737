package dev.flowglass.language;

import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.FlowSource.StepSource;
import dev.flowglass.source.Range;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The names of steps and who goes to them. A `goto` may only name a step of its own list.
final class Names {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,127}");

    /// As many siblings as a message lists.
    private static final int LISTED = 8;

    private final Page page;
    private final Map<String, Range> everywhere = new HashMap<>();
    private final List<Goto> pending = new ArrayList<>();

    Names(Page page) {
        this.page = page;
    }

    private record Goto(NameSource target, Set<String> siblings) {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// Takes the names of a list that was read and what goes to them.
    void addList(List<StepSource> steps) {
        var siblings = new LinkedHashSet<String>();
        var seen = new HashSet<String>();
        for (var step : steps) {
            if (step.name().isEmpty()) {
                continue;
            }
            siblings.add(step.name());
            if (!seen.add(step.name())) {
                page.report(LanguageCode.DUPLICATE_STEP, step.head(), step.name());
            }
        }
        for (var step : steps) {
            step.task().stream()
                    .flatMap(task -> task.catches().stream())
                    .forEach(handler -> handler.goTo().ifPresent(target -> pending.add(new Goto(target, siblings))));
            step.groups().forEach(group -> group.goTo().ifPresent(target -> pending.add(new Goto(target, siblings))));
        }
    }

    /// Looks over the whole flow once its lists are read.
    void check(FlowSource flow) {
        for (var steps : flow.allLists()) {
            var here = new HashSet<String>();
            for (var step : steps) {
                if (step.name().isEmpty() || !here.add(step.name())) {
                    continue;
                }
                var first = everywhere.putIfAbsent(step.name(), step.head());
                if (first != null && !first.equals(step.head())) {
                    var later = first.start() < step.head().start() ? step.head() : first;
                    page.report(LanguageCode.REPEATED_STEP_NAME, later, step.name());
                }
            }
        }
        pending.forEach(this::check);
    }

    private void check(Goto jump) {
        var name = jump.target.name();
        if (jump.siblings.contains(name)) {
            return;
        }
        if (everywhere.containsKey(name)) {
            page.report(LanguageCode.GOTO_OUT_OF_LIST, jump.target.range(), name);
            return;
        }
        var meant = page.nearest().to(name, jump.siblings);
        if (meant.isPresent()) {
            page.report(LanguageCode.MISSPELT_GOTO, jump.target.range(), name, meant.get());
        } else {
            var listed = jump.siblings.stream().limit(LISTED).collect(Collectors.joining(", "));
            page.report(
                    LanguageCode.UNKNOWN_GOTO,
                    jump.target.range(),
                    name,
                    jump.siblings.size() > LISTED ? listed + ", …" : listed);
        }
    }
}
