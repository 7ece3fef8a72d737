package dev.flowglass.app.shell;

import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import dev.flowglass.words.Messages;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

/// The menus, made of the actions.
final class MainMenu {
    private final Words words;
    private final Controls controls;
    private final Actions actions;
    private final MenuBar bar = new MenuBar();

    /// @param recent files that were open before, the last one first
    /// @param samples the flows of the samples
    MainMenu(
            Words words,
            Theme theme,
            Controls controls,
            Actions actions,
            Supplier<List<Path>> recent,
            Supplier<List<Path>> samples,
            Consumer<Path> open) {
        this.words = words;
        this.controls = controls;
        this.actions = actions;
        bar.setId("menu-bar");
        bar.setUseSystemMenuBar(true);
        var recentMenu = paths("menu.recent", "menu.recent-none", recent, Path::toString, open);
        var samplesMenu =
                paths("menu.samples", "menu.samples-none", samples, path -> FlowNames.of(Optional.of(path), ""), open);
        bar.getMenus()
                .setAll(
                        controls.menu(
                                "menu.file",
                                item("file.new"),
                                item("file.new-from-template"),
                                item("file.open"),
                                item("file.open-folder"),
                                recentMenu,
                                samplesMenu,
                                Controls.line(),
                                item("file.save"),
                                item("file.save-as"),
                                item("file.export"),
                                Controls.line(),
                                item("file.close"),
                                item("file.next-tab"),
                                item("file.previous-tab"),
                                Controls.line(),
                                item("file.quit")),
                        controls.menu(
                                "menu.edit",
                                item("edit.undo"),
                                item("edit.redo"),
                                Controls.line(),
                                item("edit.cut"),
                                item("edit.copy"),
                                item("edit.paste"),
                                item("edit.select-all"),
                                Controls.line(),
                                item("edit.find"),
                                item("edit.replace"),
                                item("edit.find-next"),
                                item("edit.find-previous"),
                                Controls.line(),
                                item("edit.go-to-line"),
                                item("edit.go-to-step"),
                                item("edit.next-problem"),
                                item("edit.previous-problem"),
                                item("edit.quick-fix"),
                                item("edit.complete"),
                                Controls.line(),
                                item("edit.indent"),
                                item("edit.outdent"),
                                item("edit.comment"),
                                item("edit.format"),
                                item("edit.rename"),
                                Controls.line(),
                                item("edit.fold"),
                                item("edit.unfold"),
                                item("edit.fold-all"),
                                item("edit.unfold-all"),
                                Controls.line(),
                                controls.menu("menu.graph", stepItems())),
                        controls.menu(
                                "menu.view",
                                item("view.palette"),
                                Controls.line(),
                                item("view.project"),
                                item("view.executions"),
                                item("view.editor"),
                                item("view.graph"),
                                item("view.step"),
                                item("view.data"),
                                item("view.debug"),
                                item("view.breakpoints"),
                                item("view.evaluate"),
                                item("view.timeline"),
                                item("view.callbacks"),
                                item("view.problems"),
                                item("view.outline"),
                                item("view.console"),
                                item("view.queues"),
                                item("view.tests"),
                                Controls.line(),
                                item("view.show-left"),
                                item("view.show-graph"),
                                item("view.show-right"),
                                item("view.show-bottom"),
                                Controls.line(),
                                item("graph.zoom-in"),
                                item("graph.zoom-out"),
                                item("graph.zoom-normal"),
                                item("graph.fit"),
                                Controls.line(),
                                item("view.larger-text"),
                                item("view.smaller-text"),
                                item("view.normal-text"),
                                Controls.line(),
                                themes(theme.choiceProperty()),
                                languages()),
                        controls.menu(
                                "menu.run",
                                item("run.start"),
                                item("run.start-with-input"),
                                item("run.without-stopping"),
                                item("run.restart"),
                                item("run.stop"),
                                Controls.line(),
                                item("override.step"),
                                controls.menu(
                                        "menu.faults",
                                        item("fault.once"),
                                        item("fault.always"),
                                        item("fault.time-out"),
                                        item("fault.delay"),
                                        item("fault.none")),
                                item("override.save"),
                                item("override.clear"),
                                Controls.line(),
                                item("tests.run"),
                                item("tests.show-coverage"),
                                Controls.line(),
                                item("endpoint.switch"),
                                item("endpoint.show"),
                                item("remote.attach")),
                        controls.menu(
                                "menu.time",
                                item("time.start"),
                                item("time.back-step"),
                                item("time.back"),
                                item("time.forward"),
                                item("time.forward-step"),
                                item("time.live"),
                                Controls.line(),
                                item("time.real"),
                                item("time.tenfold"),
                                item("time.hundredfold"),
                                item("time.jump"),
                                item("time.hold"),
                                item("time.next-timer")),
                        controls.menu(
                                "menu.history",
                                item("history.fork"),
                                item("history.fork-text"),
                                item("history.from-step"),
                                item("history.step-alone"),
                                Controls.line(),
                                item("history.compare"),
                                item("history.save-test"),
                                Controls.line(),
                                item("history.export-json"),
                                item("history.export-csv"),
                                item("history.export-text"),
                                item("history.import")),
                        controls.menu(
                                "menu.debug",
                                item("debug.continue"),
                                item("debug.pause"),
                                Controls.line(),
                                item("debug.over"),
                                item("debug.into"),
                                item("debug.out"),
                                item("debug.event"),
                                item("debug.run-to"),
                                item("debug.others-hold"),
                                Controls.line(),
                                item("debug.toggle"),
                                item("debug.mute"),
                                item("debug.remove-all"),
                                item("debug.show-stop")),
                        controls.menu(
                                "menu.callbacks",
                                item("callbacks.approve"),
                                item("callbacks.reject"),
                                item("callbacks.report"),
                                item("view.callbacks"),
                                Controls.line(),
                                item("callbacks.race-lab"),
                                item("callbacks.notify")),
                        controls.menu("menu.help", item("help.welcome"), item("help.keys"), item("help.about")));
    }

