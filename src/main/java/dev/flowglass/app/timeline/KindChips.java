package dev.flowglass.app.timeline;

import dev.flowglass.app.theme.Symbol;
import dev.flowglass.app.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// Chips that show events of one sort only, with how many there are.
final class KindChips {
    private static final List<EventKind> OFFERED = List.of(EventKind.FAILURE, EventKind.WAIT, EventKind.SUCCESS);

    private final TimelineViewModel model;
    private final Words words;
    private final HBox chips = new HBox();

    KindChips(TimelineViewModel model, Words words) {
        this.model = model;
        this.words = words;
        chips.getStyleClass().add("pane-part");
        OFFERED.forEach(kind -> chips.getChildren().add(chip(kind)));
    }

    private Node chip(EventKind kind) {
        var chip = new ToggleButton();
        chip.setId("events-" + kind.style());
        chip.getStyleClass().addAll("small", "kind-chip");
        chip.setGraphic(new Symbol("event-" + kind.style()));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> words.now("timeline.kind." + kind.style(), count(kind)),
                        model.kindsProperty(),
                        words.messagesProperty()));
        chip.accessibleTextProperty().bind(chip.textProperty());
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("timeline.kind.about"));
        chip.setTooltip(tip);
        chip.setOnAction(event -> model.kindProperty().set(chip.isSelected() ? Optional.of(kind) : Optional.empty()));
        model.kindProperty().subscribe(now -> chip.setSelected(now.equals(Optional.of(kind))));
        return chip;
    }

    private int count(EventKind kind) {
        return Optional.ofNullable(model.kindsProperty().get())
                .map(counts -> counts.getOrDefault(kind, 0))
                .orElse(0);
    }

    Node node() {
        return chips;
    }
}
