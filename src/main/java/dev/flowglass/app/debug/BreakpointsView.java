package dev.flowglass.app.debug;

import dev.flowglass.app.debug.BreakpointsViewModel.Place;
import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import dev.flowglass.debug.BreakOn;
import dev.flowglass.debug.Breakpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// All breakpoints, and what else to stop on: switched, changed and taken away in one place.
public final class BreakpointsView {
    private final BreakpointsViewModel model;
    private final Words words;
    private final Consumer<Place> edit;
    private final Consumer<Place> reveal;
    private final ListView<Place> list = new ListView<>();
    private final VBox root = new VBox();

    /// @param edit asks a person for the details of one
    /// @param reveal shows the step of one in the text
    public BreakpointsView(
            BreakpointsViewModel model,
            Words words,
            Controls controls,
            Action mute,
            Action removeAll,
            Consumer<Place> edit,
            Consumer<Place> reveal) {
        this.model = model;
        this.words = words;
        this.edit = edit;
        this.reveal = reveal;
        list.setId("breakpoints");
        list.getStyleClass().addAll("dense", "edge-to-edge");
        list.accessibleTextProperty().bind(words.text("action.view.breakpoints"));
        var empty = new Label();
        empty.textProperty().bind(words.text("breakpoints.empty"));
        empty.getStyleClass().add("empty-text");
        empty.setWrapText(true);
        list.setPlaceholder(empty);
        list.setCellFactory(view -> new Cell());
        list.setOnKeyPressed(event -> {
            var place = list.getSelectionModel().getSelectedItem();
            if (place == null) {
                return;
            }
            switch (event.getCode()) {
                case DELETE, BACK_SPACE -> model.remove(place);
                case ENTER -> edit.accept(place);
                case SPACE -> model.change(place, one -> one.switched(!one.enabled()));
                default -> {
                    return;
                }
            }
            event.consume();
        });
        model.placesProperty().subscribe(places -> fill(places));
        model.mutedProperty().subscribe(muted -> list.refresh());
        words.messagesProperty().subscribe(messages -> list.refresh());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar =
                new HBox(controls.toggle(mute, Icon.UNBOUND_BREAKPOINT), gap, controls.button(removeAll, Icon.REMOVE));
        bar.getStyleClass().add("pane-bar");
        root.getChildren().setAll(bar, list, breakOn());
        root.getStyleClass().add("pane");
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    public Node node() {
        return root;
    }

    private void fill(List<Place> places) {
        int selected = list.getSelectionModel().getSelectedIndex();
        list.getItems().setAll(places);
        if (selected >= 0 && !places.isEmpty()) {
            list.getSelectionModel().select(Math.min(selected, places.size() - 1));
        }
    }

    private Node breakOn() {
        var title = new Label();
        title.textProperty().bind(words.text("debug.break-on"));
        title.getStyleClass().add("heading");
        var boxes = new FlowPane(10, 4);
        for (var what : BreakOn.values()) {
            var box = new CheckBox();
            box.setId(BreakOnWords.of(what).replace('.', '-'));
            box.textProperty().bind(words.text(BreakOnWords.of(what)));
            var tip = new Tooltip();
            tip.textProperty().bind(words.text(BreakOnWords.of(what) + ".about"));
            tip.setWrapText(true);
            tip.setMaxWidth(320);
            box.setTooltip(tip);
            model.breakOnProperty().subscribe(now -> box.setSelected(now.contains(what)));
            box.setOnAction(event -> model.breakOn(what, box.isSelected()));
            boxes.getChildren().add(box);
        }
        var all = new VBox(6, title, boxes);
        all.getStyleClass().add("data-heading");
        return all;
    }

    private final class Cell extends ListCell<Place> {
        private final CheckBox on = new CheckBox();
        private final HBox mark = new HBox();
        private final Label name = new Label();
        private final Label about = new Label();
        private final Button change = button(Icon.EDIT, "breakpoints.edit");
        private final Button remove = button(Icon.REMOVE, "breakpoints.remove");
        private final HBox row;

        Cell() {
            on.accessibleTextProperty().bind(words.text("breakpoints.on"));
            var tip = new Tooltip();
            tip.textProperty().bind(words.text("breakpoints.on"));
            on.setTooltip(tip);
            on.setFocusTraversable(false);
            about.getStyleClass().add("muted");
            about.setWrapText(false);
            about.setMinWidth(0);
            name.setMinWidth(0);
            var texts = new VBox(name, about);
            texts.setMinWidth(0);
            HBox.setHgrow(texts, Priority.ALWAYS);
            mark.setAlignment(Pos.CENTER);
            row = new HBox(6, on, mark, texts, change, remove);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0);
            on.setOnAction(event -> withItem(place -> model.change(place, one -> one.switched(on.isSelected()))));
            change.setOnAction(event -> withItem(edit));
            remove.setOnAction(event -> withItem(model::remove));
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2) {
                    withItem(reveal);
                }
            });
        }

        private Button button(Icon icon, String word) {
            var button = new Button();
            button.setGraphic(icon.node());
            button.getStyleClass().addAll("icon-button", "flat", word.replace('.', '-'));
            button.setFocusTraversable(false);
            button.accessibleTextProperty().bind(words.text(word));
            var tip = new Tooltip();
            tip.textProperty().bind(words.text(word));
            button.setTooltip(tip);
            return button;
        }

        private void withItem(Consumer<Place> action) {
            var place = getItem();
            if (place != null) {
                action.accept(place);
            }
        }

        @Override
        protected void updateItem(@Nullable Place place, boolean empty) {
            super.updateItem(place, empty);
            if (empty || place == null) {
                setGraphic(null);
                return;
            }
            var breakpoint = place.breakpoint();
            on.setSelected(breakpoint.enabled());
            mark.getChildren().setAll(model.mark(breakpoint).node());
            name.setText(words.now("breakpoints.at", breakpoint.step(), place.fileName()));
            about.setText(about(breakpoint));
            var tip = new Tooltip(words.now(model.mark(breakpoint).word()) + "\n" + about.getText());
            setTooltip(tip);
            setGraphic(row);
        }

        private String about(Breakpoint breakpoint) {
            var parts = new ArrayList<String>();
            breakpoint.condition().ifPresent(condition -> parts.add(words.now("breakpoints.if", condition.text())));
            if (breakpoint.hits() > 1) {
                parts.add(words.now("breakpoints.hits", breakpoint.hits()));
            }
            breakpoint.position().ifPresent(position -> parts.add(words.now("breakpoints.position", position + 1)));
            breakpoint.message().ifPresent(message -> parts.add(words.now("breakpoints.message", message)));
            parts.add(words.now(DebugView.word(breakpoint.point())));
            return String.join(" · ", parts);
        }
    }
}
