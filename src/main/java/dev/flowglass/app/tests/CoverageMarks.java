package dev.flowglass.app.tests;

import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.debug.Coverage;
import dev.flowglass.model.StepPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was taken, gathered by step: the step itself, and the options, branches, routes and mappings that belong to it.
public final class CoverageMarks {
    private CoverageMarks() {}

    public static Map<StepPath, CoverageMark> of(Coverage coverage) {
        var byStep = new LinkedHashMap<StepPath, List<Coverage.Place>>();
        for (var place : coverage.places()) {
            byStep.computeIfAbsent(place.item().path(), path -> new ArrayList<>())
                    .add(place);
        }
        var marks = new LinkedHashMap<StepPath, CoverageMark>();
        byStep.forEach((path, places) -> marks.put(path, mark(places)));
        return marks;
    }

    private static CoverageMark mark(List<Coverage.Place> places) {
        int times = 0;
        int taken = 0;
        int all = 0;
        var parts = new ArrayList<CoverageMark.Part>();
        for (var place : places) {
            if (place.item().kind() == Coverage.Kind.STEP) {
                times = place.times();
            } else {
                all++;
                taken += place.taken() ? 1 : 0;
                parts.add(new CoverageMark.Part(
                        place.item().kind().name().toLowerCase(Locale.ROOT), place.label(), place.times()));
            }
        }
        return new CoverageMark(times, taken, all, parts);
    }
}
