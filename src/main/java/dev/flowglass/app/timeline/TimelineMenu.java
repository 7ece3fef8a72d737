package dev.flowglass.app.timeline;

import dev.flowglass.app.shell.Action;
import dev.flowglass.app.shell.Controls;
import dev.flowglass.app.shell.Keys;
import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

/// How events are shown: grouped or not, in which order, with which times; and the filters that are kept.
final class TimelineMenu {
    private final TimelineViewModel model;
    private final Words words;
    private final List<Action> actions;
    private final MenuButton button = new MenuButton();
    private final Menu saved = new Menu();

    /// @param lanes true while lanes are shown
    TimelineMenu(TimelineViewModel model, Words words, Keys keys, BooleanProperty lanes) {
        this.model = model;
        this.words = words;
        var grouped = model.groups().wantedProperty();
        grouped.subscribe((was, is) -> {
            if (is) {
                lanes.set(false);
            }
        });
        lanes.subscribe((was, is) -> {
            if (is) {
                grouped.set(false);
            }
        });
        var groups = Action.toggle("timeline.groups", grouped);
        var unfold = new Action("timeline.unfold-all", grouped, model.groups()::unfoldAll);
        var fold = new Action("timeline.fold-all", grouped, model.groups()::foldAll);
        var newest = Action.toggle("timeline.newest-first", model.newestFirstProperty());
        var save = new Action("timeline.save-filter", model::saveFilter);
        actions = List.of(groups, unfold, fold, newest, save);
        var controls = new Controls(words, keys);
        saved.setId("timeline-saved");
        saved.textProperty().bind(words.text("timeline.saved"));
        saved.disableProperty().bind(Bindings.isEmpty(model.savedFilters()));
        model.savedFilters().subscribe(this::listSaved);
        words.messagesProperty().subscribe(messages -> listSaved());
        button.setId("timeline-menu");
        button.getStyleClass().add("tool");
        button.setGraphic(Icon.PALETTE.node());
        button.accessibleTextProperty().bind(words.text("timeline.menu"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.text("timeline.menu"));
        button.setTooltip(tip);
        button.setFocusTraversable(false);
        button.getItems()
                .setAll(
                        controls.item(groups),
                        controls.item(unfold),
                        controls.item(fold),
                        new SeparatorMenuItem(),
                        controls.item(newest),
                        new SeparatorMenuItem());
        var formats = new ToggleGroup();
        for (var format : TimeFormat.values()) {
            button.getItems().add(format(format, formats));
        }
        button.getItems().addAll(new SeparatorMenuItem(), controls.item(save), saved);
    }

    private MenuItem format(TimeFormat format, ToggleGroup group) {
        var item = new RadioMenuItem();
        item.setId("timeline-time-" + format.word());
        item.setToggleGroup(group);
        item.textProperty().bind(words.text("timeline.time." + format.word()));
        item.setOnAction(event -> model.timeFormatProperty().set(format));
        model.timeFormatProperty().subscribe(now -> item.setSelected(now == format));
        return item;
    }

    private void listSaved() {
        saved.getItems().clear();
        for (var filter : model.savedFilters()) {
            var item = new MenuItem(name(filter));
            item.setId("timeline-saved-" + saved.getItems().size());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.apply(filter));
            saved.getItems().add(item);
        }
        var forget = new MenuItem(words.now("timeline.saved.forget"));
        forget.setId("timeline-saved-forget");
        forget.setOnAction(event -> model.savedFilters().clear());
        saved.getItems().addAll(new SeparatorMenuItem(), forget);
    }

    private String name(SavedFilter filter) {
        var kind = filter.kind()
                .map(one -> words.now("timeline.saved." + one.style()))
                .orElse("");
        return kind.isEmpty() || filter.text().isEmpty()
                ? kind + filter.text()
                : words.now("timeline.saved.both", kind, filter.text());
    }

    Node node() {
        return button;
    }

    List<Action> actions() {
        return actions;
    }
}
