package dev.flowglass.app.timeline;

import dev.flowglass.app.executions.Spans;
import dev.flowglass.app.fx.FxClock;
import dev.flowglass.app.theme.Paints;
import dev.flowglass.app.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// The lanes of an execution over a time axis, painted as far as they are seen. The wheel zooms at the pointer, with
/// Shift it moves along the axis; a drag moves, a click selects, a double click goes to the moment.
final class LanesView extends Region {
    private static final List<String> COLORS = List.of(
            "ground",
            "line",
            "text",
            "muted",
            "accent",
            "running",
            "running-soft",
            "succeeded",
            "succeeded-soft",
            "failed",
            "failed-soft",
            "waiting",
            "waiting-soft",
            "timer",
            "timer-soft",
            "retrying",
            "retrying-soft",
            "skipped",
            "skipped-soft",
            "paused");
    private static final double MOST_ZOOM = 1e6;
    private static final double SLIP = 4;

    private final LanesModel model;
    private final Words words;
    private final FxClock clock;
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar along = new ScrollBar();
    private final Label empty = new Label();
    private final Tooltip tip = new Tooltip();
    private final Paints<LanesView> paints = new Paints<>(this, COLORS, this::requestLayout);

    /// How many times as wide as the view the whole axis is.
    private double zoom = 1;

    private double pressedX;
    private double pressedAlong;
    private Optional<LanePainter.Sight> sight = Optional.empty();

