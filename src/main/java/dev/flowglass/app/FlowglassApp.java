package dev.flowglass.app;

import dev.flowglass.app.fx.FxEventFeed;
import dev.flowglass.app.shell.SystemFileDialogs;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window as a program of its own.
public final class FlowglassApp {
    private FlowglassApp() {}

    /// Opens the window and returns when it was closed. Called once in the life of the process.
    ///
    /// @param settings the file in which the window remembers how it was left
    /// @throws UnsupportedOperationException when no window can be had on this machine
    public static void launch(Opening opening, Path settings) {
        var closed = new CompletableFuture<Void>();
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Platform.startup(() -> {
                // Between a question and the window there is no window for a moment.
                Platform.setImplicitExit(false);
                var stage = new Stage();
                var start = new Start(
                        stage,
                        opening,
                        settings,
                        words -> new SystemFileDialogs(stage, words),
                        background,
                        new FxEventFeed().fx());
                var _ = start.begin().whenComplete((window, failure) -> {
                    if (failure instanceof CancellationException) {
                        closed.complete(null);
                    } else if (failure != null) {
                        closed.completeExceptionally(failure);
                    } else {
                        stage.setOnHidden(event -> {
                            window.close();
                            closed.complete(null);
                        });
                    }
                });
            });
            closed.join();
        } finally {
            Platform.exit();
        }
    }
}
