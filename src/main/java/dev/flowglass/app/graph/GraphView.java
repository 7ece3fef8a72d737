package dev.flowglass.app.graph;

import dev.flowglass.app.fx.Selection;
import dev.flowglass.app.graph.layout.Bounds;
import dev.flowglass.app.graph.layout.Box;
import dev.flowglass.app.graph.layout.BoxKind;
import dev.flowglass.app.graph.layout.Direction;
import dev.flowglass.app.graph.layout.Fold;
import dev.flowglass.app.graph.layout.GraphLayout;
import dev.flowglass.app.graph.layout.Point;
import dev.flowglass.app.graph.layout.StructuredLayout;
import dev.flowglass.app.theme.BreakpointMark;
import dev.flowglass.app.theme.CoverageMark;
import dev.flowglass.app.words.Words;
import dev.flowglass.language.FlowDocument;
import dev.flowglass.language.Outline;
import dev.flowglass.model.StepPath;
import dev.flowglass.source.Severity;
import java.net.URL;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.animation.Transition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableSet;
import javafx.collections.SetChangeListener;
import javafx.css.CssMetaData;
import javafx.css.PseudoClass;
import javafx.css.Styleable;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/// The flow as a graph: shows an outline, with the states of a run when there is one, and lets a person look around and
/// select.
///
/// Wheel and pinch zoom at the pointer, a drag pans, with Shift it selects what it spans, a click selects, with Shift
/// or Ctrl one step more, a double click or Enter reveals the step in the
/// text, arrow keys go to the nearest step (or pan when none is selected), Home and End to the first and last, Escape
/// selects nothing, Alt+S then U or D also what comes before or behind the selected step, plus and minus open and close
/// what has steps inside. Zooming by keys is for the window to call ([#zoomIn] …).
public final class GraphView extends Region {
    private static final double MARGIN = 36;
    private static final double OVERLAY = 10;
    private static final double ZOOM_STEP = 1.25;
    private static final double PAN_STEP = 60;
    private static final double KEEP = 60;

    /// Below this a graph as a whole says too little; then its beginning is shown first.
    private static final double LEAST_FIRST_SCALE = 0.5;

    private static final Duration MOVE = Duration.millis(160);
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final Words words;
    private final Selection selection;
    private final SelectedSteps marked;
    private final InstantSource clock;
    private final FontTextMeasure measure = new FontTextMeasure();
    private final StateWords stateWords;
    private final Palette palette;
    private final Surface surface;
    private final GraphTools tools;
    private final FindField find;
    private final Minimap minimap;
    private final Label stale = new Label();
    private final Label empty = new Label();
    private final Region focusFrame = new Region();
    private final Region band = new Region();
    private final Tooltip tooltip = new Tooltip();
    private final ContextMenu menu = new ContextMenu();
    private final ObservableSet<StepPath> folded = FXCollections.observableSet();
    private final ObjectProperty<Direction> direction = new SimpleObjectProperty<>(this, "direction", Direction.DOWN);
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty(this, "reducedMotion", false);
    private final Timeline ticker;

    private Optional<Outline> outline = Optional.empty();
    private GraphLayout layout;
    private Camera camera = Camera.NORMAL;
    private Optional<Animation> movement = Optional.empty();
    private boolean isStale;
    private boolean looksFirst = true;

    /// Alt+S was pressed: the next key says what to select.
    private boolean chord;

    /// True until a person moves or zooms: then a new size of the view fits the graph again.
    private boolean fitted;

    private Optional<RunStates> run = Optional.empty();
    private Optional<StepPath> hovered = Optional.empty();
    private Map<StepPath, Severity> problems = Map.of();
    private Set<StepPath> paused = Set.of();
    private Map<StepPath, BreakpointMark> breakpoints = Map.of();
    private Set<StepPath> overridden = Set.of();
    private Map<StepPath, CoverageMark> coverage = Map.of();
    private Consumer<StepPath> reveal = _ -> {};
    private Optional<GraphOverlay> overlay = Optional.empty();
    private Function<Optional<StepPath>, List<MenuItem>> menuItems = _ -> List.of();