    LanesView(LanesModel model, Words words, FxClock clock) {
        this.model = model;
        this.words = words;
        this.clock = clock;
        setId("lanes");
        getStyleClass().add("lanes");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        accessibleTextProperty().bind(words.text("timeline.lanes"));
        down.setOrientation(Orientation.VERTICAL);
        along.setMax(1);
        empty.getStyleClass().add("empty-text");
        empty.setWrapText(true);
        getChildren().setAll(canvas, down, along, empty);
        model.changesProperty().subscribe(count -> requestLayout());
        model.compressedProperty().subscribe((was, is) -> fit());
        model.selection().eventProperty().subscribe(event -> requestLayout());
        model.selection().stepProperty().subscribe(step -> requestLayout());
        words.messagesProperty().subscribe(messages -> requestLayout());
        clock.nowProperty().subscribe(now -> {
            if (model.moment().shown().live()) {
                requestLayout();
            }
        });
        down.valueProperty().subscribe(value -> paint());
        along.valueProperty().subscribe(value -> paint());
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::onMove);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Tooltip.install(canvas, tip);
    }

    /// What is said when there is nothing to see.
    Label empty() {
        return empty;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return paints.metaData();
    }

    /// Shows the whole axis.
    void fit() {
        zoom = 1;
        along.setValue(0);
        requestLayout();
    }

    void zoomIn() {
        zoom(1.5, getWidth() / 2);
    }

    void zoomOut() {
        zoom(1 / 1.5, getWidth() / 2);
    }

    @Override
    protected void layoutChildren() {
        double bar = 14;
        double width = Math.max(1, Math.rint(getWidth() - bar));
        double height = Math.max(1, Math.rint(getHeight() - bar));
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
        down.resizeRelocate(width, 0, bar, height);
        along.resizeRelocate(LanePainter.LABELS, height, Math.max(1, width - LanePainter.LABELS), bar);
        empty.resizeRelocate(0, 0, getWidth(), getHeight());
        paint();
    }

    private void paint() {
        var lanes = model.lanes();
        empty.setVisible(lanes.isEmpty());
        canvas.setVisible(lanes.isPresent());
        if (lanes.isEmpty() || canvas.getWidth() <= 1) {
            down.setVisible(false);
            along.setVisible(false);
            return;
        }
        var shown = model.moment().shown();
        boolean compressed = model.compressedProperty().get();
        var now = model.end(clock.now());
        double whole = Math.max(1e-3, lanes.get().scale().place(now, compressed));
        double room = Math.max(1, canvas.getWidth() - LanePainter.LABELS - LanePainter.RIGHT);
        double perPlace = room * zoom / whole;
        double first = along.getValue() * whole * (1 - 1 / zoom);
        double tall = LanePainter.height(lanes.get());
        double seen = canvas.getHeight() - LanePainter.AXIS;
        down.setVisible(tall > seen);
        down.setMax(Math.max(0, tall - seen));
        down.setVisibleAmount(seen);
        down.setUnitIncrement(LanePainter.ROW);
        down.setBlockIncrement(seen);
        down.setValue(Math.min(down.getValue(), down.getMax()));
        along.setVisible(zoom > 1);
        along.setVisibleAmount(1 / zoom);
        along.setUnitIncrement(0.02);
        var look = new LanePainter.Sight(
                lanes.get(),
                compressed,
                first,
                perPlace,
                down.isVisible() ? down.getValue() : 0,
                canvas.getWidth(),
                canvas.getHeight(),
                now,
                shown.live() ? OptionalInt.empty() : OptionalInt.of(shown.event()));
        sight = Optional.of(look);
        new LanePainter(canvas.getGraphicsContext2D(), paints::get, words, model).paint(look);
    }

    // --- mouse and keys ---

    private void onScroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            double by = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            along.setValue(Math.clamp(along.getValue() - by / 600 / zoom, 0, 1));
        } else if (event.isShortcutDown() || !down.isVisible()) {
            zoom(Math.pow(1.0018, event.getDeltaY()), event.getX());
        } else {
            down.setValue(Math.clamp(down.getValue() - event.getDeltaY(), 0, down.getMax()));
        }
        event.consume();
    }

    /// Changes the zoom so that what lies under `x` stays there.
    private void zoom(double factor, double x) {
        double room = Math.max(1, canvas.getWidth() - LanePainter.LABELS - LanePainter.RIGHT);
        double at = Math.clamp((x - LanePainter.LABELS) / room, 0, 1);
        double left = along.getValue() * (1 - 1 / zoom);
        double under = left + at / zoom;
        zoom = Math.clamp(zoom * factor, 1, MOST_ZOOM);
        double free = 1 - 1 / zoom;
        along.setValue(free <= 0 ? 0 : Math.clamp((under - at / zoom) / free, 0, 1));
        requestLayout();
    }

    private void onPress(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedAlong = along.getValue();
    }

    private void onDrag(MouseEvent event) {
        if (zoom > 1 && event.isPrimaryButtonDown()) {
            double room = Math.max(1, canvas.getWidth() - LanePainter.LABELS - LanePainter.RIGHT);
            along.setValue(Math.clamp(pressedAlong - (event.getX() - pressedX) / room / (zoom - 1), 0, 1));
        }
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || Math.abs(event.getX() - pressedX) > SLIP) {
            return;
        }
        sight.ifPresent(look -> look.bar(event.getX(), event.getY()).ifPresent(bar -> {
            model.select(bar, look.time(event.getX()));
            if (event.getClickCount() == 2) {
                model.selection().event().ifPresent(model.moment()::goTo);
            }
        }));
    }

    private void onMove(MouseEvent event) {
        var text = sight.flatMap(look -> look.bar(event.getX(), event.getY()).map(bar -> about(bar, look.now())));
        tip.setText(text.orElse(""));
        tip.setOpacity(text.isPresent() ? 1 : 0);
    }

    private String about(Lanes.Bar bar, Instant now) {
        var until = bar.end().orElse(now);
        return words.now(
                "timeline.bar",
                bar.name(),
                words.now("timeline.end." + bar.how().name().toLowerCase(Locale.ROOT)),
                Spans.precise(model.sinceStart(bar.start())),
                Spans.precise(Duration.between(bar.start(), until)));
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case DIGIT0, NUMPAD0 -> fit();
            case LEFT -> along.setValue(Math.clamp(along.getValue() - 0.1 / zoom, 0, 1));
            case RIGHT -> along.setValue(Math.clamp(along.getValue() + 0.1 / zoom, 0, 1));
            case UP -> down.setValue(Math.clamp(down.getValue() - LanePainter.ROW, 0, down.getMax()));
            case DOWN -> down.setValue(Math.clamp(down.getValue() + LanePainter.ROW, 0, down.getMax()));
            default -> {
                return;
            }
        }
        event.consume();
    }
}
