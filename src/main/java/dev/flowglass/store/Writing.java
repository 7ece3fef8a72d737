package dev.flowglass.store;

import java.util.concurrent.CompletionStage;

/// Takes what is to be written: [Writer], or nobody when a store is only read.
interface Writing {
    /// Does `work` in a transaction; works are done in the order in which they come. The stage ends when its changes
    /// are on the disk, or exceptionally when nothing of it was kept.
    <T> CompletionStage<T> write(SqlWork<T> work);
}
