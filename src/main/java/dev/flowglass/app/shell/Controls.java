package dev.flowglass.app.shell;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.app.words.Words;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;

/// Makes the controls for actions: named in the language of the moment, with their keys.
public final class Controls {
    private final Words words;
    private final Keys keys;

    public Controls(Words words, Keys keys) {
        this.words = words;
        this.keys = keys;
    }

    /// The name and, if it has one, the key.
    public StringBinding nameWithKey(Action action) {
        return Bindings.createStringBinding(
                () -> {
                    var name = words.now(action.word());
                    var key = keys.text(action.id());
                    return key.isEmpty() ? name : words.now("shell.tip", name, key);
                },
                words.messagesProperty(),
                keys.schemeProperty());
    }

    public MenuItem item(Action action) {
        var item = action.state()
                .<MenuItem>map(state -> {
                    var check = new CheckMenuItem();
                    check.setSelected(state.get());
                    check.selectedProperty().bindBidirectional(state);
                    return check;
                })
                .orElseGet(MenuItem::new);
        item.setId("menu-" + action.name());
        item.textProperty().bind(words.text(action.word()));
        if (action.state().isEmpty()) {
            item.setOnAction(event -> action.run());
        }
        item.disableProperty().bind(Bindings.not(action.enabled()));
        keys.schemeProperty()
                .subscribe(scheme -> keys.of(action.id())
                        .ifPresentOrElse(
                                item::setAccelerator,
                                () -> item.acceleratorProperty().set(null)));
        return item;
    }

    /// @param items [Action]s, menus and items; a separator where it says so
    public Menu menu(String word, MenuItem... items) {
        var menu = new Menu();
        menu.setId("menu-" + word.substring(word.lastIndexOf('.') + 1));
        menu.textProperty().bind(words.text(word));
        menu.getItems().setAll(items);
        return menu;
    }

    static MenuItem line() {
        return new SeparatorMenuItem();
    }

    /// A button with a picture; the name is its tooltip.
    public Button button(Action action, Icon icon) {
        var button = new Button();
        button.setGraphic(icon.node());
        button.getStyleClass().addAll("tool", "tool-" + icon.name().toLowerCase(Locale.ROOT));
        button.setId("button-" + action.name());
        button.setOnAction(event -> action.run());
        button.setFocusTraversable(false);
        button.disableProperty().bind(Bindings.not(action.enabled()));
        button.accessibleTextProperty().bind(nameWithKey(action));
        button.setTooltip(tooltip(action));
        return button;
    }

    /// A button with a picture and the name beside it.
    public Button namedButton(Action action, Icon icon) {
        var button = button(action, icon);
        button.textProperty().bind(words.text(action.word()));
        return button;
    }

    /// A button that shows whether its action is switched on.
    public ToggleButton toggle(Action action, Icon icon) {
        var button = new ToggleButton();
        button.setGraphic(icon.node());
        button.getStyleClass().add("tool");
        button.setId("button-" + action.name());
        action.state().ifPresent(button.selectedProperty()::bindBidirectional);
        button.setFocusTraversable(false);
        button.accessibleTextProperty().bind(nameWithKey(action));
        button.setTooltip(tooltip(action));
        return button;
    }

    public Tooltip tooltip(Action action) {
        var tip = new Tooltip();
        tip.textProperty().bind(nameWithKey(action));
        return tip;
    }
}
