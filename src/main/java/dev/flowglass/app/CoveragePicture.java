package dev.flowglass.app;

import dev.flowglass.app.editor.EditorViewModel;
import dev.flowglass.app.graph.GraphView;
import dev.flowglass.app.tests.CoverageMarks;
import dev.flowglass.app.tests.TestsViewModel;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.model.StepPath;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// Shows in graph and gutter how far the tests came with the flow in front, while that is wanted.
final class CoveragePicture {
    private final TestsViewModel tests;
    private final ObservableValue<Optional<EditorViewModel>> file;
    private final GraphView graph;

    CoveragePicture(TestsViewModel tests, ObservableValue<Optional<EditorViewModel>> file, GraphView graph) {
        this.tests = tests;
        this.file = file;
        this.graph = graph;
        file.flatMap(open -> open.map(EditorViewModel::documentProperty).orElseGet(SimpleObjectProperty::new))
                .subscribe(document -> show());
        tests.changesProperty().subscribe(count -> show());
        tests.coverageShownProperty().subscribe(shown -> show());
    }

    private void show() {
        var marks = file.getValue()
                .filter(open -> tests.coverageShownProperty().get())
                .flatMap(open -> open.documentProperty().get())
                .flatMap(FlowDocument::flow)
                .flatMap(tests::coverage)
                .map(CoverageMarks::of)
                .orElse(Map.<StepPath, CoverageMark>of());
        graph.showCoverage(marks);
        file.getValue().ifPresent(open -> open.coverageProperty().set(marks));
    }
}