    /// @param clock for the time that a step has waited
    /// @param keys the key of an action, for tooltips
    public GraphView(
            Words words, Selection selection, InstantSource clock, Function<String, Optional<KeyCombination>> keys) {
        this.words = words;
        this.selection = selection;
        marked = new SelectedSteps(selection);
        this.clock = clock;
        stateWords = new StateWords(words);
        palette = new Palette(this, this::repaintAll);
        surface = new Surface();
        layout = arrange();
        tools = new GraphTools(words, keys, this);
        find = new FindField(words, this::goToFound, this::closeFind);
        minimap = new Minimap(palette, this::center, factor -> zoomTo(camera.scale() * factor));
        ticker = new Timeline(new KeyFrame(Duration.seconds(1), _ -> repaint()));
        ticker.setCycleCount(Animation.INDEFINITE);
        build();
        listen();
    }

    private void build() {
        setId("graph");
        getStyleClass().add("graph");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setMinSize(60, 60);
        stale.getStyleClass().addAll("graph-overlay", "graph-stale");
        stale.setId("graph-stale");
        stale.textProperty().bind(words.text("graph.stale"));
        stale.setWrapText(true);
        stale.setVisible(false);
        empty.getStyleClass().add("graph-empty");
        empty.setId("graph-empty");
        empty.textProperty().bind(words.text("graph.empty"));
        empty.setWrapText(true);
        empty.setMouseTransparent(true);
        focusFrame.getStyleClass().add("graph-focus");
        focusFrame.setMouseTransparent(true);
        band.setId("graph-band");
        band.getStyleClass().add("graph-band");
        band.setMouseTransparent(true);
        band.setVisible(false);
        minimap.accessibleTextProperty().bind(words.text("graph.minimap"));
        tooltip.setShowDelay(Duration.millis(500));
        tooltip.getStyleClass().add("graph-tooltip");
        getChildren().addAll(surface, empty, band, minimap, stale, tools, find, focusFrame);
        new GraphMouse(surface, new Gestures());
    }

    private void listen() {
        marked.stepsProperty().subscribe(this::repaint);
        selection.stepProperty().subscribe(path -> {
            speak();
            repaint();
            path.ifPresent(this::show);
        });
        folded.addListener((SetChangeListener<StepPath>) _ -> rearrange());
        direction.subscribe((_, _) -> {
            rearrange();
            fit();
        });
        words.messagesProperty().subscribe((_, _) -> rearrange());
        focusedProperty().subscribe(() -> {
            speak();
            repaint();
        });
        widthProperty().subscribe(this::resized);
        heightProperty().subscribe(this::resized);
        sceneProperty().subscribe(this::tick);
        setOnKeyPressed(this::key);
        setOnContextMenuRequested(this::showMenu);
    }

    private static String stylesheet() {
        URL sheet = GraphView.class.getResource("graph.css");
        return Objects.requireNonNull(sheet, "graph.css").toExternalForm();
    }

    @Override
    public String getUserAgentStylesheet() {
        return stylesheet();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return Palette.metaData();
    }

    Palette palette() {
        return palette;
    }

    // What is shown

    /// Shows another flow: nothing is closed, and it is looked at from the beginning.
    public void open(FlowDocument document) {
        outline = Optional.empty();
        folded.clear();
        looksFirst = true;
        show(document);
    }

    /// Shows the flow after a change of its text. A text of which nothing can be seen leaves the last graph, greyed.
    public void show(FlowDocument document) {
        var picture = document.picture().or(() -> outline.isEmpty() ? document.outline() : Optional.empty());
        picture.ifPresent(this::show);
        showStale(picture.isEmpty() && !isEmpty());
        showProblems(picture.map(seen -> problems(document, seen)).orElse(Map.of()));
    }

