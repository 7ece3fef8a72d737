package dev.flowglass.app.data;

import dev.flowglass.app.executions.ExecutionItem;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.Lineage;
import dev.flowglass.debug.Lineage.Hop;
import dev.flowglass.debug.Lineage.MappingList;
import dev.flowglass.debug.Lineage.Origin;
import dev.flowglass.debug.Lineage.Through;
import dev.flowglass.debug.Lineage.Trace;
import dev.flowglass.debug.Site;
import dev.flowglass.engine.Event;
import dev.flowglass.expression.Path;
import dev.flowglass.model.Mapping;
import dev.flowglass.model.TaskStep;
import dev.flowglass.value.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Modality;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Tells where a value came from, place by place back to where it began, and which mappings have read it. Each line
/// leads to its step and its mapping in the text.
public final class OriginDialog {
    private static final int MOST_READERS = 200;

    private final Window owner;
    private final Words words;
    private final Executor background;
    private final Executor fx;
    private final BiConsumer<Event, Optional<Through>> reveal;

    private record Line(String text, Optional<Hop> hop) {}

    private record Found(Optional<Trace> trace, List<Hop> readers) {}

    /// @param background works it out
    /// @param fx runs tasks on the FX thread
    /// @param reveal shows the step of an event, and the mapping if there is one
    public OriginDialog(
            Window owner, Words words, Executor background, Executor fx, BiConsumer<Event, Optional<Through>> reveal) {
        this.owner = owner;
        this.words = words;
        this.background = background;
        this.fx = fx;
        this.reveal = reveal;
    }

    /// @param events the history as far as it counts
    void open(ExecutionItem item, List<Event> events, Site site) {
        var list = new ListView<Line>();
        list.setId("origin-lines");
        list.setAccessibleText(words.now("origin.title"));
        list.getStyleClass().addAll("dense", "framed");
        list.setPrefSize(640, 320);
        list.setCellFactory(view -> new Cell());
        list.getItems().setAll(new Line(words.now("origin.working"), Optional.empty()));
        var dialog = new Dialog<Void>();
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle(words.now("origin.title"));
        dialog.setResizable(true);
        var pane = dialog.getDialogPane();
        pane.setId("origin-dialog");
        pane.setContent(list);
        pane.getButtonTypes().setAll(new ButtonType(words.now("origin.close"), ButtonData.CANCEL_CLOSE));
        list.setOnMouseClicked(event -> go(list, events));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                go(list, events);
                event.consume();
            }
        });
        dialog.show();
        var past = List.copyOf(events);
        var edits = item.state().edits();
        var _ = CompletableFuture.supplyAsync(
                        () -> {
                            var lineage = new Lineage(item.definition().flow(), past, edits);
                            return new Found(lineage.trace(site), lineage.readers(site, MOST_READERS));
                        },
                        background)
                .thenAcceptAsync(found -> list.getItems().setAll(lines(item, past, found)), fx);
    }

    private void go(ListView<Line> list, List<Event> events) {
        Optional.ofNullable(list.getSelectionModel().getSelectedItem())
                .flatMap(Line::hop)
                .ifPresent(hop -> reveal.accept(events.get(hop.site().eventId() - 1), hop.through()));
    }

    private List<Line> lines(ExecutionItem item, List<Event> events, Found found) {
        var lines = new ArrayList<Line>();
        if (found.trace().isPresent()) {
            var trace = found.trace().get();
            lines.add(new Line(words.now("origin.value", brief(trace.hops().getFirst())), Optional.empty()));
            trace.hops().forEach(hop -> lines.add(line(item, events, hop)));
            lines.add(new Line(words.now(word("origin.is.", trace.origin())), Optional.empty()));
        } else {
            lines.add(new Line(words.now(word("origin.is.", Origin.MISSING)), Optional.empty()));
        }
        lines.add(new Line(
                words.now(found.readers().isEmpty() ? "origin.read-by-none" : "origin.read-by"), Optional.empty()));
        found.readers().forEach(hop -> lines.add(line(item, events, hop)));
        return lines;
    }

    private Line line(ExecutionItem item, List<Event> events, Hop hop) {
        var event = events.get(hop.site().eventId() - 1);
        var whose = event.stepName().isEmpty() ? item.id().name() : event.stepName();
        var slot = words.now(word("origin.slot.", hop.site().slot()));
        var path = new Path(Path.Root.STEP_INPUT, hop.site().path()).toString().replaceFirst("^\\$\\.?", "");
        var place = path.isEmpty()
                ? words.now("origin.hop.whole", whose, slot, event.id())
                : words.now("origin.hop", whose, slot, path, event.id());
        return new Line(
                hop.through()
                        .map(through -> words.now("origin.through", place, text(item, through)))
                        .orElse(place),
                Optional.of(hop));
    }

    /// `outputMappings: answer ← $local.word`
    private static String text(ExecutionItem item, Through through) {
        var flow = item.definition().flow();
        var step = item.step(through.owner());
        var list = switch (through.list()) {
            case INPUT -> step.map(known -> known.inputMappings()).orElse(flow.inputMappings());
            case OUTPUT -> step.map(known -> known.outputMappings()).orElse(flow.outputMappings());
            case ERROR ->
                step.map(known -> known instanceof TaskStep task ? task.errorMappings() : List.<Mapping>of())
                        .orElse(List.of());
        };
        var mapping = list.get(through.index());
        var source = switch (mapping.source()) {
            case Mapping.Source.Constant(var value) -> Json.text(value);
            case Mapping.Source.From(Path from) -> from.toString();
        };
        return "%s: %s ← %s".formatted(key(through.list()), mapping.target(), source);
    }

    private static String key(MappingList list) {
        return list.name().toLowerCase(Locale.ROOT) + "Mappings";
    }

    private static String brief(Hop hop) {
        var text = Json.text(hop.value());
        return text.length() <= 120 ? text : text.substring(0, 120) + " …";
    }

    private static String word(String prefix, Enum<?> name) {
        return prefix + name.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static final class Cell extends ListCell<Line> {
        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            boolean leads = line != null && line.hop().isPresent();
            setText(empty || line == null ? null : line.text());
            getStyleClass().removeAll("origin-place", "origin-note");
            getStyleClass().add(leads ? "origin-place" : "origin-note");
        }
    }
}
