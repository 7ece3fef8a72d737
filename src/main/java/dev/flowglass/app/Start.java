package dev.flowglass.app;

import dev.flowglass.app.shell.FileDialogs;
import dev.flowglass.app.shell.Settings;
import dev.flowglass.app.theme.Theme;
import dev.flowglass.app.words.Words;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.stage.Stage;

/// The way to the window: what stands behind it is opened in the background, and when its store cannot be used the
/// person is asked what to do.
public final class Start {
    private final Stage stage;
    private final Opening opening;
    private final Path settings;
    private final Function<Words, FileDialogs> dialogs;
    private final Executor background;
    private final Executor fx;
    private final CompletableFuture<FlowglassWindow> window = new CompletableFuture<>();

    /// @param settings the file in which the window remembers how it was left
    public Start(
            Stage stage,
            Opening opening,
            Path settings,
            Function<Words, FileDialogs> dialogs,
            Executor background,
            Executor fx) {
        this.stage = stage;
        this.opening = opening;
        this.settings = settings;
        this.dialogs = dialogs;
        this.background = background;
        this.fx = fx;
    }

    /// Begins. Any thread may call it.
    ///
    /// @return the window once it is open, on the FX thread; cancelled when the person would rather not
    public CompletableFuture<FlowglassWindow> begin() {
        open(opening.first());
        return window;
    }

    private void open(StorePlace place) {
        background.execute(() -> {
            try {
                var launch = opening.open(place);
                onFx(() -> show(launch));
            } catch (Opening.Refused e) {
                onFx(() -> ask(place, String.valueOf(e.getMessage())));
            } catch (RuntimeException | Error e) {
                window.completeExceptionally(e);
            }
        });
    }

    private void onFx(Runnable action) {
        fx.execute(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                window.completeExceptionally(e);
            }
        });
    }

    private void show(Launch launch) {
        var shown = new FlowglassWindow(stage, launch, dialogs, background);
        shown.open();
        window.complete(shown);
    }

    private void ask(StorePlace refused, String message) {
        var remembered = new Settings(settings, background);
        var words = new Words(
                remembered.text("language").map(Locale::forLanguageTag).orElseGet(Locale::getDefault));
        var theme = new Theme();
        remembered.choice("theme", Theme.Choice.class).ifPresent(theme.choiceProperty()::set);
        theme.install();
        Consumer<Optional<StorePlace>> answer = place -> {
            theme.uninstall();
            place.ifPresentOrElse(this::open, () -> window.cancel(false));
        };
        new StoreQuestion(words, dialogs.apply(words)).ask(refused, message, answer);
    }
}
