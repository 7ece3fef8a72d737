package dev.flowglass.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.TestThread;
import dev.flowglass.app.executions.ExecutionsViewModel;
import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.engine.ExecutionId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConsoleViewModelTest {
    private final List<Consumer<ConsoleLine>> listeners = new CopyOnWriteArrayList<>();
    private final TestThread fx = new TestThread();
    private final ConsoleViewModel model = new ConsoleViewModel(
            listener -> {
                listeners.add(listener);
                return () -> listeners.remove(listener);
            },
            new ExecutionsViewModel(new FxEventFeed(fx)),
            fx);

    @AfterEach
    void close() {
        model.close();
        assertThat(listeners).isEmpty();
    }

    private void print(String execution, String step, String text) {
        var line = new ConsoleLine(Instant.EPOCH, new ExecutionId("f", execution), step, false, text);
        listeners.forEach(listener -> listener.accept(line));
    }

    @Test
    void linesComeInTheirOrderAndTheFilterLooksAtTextStepAndExecution() {
        print("run-1", "price", "looking up");
        print("run-2", "label", "Printed 3");
        print("run-1", "price", "done");
        fx.until("all are there", () -> model.lines().size() == 3);
        assertThat(model.lines()).extracting(ConsoleLine::text).containsExactly("looking up", "Printed 3", "done");

        model.filterProperty().set("PRINTED");
        assertThat(model.lines()).extracting(ConsoleLine::step).containsExactly("label");
        model.filterProperty().set("run-1");
        assertThat(model.lines()).hasSize(2);
        model.filterProperty().set("nowhere");
        assertThat(model.lines()).isEmpty();
        assertThat(model.all()).hasSize(3);

        model.clear();
        assertThat(model.all()).isEmpty();
    }

    @Test
    void onlySoManyLinesAreKeptAndTheRestIsCounted() {
        int printed = ConsoleViewModel.MOST * 5 / 2;
        for (int i = 1; i <= printed; i++) {
            print("run-1", "loud", "line " + i);
        }
        fx.until(
                "the last line is there",
                () -> !model.lines().isEmpty() && model.lines().getLast().text().equals("line " + printed));

        assertThat(model.all().size()).isLessThanOrEqualTo(ConsoleViewModel.MOST);
        assertThat(model.all().size() + model.droppedProperty().get()).isEqualTo(printed);
    }
}
