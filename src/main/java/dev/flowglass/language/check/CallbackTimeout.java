package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;
import dev.flowglass.model.TaskStep.Pattern;

/// A task that waits for a report that may never come, with nothing to end the wait.
final class CallbackTimeout implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        if (subject.flow().timeout()) {
            return;
        }
        for (var task : subject.tasks()) {
            if (task.parts().pattern() == Pattern.WAIT_FOR_CALLBACK
                    && !task.parts().timeout()) {
                problems.add(LanguageCode.CALLBACK_WITHOUT_TIMEOUT, task.parts().patternRange());
            }
        }
    }
}
