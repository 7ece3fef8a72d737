package dev.flowglass.cli;

import dev.flowglass.words.Messages;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Reads text files as UTF-8, writes files, and says plainly why one cannot be read or written.
final class TextFiles {
    private static final long LARGEST = 50L * 1024 * 1024;

    private final Messages words;

    TextFiles(Messages words) {
        this.words = words;
    }

    /// The text of a file, byte order mark included.
    String read(Path file) throws Unreadable {
        if (Files.isDirectory(file)) {
            throw new Unreadable(words.text("cli.file.folder", file));
        }
        try {
            if (Files.size(file) > LARGEST) {
                throw new Unreadable(words.text("cli.file.too-large", file, LARGEST / (1024 * 1024)));
            }
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var text = decoder.decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
            if (text.indexOf('\0') >= 0) {
                throw new Unreadable(words.text("cli.file.binary", file));
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new Unreadable(words.text("cli.file.binary", file));
        } catch (NoSuchFileException e) {
            throw new Unreadable(words.text("cli.file.missing", file));
        } catch (AccessDeniedException e) {
            throw new Unreadable(words.text("cli.file.denied", file));
        } catch (IOException e) {
            throw new Unreadable(words.text("cli.file.unreadable", file, String.valueOf(e.getMessage())));
        }
    }

    void write(Path file, byte[] content) throws Unreadable {
        try {
            Files.write(file, content);
        } catch (NoSuchFileException e) {
            throw new Unreadable(words.text("cli.file.no-folder", file));
        } catch (AccessDeniedException e) {
            throw new Unreadable(words.text("cli.file.not-writable", file));
        } catch (FileSystemException e) {
            var reason = e.getReason() == null ? String.valueOf(e.getMessage()) : e.getReason();
            throw new Unreadable(words.text("cli.file.unwritten", file, reason));
        } catch (IOException e) {
            throw new Unreadable(words.text("cli.file.unwritten", file, String.valueOf(e.getMessage())));
        }
    }
}
