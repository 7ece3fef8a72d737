package dev.flowglass.app.editor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/// Reads and writes the files that a person edits. It may block: call it on a background thread.
public final class Disk {
    /// Beyond this the editor would be slow, and nobody writes such a flow by hand.
    public static final long LARGEST = 2L * 1024 * 1024;

    /// The longest line that the editor shows without delay.
    public static final int LONGEST_LINE = 20_000;

    /// Why a file cannot be opened; the word is `file.refused.<lower case>`.
    public enum Refusal {
        MISSING,
        FOLDER,
        UNREADABLE,
        TOO_LARGE,
        LONG_LINE,
        BINARY
    }

    /// What came of opening a file.
    public sealed interface Opening {
        record Opened(Path path, FileText file) implements Opening {}

        record Refused(Path path, Refusal why) implements Opening {}
    }

    /// Reads a file for editing.
    public Opening open(Path path) {
        try {
            if (Files.isDirectory(path)) {
                return new Opening.Refused(path, Refusal.FOLDER);
            }
            if (!Files.exists(path)) {
                return new Opening.Refused(path, Refusal.MISSING);
            }
            if (!Files.isRegularFile(path)) {
                return new Opening.Refused(path, Refusal.UNREADABLE);
            }
            if (Files.size(path) > LARGEST) {
                return new Opening.Refused(path, Refusal.TOO_LARGE);
            }
            return FileText.read(Files.readAllBytes(path))
                    .map(file -> opened(path, file))
                    .orElseGet(() -> new Opening.Refused(path, Refusal.BINARY));
        } catch (NoSuchFileException e) {
            return new Opening.Refused(path, Refusal.MISSING);
        } catch (IOException | SecurityException e) {
            return new Opening.Refused(path, Refusal.UNREADABLE);
        }
    }

    private static Opening opened(Path path, FileText file) {
        boolean tooLong = file.text().lines().anyMatch(line -> line.length() > LONGEST_LINE);
        return tooLong ? new Opening.Refused(path, Refusal.LONG_LINE) : new Opening.Opened(path, file);
    }

    /// Replaces a file in one step: after a crash it is the old one or the new one, never a part. A link stays a
    /// link, and the permissions stay.
    public void save(Path path, byte[] bytes) throws IOException {
        Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new AccessDeniedException(path.toString());
        }
        Path folder = target.getParent() == null ? target.toAbsolutePath().getRoot() : target.getParent();
        Path fresh = Files.createTempFile(folder, "." + path.getFileName(), ".tmp");
        try {
            Files.write(fresh, bytes);
            permissions(target).ifPresent(kept -> allow(fresh, kept));
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The bytes of a file as it is now; nothing when it is gone or cannot be read.
    public Optional<byte[]> bytes(Path path) {
        try {
            return Files.size(path) > LARGEST ? Optional.empty() : Optional.of(Files.readAllBytes(path));
        } catch (IOException | SecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path path) {
        try {
            return Files.exists(path)
                    ? Optional.of(Files.getPosixFilePermissions(path))
                    : Optional.of(Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.GROUP_READ,
                            PosixFilePermission.OTHERS_READ));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static void allow(Path path, Set<PosixFilePermission> permissions) {
        try {
            Files.setPosixFilePermissions(path, permissions);
        } catch (IOException | UnsupportedOperationException e) {
            System.getLogger(Disk.class.getName()).log(System.Logger.Level.DEBUG, "Permissions of {0} not kept", path);
        }
    }
}
