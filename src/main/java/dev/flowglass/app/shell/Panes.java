package dev.flowglass.app.shell;

import dev.flowglass.app.words.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableIntegerValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/// Panes that share a place, one in front, each with a tab that may carry a count.
final class Panes {
    private static final PseudoClass SOME = PseudoClass.getPseudoClass("some");

    private final Words words;
    private final Controls controls;
    private final TabPane tabs = new TabPane();
    private final List<String> ids = new ArrayList<>();

    Panes(String id, Words words, Controls controls) {
        this.words = words;
        this.controls = controls;
        tabs.setId(id);
        tabs.getStyleClass().addAll("dense", "panes");
        tabs.setTabClosingPolicy(TabPane.TabClosingPolicy.UNAVAILABLE);
    }

    /// @param action brings the pane to the front; its name is the title
    void add(Action action, Node content) {
        var tab = tab(action, content);
        tab.textProperty().bind(words.text(action.word()));
    }

    /// With a count behind the title, when there is something to count.
    void add(Action action, Node content, ObservableIntegerValue count) {
        var tab = tab(action, content);
        tab.textProperty().bind(words.text(action.word()));
        var number = new Label();
        number.getStyleClass().add("badge");
        number.textProperty().bind(count.map(String::valueOf));
        var badge = new HBox(number);
        badge.getStyleClass().add("badge-place");
        count.subscribe(now -> {
            boolean some = now.intValue() > 0;
            number.pseudoClassStateChanged(SOME, some);
            tab.setGraphic(some ? badge : null);
        });
    }

    private Tab tab(Action action, Node content) {
        var tab = new Tab();
        tab.setId("tab-" + action.name());
        tab.setContent(content);
        Tooltip tip = controls.tooltip(action);
        tab.setTooltip(tip);
        ids.add(action.id());
        tabs.getTabs().add(tab);
        return tab;
    }

    boolean isInFront(String action) {
        return tabs.getSelectionModel().getSelectedIndex() == ids.indexOf(action);
    }

    void show(String action) {
        tabs.getSelectionModel().select(ids.indexOf(action));
    }

    Node node() {
        return tabs;
    }
}
