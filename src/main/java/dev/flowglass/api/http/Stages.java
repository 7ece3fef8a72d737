package dev.flowglass.api.http;

import java.util.concurrent.CompletionStage;

/// Waits on the virtual thread of a request.
public final class Stages {
    private Stages() {}

    /// @throws java.util.concurrent.CompletionException when it could not be done
    public static <T> T wait(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