    private static Map<StepPath, Severity> problems(FlowDocument document, Outline outline) {
        var worst = new HashMap<StepPath, Severity>();
        for (var diagnostic : document.diagnostics()) {
            if (diagnostic.severity() == Severity.ERROR || diagnostic.severity() == Severity.WARNING) {
                outline.at(diagnostic.range().start())
                        .ifPresent(node -> worst.merge(
                                node.path(),
                                diagnostic.severity(),
                                (one, other) -> one == Severity.ERROR ? one : other));
            }
        }
        return worst;
    }

    /// Shows this outline from the place that was looked at before.
    public void show(Outline shown) {
        if (!outline.equals(Optional.of(shown))) {
            var closed = outline.map(before -> FoldedSteps.follow(before, shown, Set.copyOf(folded)))
                    .orElse(Set.copyOf(folded));
            outline = Optional.of(shown);
            marked.alone();
            folded.retainAll(closed);
            folded.addAll(closed);
            rearrange();
        }
    }

    /// Greys the graph, because the text it was made of is not the text of now.
    public void showStale(boolean itIs) {
        isStale = itIs;
        stale.setVisible(itIs);
        surface.pseudoClassStateChanged(STALE, itIs);
    }

    /// The flow that is shown.
    public Optional<Outline> outline() {
        return outline;
    }

    /// The states that are shown.
    public Optional<RunStates> runStates() {
        return run;
    }

    public boolean isStale() {
        return isStale;
    }

    /// Marks steps whose text has a problem.
    public void showProblems(Map<StepPath, Severity> marked) {
        problems = Map.copyOf(marked);
        repaint();
    }

    /// Marks steps where an execution is paused.
    public void showPaused(Set<StepPath> steps) {
        paused = Set.copyOf(steps);
        repaint();
    }

    /// The marks that steps have for their breakpoints.
    public Map<StepPath, BreakpointMark> breakpoints() {
        return breakpoints;
    }

    /// Marks steps that have breakpoints.
    public void showBreakpoints(Map<StepPath, BreakpointMark> marked) {
        breakpoints = Map.copyOf(marked);
        repaint();
    }

    /// Marks steps that do not get what their resources answer.
    public void showOverridden(Set<StepPath> steps) {
        overridden = Set.copyOf(steps);
        repaint();
    }

    /// Marks steps with how far tests came; none of them while it is empty.
    public void showCoverage(Map<StepPath, CoverageMark> marked) {
        coverage = Map.copyOf(marked);
        repaint();
    }

    /// Colours the steps with the states of a run; to be called again after these have changed.
    public void showRun(RunStates states) {
        run = Optional.of(states);
        tick();
        speak();
        repaintAll();
    }

    public void hideRun() {
        run = Optional.empty();
        tick();
        speak();
        repaintAll();
    }

    /// Steps whose inside is not shown. Can be changed from outside, to have again what was closed.
    public ObservableSet<StepPath> folded() {
        return folded;
    }

    public ObjectProperty<Direction> directionProperty() {
        return direction;
    }

    /// True where nothing should move by itself.
    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /// @param action is told the step that should be shown in the text
    public void setOnReveal(Consumer<StepPath> action) {
        reveal = action;
    }

    /// @param items makes the context menu of a step, or of the empty ground
    public void setMenu(Function<Optional<StepPath>, List<MenuItem>> items) {
        menuItems = items;
    }

    /// Lays something over the picture, below the tools.
    public void setOverlay(GraphOverlay over) {
        overlay = Optional.of(over);
        getChildren().add(getChildren().indexOf(focusFrame), over.node());
        requestLayout();
    }

    /// The selected step, in all views.
    public ReadOnlyObjectProperty<Optional<StepPath>> selectedProperty() {
        return selection.stepProperty();
    }

