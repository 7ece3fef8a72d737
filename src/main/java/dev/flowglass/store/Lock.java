package dev.flowglass.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Says that this process uses a store. The system takes it away when the process ends in whatever way.
final class Lock implements AutoCloseable {
    private final Place place;
    private final FileChannel channel;

    private Lock(Place place, FileChannel channel) {
        this.place = place;
        this.channel = channel;
    }

    /// @throws StoreException when another one uses the store
    static Lock take(Place place) throws IOException {
        var channel = FileChannel.open(
                place.lock(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            var owner = owner(channel);
            channel.close();
            throw new StoreException(
                    "The store %s is in use by another Flowglass%s. Close that one, or use another folder."
                            .formatted(place.folder(), owner.isEmpty() ? "" : " (process %s)".formatted(owner)));
        }
        channel.truncate(0);
        channel.write(
                StandardCharsets.US_ASCII.encode(
                        String.valueOf(ProcessHandle.current().pid())),
                0);
        return new Lock(place, channel);
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String owner(FileChannel channel) throws IOException {
        var buffer = ByteBuffer.allocate(20);
        channel.read(buffer, 0);
        return StandardCharsets.US_ASCII.decode(buffer.flip()).toString().strip();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("The store %s could not be let go".formatted(place.folder()), e);
        }
    }
}
