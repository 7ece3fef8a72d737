package dev.flowglass.language.check;

import dev.flowglass.language.LanguageCode;
import dev.flowglass.language.Problems;

/// `errorMappings` are for a caught error only.
final class ErrorMappingsWithoutCatch implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        for (var task : subject.tasks()) {
            if (task.parts().catches().isEmpty()) {
                task.parts()
                        .errorMappingsKey()
                        .ifPresent(key -> problems.add(LanguageCode.ERROR_MAPPINGS_WITHOUT_CATCH, key));
            }
        }
    }
}