    public Optional<StepPath> selected() {
        return selection.step();
    }

    /// All selected steps but those inside other ones, from the top of the text.
    public List<StepPath> selectedSteps() {
        return marked.outermost();
    }

    /// Selects several steps; the last of them is the one that all views show.
    public void select(Collection<StepPath> steps) {
        marked.select(steps);
    }

    /// Selects all steps that are shown.
    public void selectAll() {
        marked.select(steps().map(Box::path).toList());
    }

    /// Selects what comes before the selected step in its list and in those around it, and the step.
    public void selectUpstream() {
        selectAlong(true);
    }

    public void selectDownstream() {
        selectAlong(false);
    }

    private void selectAlong(boolean upwards) {
        selection.step().ifPresent(step -> marked.select(Navigation.along(layout.boxes(), step, upwards)));
    }

    /// The step whose box is at this place of the view.
    public Optional<StepPath> stepAt(double x, double y) {
        return boxAt(x, y).map(Box::path);
    }

    /// Where a place of the picture is on this view.
    public Point2D onScreen(Point point) {
        return new Point2D(camera.screenX(point.x()), camera.screenY(point.y()));
    }

    /// What is drawn where.
    public GraphLayout graph() {
        return layout;
    }

    private GraphLayout arrange() {
        return new StructuredLayout(measure, stateWords.ofLayout(), Objects.requireNonNull(direction.get()))
                .layout(outline.orElse(Outline.EMPTY), folded);
    }

    private void rearrange() {
        layout = arrange();
        boolean nothing = isEmpty();
        empty.setVisible(nothing);
        surface.setVisible(!nothing);
        tools.setVisible(!nothing);
        find.in(layout.boxes());
        if (looksFirst && !nothing) {
            lookFirst();
        }
        speak();
        repaintAll();
    }

    private boolean isEmpty() {
        return outline.map(shown -> shown.steps().isEmpty()).orElse(true);
    }

    // Looking around

    public void zoomIn() {
        zoomTo(camera.scale() * ZOOM_STEP);
    }

    public void zoomOut() {
        zoomTo(camera.scale() / ZOOM_STEP);
    }

    /// To 100 %.
    public void zoomNormal() {
        zoomTo(1);
    }

    private void zoomTo(double scale) {
        fitted = false;
        move(camera.zoom(scale, getWidth() / 2, getHeight() / 2));
    }

    /// Shows the whole graph.
    public void fit() {
        if (hasSize()) {
            fitted = true;
            move(fitting());
        }
    }

    private boolean hasSize() {
        return getWidth() > 2 * MARGIN && getHeight() > 2 * MARGIN;
    }

    private Camera fitting() {
        var bounds = layout.bounds();
        var whole = Camera.fit(bounds, getWidth(), getHeight(), MARGIN, 1);
        double lower = belowTools() - MARGIN;
        boolean underTools = whole.screenY(bounds.y()) < belowTools()
                && whole.screenX(bounds.right()) > getWidth() - OVERLAY - tools.prefWidth(-1);
        return underTools && getHeight() - lower > 2 * MARGIN
                ? Camera.fit(bounds, getWidth(), getHeight() - lower, MARGIN, 1).pan(0, lower)
                : whole;
    }

    /// From where on downwards the tools hide nothing.
    private double belowTools() {
        return 2 * OVERLAY + tools.prefHeight(-1);
    }

