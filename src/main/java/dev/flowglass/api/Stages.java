package dev.flowglass.api;

import java.util.concurrent.CompletionStage;

/// Waits on the virtual thread of a request.
final class Stages {
    private Stages() {}

    /// @throws java.util.concurrent.CompletionException when it could not be done
    static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
