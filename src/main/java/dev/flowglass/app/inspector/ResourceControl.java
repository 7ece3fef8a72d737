package dev.flowglass.app.inspector;

import dev.flowglass.app.theme.Icon;
import dev.flowglass.language.form.FormField;
import dev.flowglass.model.StepPath;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// An ARN, what it is bound to on this machine, the others that are known, and a way to bind it.
final class ResourceControl implements FieldControl {
    private final StepFormViewModel model;
    private final FormWords words;
    private final Binder binder;
    private final TextControl text;
    private final Label bound = new Label();
    private final Button bind = new Button();
    private final VBox root;
    private FormField field;
    private StepPath step;

    ResourceControl(StepFormViewModel model, StepPath step, FormField field, FormWords words, Binder binder) {
        this.model = model;
        this.words = words;
        this.binder = binder;
        this.field = field;
        this.step = step;
        text = new TextControl(model, step, field, words);
        HBox.setHgrow(text.node(), Priority.ALWAYS);
        var choose = new Button();
        choose.setGraphic(Icon.DOWN.node());
        choose.setId(StepFormViewModel.id(field.path()) + "-choose");
        choose.getStyleClass().add("flat");
        choose.accessibleTextProperty().bind(words.words().text("form.resource.choose"));
        var tip = new Tooltip();
        tip.textProperty().bind(words.words().text("form.resource.choose"));
        choose.setTooltip(tip);
        choose.setOnAction(event -> menu().show(choose, Side.BOTTOM, 0, 0));
        bound.getStyleClass().add("form-bound");
        bound.setWrapText(true);
        HBox.setHgrow(bound, Priority.ALWAYS);
        bound.setMaxWidth(Double.MAX_VALUE);
        bind.setId("bind");
        bind.setMinWidth(Region.USE_PREF_SIZE);
        bind.getStyleClass().addAll("flat", "form-add");
        bind.textProperty().bind(words.words().text("form.bind"));
        var bindTip = new Tooltip();
        bindTip.textProperty().bind(words.words().text("form.bind.tip"));
        bind.setTooltip(bindTip);
        bind.setOnAction(event -> kinds().show(bind, Side.BOTTOM, 0, 0));
        var line = new HBox(text.node(), choose);
        line.getStyleClass().add("row");
        var below = new HBox(bound, bind);
        below.getStyleClass().add("row");
        root = new VBox(line, below);
        show(step, field);
    }

    private ContextMenu menu() {
        var menu = new ContextMenu();
        model.resources().forEach((arn, kind) -> {
            var item = new MenuItem(words.words().now("form.resource.item", arn, kind));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> model.put(step, field, arn));
            menu.getItems().add(item);
        });
        if (menu.getItems().isEmpty()) {
            var none = new MenuItem(words.words().now("form.resource.none"));
            none.setDisable(true);
            menu.getItems().add(none);
        }
        return menu;
    }

    private ContextMenu kinds() {
        var menu = new ContextMenu();
        for (var kind : Binder.KINDS) {
            var item = new MenuItem(
                    words.words().now("form.bind.kind", kind, words.words().now("resource-kind." + kind)));
            item.setMnemonicParsing(false);
            item.setId("bind-" + kind);
            item.setOnAction(
                    event -> model.file().ifPresent(file -> binder.bind(file, StepFormViewModel.text(field), kind)));
            menu.getItems().add(item);
        }
        return menu;
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public void show(StepPath now, FormField current) {
        step = now;
        field = current;
        text.show(now, current);
        var arn = StepFormViewModel.text(current);
        var kind = model.boundTo(arn);
        bound.setText(
                arn.isEmpty()
                        ? ""
                        : kind.map(known -> words.words().now("form.bound", known))
                                .orElseGet(() -> words.words().now("form.unbound")));
        bind.setVisible(!arn.isEmpty() && kind.isEmpty());
    }
}