    /// The whole graph, or when that would be too small to read, its beginning.
    private void lookFirst() {
        if (!hasSize()) {
            return;
        }
        looksFirst = false;
        stop();
        camera = fitting();
        fitted = camera.scale() >= LEAST_FIRST_SCALE;
        if (!fitted) {
            boolean down = direction.get() == Direction.DOWN;
            var bounds = layout.bounds();
            double scale = Math.clamp(
                    down ? (getWidth() - 2 * MARGIN) / bounds.width() : (getHeight() - 2 * MARGIN) / bounds.height(),
                    LEAST_FIRST_SCALE,
                    1);
            // All of the width when there is room for it, else the line of the start in the middle.
            double middleX = bounds.width() * scale <= getWidth() ? bounds.centerX() : 0;
            double middleY = bounds.height() * scale <= getHeight() ? bounds.centerY() : 0;
            camera = new Camera(
                    scale,
                    Math.rint(down ? getWidth() / 2 - middleX * scale : MARGIN - bounds.x() * scale),
                    Math.rint(down ? belowTools() - bounds.y() * scale : getHeight() / 2 - middleY * scale));
        }
    }

    private void resized() {
        if (looksFirst && !isEmpty()) {
            lookFirst();
        } else if (fitted && hasSize()) {
            stop();
            camera = fitting();
        }
        repaintAll();
    }

    /// How large the graph is shown, 1 being 100 %.
    public double scale() {
        return camera.scale();
    }

    /// Where on this view a step's box is; nothing when it is inside something closed or does not exist.
    public Optional<javafx.geometry.Bounds> boundsOf(StepPath path) {
        return box(path)
                .map(Box::bounds)
                .map(at -> new javafx.geometry.BoundingBox(
                        camera.screenX(at.x()),
                        camera.screenY(at.y()),
                        at.width() * camera.scale(),
                        at.height() * camera.scale()));
    }

    private Optional<Box> box(StepPath path) {
        return layout.boxes().stream()
                .filter(box -> box.isStep() && box.path().equals(path))
                .findFirst();
    }

    /// Brings a step onto the screen, opening what it is in.
    private void show(StepPath path) {
        boolean opened = folded.removeIf(closed -> !closed.equals(path) && path.isWithin(closed));
        box(path).ifPresent(box -> {
            if (hasSize() && !looksFirst) {
                var there = camera.reveal(box.bounds(), getWidth(), getHeight(), MARGIN);
                if (opened || !there.equals(camera)) {
                    fitted = false;
                    move(there);
                }
            }
        });
    }

    private void center(double x, double y) {
        stop();
        fitted = false;
        var to = new Camera(camera.scale(), getWidth() / 2 - x * camera.scale(), getHeight() / 2 - y * camera.scale());
        look(to.keep(layout.bounds(), getWidth(), getHeight(), KEEP));
    }

    private void look(Camera from) {
        camera = from;
        repaint();
    }

    private void stop() {
        movement.ifPresent(Animation::stop);
        movement = Optional.empty();
    }

    private void move(Camera to) {
        stop();
        if (reducedMotion.get() || getScene() == null) {
            look(to);
            return;
        }
        var from = camera;
        var way = new Transition() {
            {
                setCycleDuration(MOVE);
                setInterpolator(Interpolator.EASE_OUT);
            }

            @Override
            protected void interpolate(double part) {
                look(part >= 1 ? to : from.towards(to, part));
            }
        };
        movement = Optional.of(way);
        way.play();
    }

    /// True while the view moves by itself.
    public boolean isMoving() {
        return movement.map(way -> way.getStatus() == Animation.Status.RUNNING).orElse(false);
    }

    // Finding

    /// Opens the field that finds steps by their name.
    public void find() {
        if (!isEmpty()) {
            find.in(layout.boxes());
            find.open();
            requestLayout();
        }
    }

    private void goToFound(Optional<Box> box) {
        box.ifPresent(found -> selection.select(found.path()));
        requestLayout();
        repaint();
    }

    private void closeFind() {
        find.hide();
        requestFocus();
        repaint();
    }

    // Pointing

    /// What mouse and touchpad do here.
    private final class Gestures implements GraphMouse.Gestures {
        @Override
        public void pan(double dx, double dy) {
            GraphView.this.pan(dx, dy);
        }

