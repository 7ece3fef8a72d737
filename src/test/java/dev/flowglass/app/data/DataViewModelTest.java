package dev.flowglass.app.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.app.Running;
import dev.flowglass.app.TestThread;
import dev.flowglass.app.data.DataViewModel.Result;
import dev.flowglass.app.data.DataViewModel.Subject;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.fx.Selection;
import dev.flowglass.engine.Failure;
import dev.flowglass.expression.Path;
import dev.flowglass.model.StepPath;
import dev.flowglass.value.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DataViewModelTest {
    private static final StepPath FIRST = new StepPath(List.of(0));

    private final Running running = new Running();
    private final TestThread fx = new TestThread();
    private final FxEventFeed feed = new FxEventFeed(fx);
    private final ExecutionsViewModel executions = new ExecutionsViewModel(feed);
    private final Selection selection = new Selection();
    private final DataViewModel model = new DataViewModel(executions, selection);

    DataViewModelTest() {
        feed.follow(running.executions());
    }

    @AfterEach
    void close() {
        feed.close();
        running.close();
    }

    /// The parts that are listed, with their values.
    private String parts() {
        return model.rows().stream()
                .filter(DataRow.Title.class::isInstance)
                .map(DataRow.Title.class::cast)
                .map(title -> title.part() + "=" + Json.text(title.value()))
                .collect(Collectors.joining(" "));
    }

    private void awaitEnd() {
        fx.until(
                "the execution has ended",
                () -> executions
                        .current()
                        .filter(item -> item.state().status().ended())
                        .isPresent());
    }

    @Test
    void withoutAStepTheExecutionsInputAndOutputAreShown() {
        assertThat(model.subject()).isEqualTo(new Subject.Nothing());
        running.start("flow", Flows.passes(1), "run", "{\"a\": 1}");
        awaitEnd();

        assertThat(parts()).isEqualTo("INPUT={\"a\":1} OUTPUT={\"n\":\"1\"}");
        assertThat(model.resultProperty().get())
                .hasValueSatisfying(result -> assertThat(result)
                        .isInstanceOfSatisfying(
                                Result.Output.class,
                                output -> assertThat(output.text()).isEqualTo("{\"n\":\"1\"}")));
    }

    @Test
    void whatAStepChangedInTheParentsLocalIsListed() {
        selection.select(new StepPath(List.of(1)));
        running.start(
                Flows.flow(
                        Flows.pass("first", Flows.map("kept", "1"), Flows.map("changed", "1")),
                        Flows.pass("second", Flows.map("changed", "2"), Flows.map("added", "3"))),
                "run");
        awaitEnd();

        assertThat(model.rows().stream()
                        .filter(DataRow.Change.class::isInstance)
                        .map(DataRow.Change.class::cast)
                        .map(change -> change.difference().kind() + " " + change.path()))
                .containsExactly("CHANGED $local.changed", "ADDED $local.added");
    }

    @Test
    void aWaitingTaskShowsItsDataAsFarAsItIsAndThenTheRest() {
        selection.select(FIRST);
        running.start(Flows.approval(), "run");
        fx.until("it waits", () -> parts().contains("SUBMITTED"));
        assertThat(parts())
                .startsWith("PARENT_INPUT={} PARENT_LOCAL={} INPUT={")
                .doesNotContain("OUTPUT", "LOCAL={\"");

        var item = executions.current().orElseThrow();
        var token = running.executions()
                .token(item.state(), item.state().openTasks().getFirst());
        var reported = running.executions().reportFailed(token, new Failure("Rejected", "no"));
        awaitEnd();

        assertThat(reported.toCompletableFuture()).isCompleted();
        assertThat(parts()).contains("ERROR={\"cause\":\"no\",\"error\":\"Rejected\"}");
        selection.select(new StepPath(List.of(1)));
        assertThat(parts()).contains("OUTPUT={\"state\":\"closed\"} MERGED={\"state\":\"closed\"}");
    }

    @Test
    void eachRunOfAStepInAForeachCanBeChosen() {
        running.start("names", Flows.forEachName(), "run", "{\"names\": [\"ann\", \"bob\"]}");
        awaitEnd();
        selection.select(new StepPath(List.of(0, 0, 0)));

        assertThat(model.runs()).extracting(DataViewModel.RunChoice::elements).containsExactly(List.of(0), List.of(1));
        assertThat(parts()).contains("OUTPUT={\"n\":\"bob\"}");
        model.chosenRunProperty().set(Optional.of(model.runs().getFirst()));
        assertThat(parts()).contains("OUTPUT={\"n\":\"ann\"}");

        selection.select(FIRST);
        assertThat(parts()).contains("LOCAL=[{\"n\":\"ann\"},{\"n\":\"bob\"}]", "OUTPUT={\"all\":[\"ann\",\"bob\"]}");
        selection.selectEvent(5, new StepPath(List.of(0, 0, 0)));
        assertThat(model.chosenRunProperty().get().orElseThrow().number()).isEqualTo(1);
        assertThat(parts()).startsWith("EVENT={");
    }

    @Test
    void whatIsFoldedStaysFolded() {
        running.start("flow", Flows.passes(1), "run", "{\"a\": {\"b\": [1, 2]}}");
        awaitEnd();
        var lines = model.rows().size();
        var open = model.rows().stream()
                .filter(row -> row instanceof DataRow.Line(var part, var line)
                        && line.key().equals(Optional.of("\"a\"")))
                .findFirst()
                .orElseThrow();

        model.toggle(open);

        assertThat(model.rows()).hasSize(lines - 5);
        selection.select(FIRST);
        selection.clear();
        assertThat(model.rows()).hasSize(lines - 5);
    }

    @Test
    void linesKnowTheirPathsAndAreCutAtTheLimit() {
        var value = Json.parse("{\"a b\": [{\"c\": null}, []], \"d\": \"x\"}");

        var lines = JsonLines.of(value, Path.Root.LOCAL, path -> false, 100);

        assertThat(lines)
                .extracting(JsonLine::toString)
                .containsExactly(
                        "{",
                        "  \"a b\": [",
                        "    {",
                        "      \"c\": null",
                        "    },",
                        "    []",
                        "  ],",
                        "  \"d\": \"x\"",
                        "}");
        assertThat(lines.get(3).path()).hasToString("$local[\"a b\"][0].c");
        assertThat(JsonLines.of(value, Path.Root.LOCAL, path -> false, 4)).hasSize(4);
        assertThat(JsonLines.of(value, Path.Root.LOCAL, path -> true, 4))
                .extracting(JsonLine::text)
                .containsExactly("{ … }");
    }
}
