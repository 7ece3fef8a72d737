package dev.flowglass.app;

import dev.flowglass.app.shell.SystemFileDialogs;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.stage.Stage;

/// The window as a program of its own.
public final class FlowglassApp {
    private FlowglassApp() {}

    /// Opens the window and returns when it was closed. Called once in the life of the process.
    ///
    /// @throws UnsupportedOperationException when no window can be had on this machine
    public static void launch(Launch launch) {
        var closed = new CompletableFuture<Void>();
        try (var background = Executors.newVirtualThreadPerTaskExecutor()) {
            Platform.startup(() -> {
                try {
                    var stage = new Stage();
                    var window = new FlowglassWindow(
                            stage, launch, words -> new SystemFileDialogs(stage, words), background);
                    stage.setOnHidden(event -> {
                        window.close();
                        closed.complete(null);
                    });
                    window.open();
                } catch (RuntimeException | Error e) {
                    closed.completeExceptionally(e);
                }
            });
            closed.join();
        } finally {
            Platform.exit();
        }
    }
}