        @Override
        public void zoom(double factor, double atX, double atY) {
            stop();
            fitted = false;
            look(camera.zoom(camera.scale() * factor, atX, atY));
            hideTooltip();
        }

        @Override
        public void press(double x, double y) {
            menu.hide();
            hideTooltip();
            requestFocus();
        }

        @Override
        public void click(double x, double y, int count) {
            var box = boxAt(x, y);
            if (box.isEmpty()) {
                selection.clear();
            } else if (isFoldMark(box.get(), x)) {
                toggle(box.get().path());
            } else {
                selection.select(box.get().path());
                marked.alone();
                if (count == 2) {
                    reveal.accept(box.get().path());
                }
            }
        }

        @Override
        public void clickMore(double x, double y) {
            boxAt(x, y).ifPresent(box -> marked.toggle(box.path()));
        }

        @Override
        public void span(double fromX, double fromY, double toX, double toY) {
            band.setVisible(true);
            band.resizeRelocate(
                    Math.min(fromX, toX), Math.min(fromY, toY), Math.abs(toX - fromX), Math.abs(toY - fromY));
        }

        @Override
        public void take(double fromX, double fromY, double toX, double toY) {
            band.setVisible(false);
            double x = camera.pictureX(Math.min(fromX, toX));
            double y = camera.pictureY(Math.min(fromY, toY));
            var spanned = new Bounds(
                    x, y, camera.pictureX(Math.max(fromX, toX)) - x, camera.pictureY(Math.max(fromY, toY)) - y);
            marked.select(steps().filter(box -> spanned.overlaps(box.bounds()))
                    .map(Box::path)
                    .toList());
        }

        @Override
        public void hover(double x, double y) {
            GraphView.this.hover(boxAt(x, y));
            overlay.ifPresent(over -> over.point(x, y));
        }

        @Override
        public void leave() {
            GraphView.this.hover(Optional.empty());
            overlay.ifPresent(GraphOverlay::leave);
        }

        @Override
        public boolean grab(double x, double y) {
            hideTooltip();
            return overlay.filter(over -> over.grab(x, y)).isPresent();
        }

        @Override
        public void drag(double x, double y) {
            overlay.ifPresent(over -> over.drag(x, y));
        }

        @Override
        public void drop(double x, double y) {
            overlay.ifPresent(over -> over.drop(x, y));
        }
    }

    /// Moves the picture on the screen.
    public void pan(double dx, double dy) {
        stop();
        fitted = false;
        look(camera.pan(dx, dy).keep(layout.bounds(), getWidth(), getHeight(), KEEP));
    }

    private Optional<Box> boxAt(double x, double y) {
        double px = camera.pictureX(x);
        double py = camera.pictureY(y);
        return layout.boxes().stream()
                .filter(box -> box.isStep() && box.bounds().contains(px, py))
                .findFirst();
    }

    private boolean isFoldMark(Box box, double x) {
        return box.fold() != Fold.NONE
                && Nearness.at(camera.scale()).isAtLeast(Nearness.NAMES)
                && camera.pictureX(x) > box.bounds().right() - BoxPainter.FOLD_ZONE;
    }

    /// Closes what is open, and opens what is closed; the step stays where it is on the screen.
    private void toggle(StepPath path) {
        var before = boundsOf(path);
        if (!folded.remove(path)) {
            folded.add(path);
        }
        var after = boundsOf(path);
        if (before.isPresent() && after.isPresent()) {
            fitted = false;
            look(camera.pan(
                    before.get().getCenterX() - after.get().getCenterX(),
                    before.get().getMinY() - after.get().getMinY()));
        }
    }

    private void hover(Optional<Box> box) {
        var path = box.map(Box::path);
        if (!path.equals(hovered)) {
            hovered = path;
            hideTooltip();
            box.ifPresent(over -> {
                tooltip.setText(stateWords.tooltip(
                        over, state(over.path()), Optional.ofNullable(problems.get(over.path())), clock.instant()));
                Tooltip.install(surface, tooltip);
            });
            repaint();
        }
    }