    Node node() {
        return bar;
    }

    /// What changes the flow in its graph.
    private MenuItem[] stepItems() {
        return actions.all().stream()
                .map(Action::id)
                .filter(id -> id.startsWith("graph.") && !id.matches("graph\\.(zoom-.*|fit|find|select-.*)"))
                .map(this::item)
                .toArray(MenuItem[]::new);
    }

    private MenuItem item(String action) {
        return controls.item(actions.get(action));
    }

    private Menu paths(
            String word, String none, Supplier<List<Path>> paths, Function<Path, String> label, Consumer<Path> open) {
        var placeholder = new MenuItem();
        placeholder.textProperty().bind(words.text(none));
        placeholder.setDisable(true);
        var menu = controls.menu(word, placeholder);
        menu.setOnShowing(event -> {
            var items = paths.get().stream()
                    .map(path -> pathItem(path, label.apply(path), open))
                    .toList();
            if (items.isEmpty()) {
                menu.getItems().setAll(placeholder);
            } else {
                menu.getItems().setAll(items);
            }
        });
        return menu;
    }

    private static MenuItem pathItem(Path path, String label, Consumer<Path> open) {
        var item = new MenuItem(label);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> open.accept(path));
        return item;
    }

    private Menu themes(ObjectProperty<Theme.Choice> choice) {
        var menu = controls.menu("menu.theme");
        var group = new ToggleGroup();
        for (var each : Theme.Choice.values()) {
            var id = "theme." + each.name().toLowerCase(Locale.ROOT);
            var item = radio(group, id, () -> choice.set(each));
            item.textProperty().bind(words.text(id));
            choice.subscribe(now -> item.setSelected(now == each));
            menu.getItems().add(item);
        }
        return menu;
    }

    private Menu languages() {
        var menu = controls.menu("menu.language");
        var group = new ToggleGroup();
        for (var each : Messages.LANGUAGES) {
            var id = "language." + each.getLanguage();
            var item = radio(group, id, () -> words.localeProperty().set(each));
            item.textProperty().bind(words.text(id));
            words.localeProperty().subscribe(now -> item.setSelected(now.equals(each)));
            menu.getItems().add(item);
        }
        return menu;
    }

    private static RadioMenuItem radio(ToggleGroup group, String id, Runnable action) {
        var item = new RadioMenuItem();
        item.setId("menu-" + id);
        item.setToggleGroup(group);
        item.setOnAction(event -> action.run());
        return item;
    }
}
