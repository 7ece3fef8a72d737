package dev.flowglass.language.check;

import dev.flowglass.language.FlowSource.HandlerSource;
import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import java.util.HashSet;
import java.util.List;

/// An error name in `retry` or `catch` that an earlier entry takes, or that cannot happen.
final class ErrorsNeverMatched implements Check {
    private static final String ALL = "FnF.ALL";
    private static final String TIMEOUT = "FnF.TaskTimeout";

    @Override
    public void check(Subject subject, Problems problems) {
        for (var task : subject.tasks()) {
            check("retry", task.parts().retry(), task.parts().timeout(), problems);
            check("catch", task.parts().catches(), task.parts().timeout(), problems);
        }
    }

    private static void check(String key, List<HandlerSource> handlers, boolean timeout, Problems problems) {
        var taken = new HashSet<String>();
        for (var handler : handlers) {
            for (var error : handler.errors()) {
                if (taken.contains(ALL) || taken.contains(error.name())) {
                    problems.add(LanguageCode.NEVER_MATCHES, error.range(), error.name(), key);
                } else if (error.name().equals(TIMEOUT) && !timeout) {
                    problems.add(LanguageCode.NO_TIMEOUT_TO_MATCH, error.range());
                }
            }
            handler.errors().forEach(error -> taken.add(error.name()));
        }
    }
}