    private void hideTooltip() {
        tooltip.hide();
        Tooltip.uninstall(surface, tooltip);
    }

    private void showMenu(ContextMenuEvent event) {
        var at = event.isKeyboardTrigger()
                ? selection.step()
                : boxAt(event.getX(), event.getY()).map(Box::path);
        at.filter(step -> !marked.steps().contains(step)).ifPresent(selection::select);
        menu.getItems().setAll(menuItems.apply(at));
        if (!menu.getItems().isEmpty()) {
            menu.show(this, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    // Keys

    private void key(KeyEvent event) {
        if (event.getTarget() != this || isEmpty() || isChord(event) || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case UP, KP_UP -> arrow(Navigation.Heading.UP, 0, PAN_STEP);
            case DOWN, KP_DOWN -> arrow(Navigation.Heading.DOWN, 0, -PAN_STEP);
            case LEFT, KP_LEFT -> arrow(Navigation.Heading.LEFT, PAN_STEP, 0);
            case RIGHT, KP_RIGHT -> arrow(Navigation.Heading.RIGHT, -PAN_STEP, 0);
            case HOME -> steps().findFirst().ifPresent(box -> selection.select(box.path()));
            case END -> steps().reduce((_, later) -> later).ifPresent(box -> selection.select(box.path()));
            case ENTER -> selection.step().ifPresentOrElse(reveal, this::selectFirstSeen);
            case SPACE -> {
                if (selection.step().isEmpty()) {
                    selectFirstSeen();
                }
            }
            case PLUS, ADD, EQUALS -> fold(false);
            case MINUS, SUBTRACT -> fold(true);
            case ESCAPE -> {
                if (overlay.filter(GraphOverlay::cancel).isEmpty()) {
                    marked.select(Set.of());
                }
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /// Alt+S, then U or D.
    private boolean isChord(KeyEvent event) {
        if (event.getCode().isModifierKey()) {
            return true;
        }
        boolean begun = chord;
        chord = event.isAltDown() && event.getCode() == KeyCode.S;
        boolean ends = begun && (event.getCode() == KeyCode.U || event.getCode() == KeyCode.D);
        if (ends) {
            selectAlong(event.getCode() == KeyCode.U);
        }
        if (chord || ends) {
            event.consume();
        }
        return chord || ends;
    }

    private java.util.stream.Stream<Box> steps() {
        return layout.boxes().stream().filter(Box::isStep);
    }

    private void selectFirstSeen() {
        var visible = camera.visible(getWidth(), getHeight());
        steps().filter(box -> visible.contains(box.bounds()))
                .findFirst()
                .or(() -> steps().findFirst())
                .ifPresent(box -> selection.select(box.path()));
    }

    private void arrow(Navigation.Heading heading, double dx, double dy) {
        var from = selection.step().flatMap(this::box);
        if (from.isPresent()) {
            Navigation.next(layout.boxes(), from.get(), heading).ifPresent(box -> selection.select(box.path()));
        } else {
            pan(dx, dy);
        }
    }

    private void fold(boolean close) {
        selection
                .step()
                .flatMap(this::box)
                .filter(box -> box.fold() == (close ? Fold.OPEN : Fold.CLOSED))
                .ifPresent(box -> toggle(box.path()));
    }

    // Words

    private StepState state(StepPath path) {
        return run.map(states -> states.state(path)).orElse(StepState.NOT_STARTED);
    }

    private void speak() {
        var box = selection.step().flatMap(this::box);
        setAccessibleText(box.map(step -> stateWords.spoken(
                        step, state(step.path()), Optional.ofNullable(problems.get(step.path())), clock.instant()))
                .orElseGet(() -> words.now("graph.name", steps().count())));
    }

    /// While a step waits, its time is counted on the screen.
    private void tick() {
        boolean waits = getScene() != null
                && run.isPresent()
                && run.get().entered().values().stream()
                        .anyMatch(state -> state.status() == StepStatus.WAITING_CALLBACK
                                || state.status() == StepStatus.WAITING_TIME);
        if (waits) {
            ticker.play();
        } else {
            ticker.stop();
        }
    }

    // Painting

    private void repaint() {
        surface.requestLayout();
    }

    private void repaintAll() {
        surface.mapIsOld = true;
        requestLayout();
        repaint();
    }

    private Picture picture() {
        return new Picture(
                layout,
                run,
                marked.steps(),
                isFocused(),
                hovered,
                find.found().stream().map(Box::path).collect(Collectors.toSet()),
                problems,
                paused,
                breakpoints,
                overridden,
                coverage,
                clock.instant());
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        surface.resizeRelocate(0, 0, width, height);
        focusFrame.resizeRelocate(0, 0, width, height);
        overlay.ifPresent(over -> over.node().resizeRelocate(0, 0, width, height));
        tools.fit(width);
        place(tools, width - OVERLAY - tools.prefWidth(-1), OVERLAY);
        place(find, OVERLAY, OVERLAY);
        double staleWidth = Math.min(stale.prefWidth(-1), width - 2 * OVERLAY);
        double staleHeight = stale.prefHeight(staleWidth);
        stale.resizeRelocate(OVERLAY, height - OVERLAY - staleHeight, staleWidth, staleHeight);
        double emptyWidth = Math.min(360, width - 4 * OVERLAY);
        double emptyHeight = empty.prefHeight(emptyWidth);
        empty.resizeRelocate(
                Math.rint((width - emptyWidth) / 2), Math.rint((height - emptyHeight) / 2), emptyWidth, emptyHeight);
        surface.requestLayout();
    }

    private static void place(Region region, double x, double y) {
        region.resizeRelocate(Math.rint(x), Math.rint(y), region.prefWidth(-1), region.prefHeight(-1));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 420;
    }

    @Override
    protected double computePrefHeight(double width) {
        return 480;
    }

    /// Where the picture is painted, once a pulse at most. Its layout is no matter of the nodes around it.
    private final class Surface extends Region {
        private final Canvas canvas = new Canvas();
        private final GraphPainter painter;
        private boolean mapIsOld = true;

        Surface() {
            painter = new GraphPainter(
                    new CanvasGraphics(canvas.getGraphicsContext2D(), measure), palette, measure, stateWords);
            getStyleClass().add("graph-surface");
            setManaged(false);
            getChildren().add(canvas);
        }

        @Override
        protected void layoutChildren() {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            overlay.ifPresent(GraphOverlay::moved);
            if (getWidth() <= 0 || getHeight() <= 0 || isEmpty()) {
                minimap.setVisible(false);
                return;
            }
            var picture = picture();
            painter.paint(picture, camera, getWidth(), getHeight());
            tools.show(camera.scale());
            map(picture, camera.visible(getWidth(), getHeight()));
        }

        private void map(Picture picture, Bounds visible) {
            boolean needed = !visible.contains(layout.bounds()) && getWidth() > 260 && getHeight() > 260;
            minimap.setVisible(needed);
            if (needed) {
                if (mapIsOld) {
                    minimap.paint(picture);
                    mapIsOld = false;
                }
                place(
                        minimap,
                        getWidth() - OVERLAY - minimap.prefWidth(-1),
                        getHeight() - OVERLAY - minimap.prefHeight(-1));
                minimap.look(visible);
            }
        }
    }

    /// What a box stands for, for tests and exports: all boxes of steps with their states.
    Map<StepPath, StepStatus> statuses() {
        return layout.boxes().stream()
                .filter(box -> box.kind() == BoxKind.STEP || box.kind() == BoxKind.HEADER)
                .collect(Collectors.toMap(Box::path, box -> state(box.path()).status()));
    }
}
