package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource.NameSource;
import dev.flowglass.language.Grammar;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Nearest;
import dev.flowglass.language.Problems;
import java.util.Optional;
import java.util.stream.Stream;

/// An error name that looks like one of the service's own, but is none.
final class ErrorNames implements Check {
    private static final String ALL = "FnF.ALL";

    @Override
    public void check(Subject subject, Problems problems) {
        var nearest = new Nearest();
        for (var task : subject.tasks()) {
            Stream.concat(task.parts().retry().stream(), task.parts().catches().stream())
                    .flatMap(handler -> handler.errors().stream())
                    .forEach(error -> meant(error, nearest)
                            .ifPresent(name ->
                                    problems.add(LanguageCode.MISSPELT_ERROR, error.range(), error.name(), name)));
        }
    }

    private static Optional<String> meant(NameSource error, Nearest nearest) {
        var name = error.name();
        if (Grammar.ERRORS.contains(name)) {
            return Optional.empty();
        }
        if (name.equalsIgnoreCase("ALL") || name.equals("*")) {
            return Optional.of(ALL);
        }
        var sameLetters = Grammar.ERRORS.stream().filter(name::equalsIgnoreCase).findFirst();
        return sameLetters.isPresent() || !name.startsWith("FnF.") ? sameLetters : nearest.to(name, Grammar.ERRORS);
    }
}
