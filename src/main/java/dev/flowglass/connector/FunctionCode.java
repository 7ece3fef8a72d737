package dev.flowglass.connector;

import dev.flowglass.model.Binding;
import dev.flowglass.model.Binding.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// A function as it is bound: what is asked for, and where its text is.
///
/// @param service and `function`: as the ARN names them
record FunctionCode(
        Language language, Path file, String handler, OptionalLong timeoutSeconds, String service, String function) {
    private static final Pattern ARN = Pattern.compile("acs:fc:[^:]*:[^:]*:services/([^/:.]+)[^/:]*/functions/(.+)");

    static FunctionCode of(String arn, Binding.Kind.Function bound) {
        var named = ARN.matcher(arn);
        boolean known = named.matches();
        return new FunctionCode(
                bound.language(),
                Path.of(bound.file()).toAbsolutePath().normalize(),
                bound.handler(),
                bound.timeoutSeconds(),
                known ? named.group(1) : "",
                known ? named.group(2) : arn);
    }

    Path folder() {
        return file.resolveSibling("").toAbsolutePath();
    }

    /// What the text is now: another after a change of the file or of one beside it that it may import.
    long version() throws IOException {
        long version = 0;
        try (var files = Files.newDirectoryStream(folder(), "*.{py,js,cjs,mjs,json}")) {
            for (var beside : files) {
                long stamp = Files.getLastModifiedTime(beside).toMillis() * 31 + Files.size(beside);
                version += 1_000_003L * beside.hashCode() ^ stamp * 0x9E3779B97F4A7C15L;
            }
        }
        return version;
    }

    /// The program that takes requests for the function.
    String runner() {
        var name = switch (language) {
            case PYTHON -> "runner.py";
            case NODE -> "runner.js";
        };
        try (InputStream in = FunctionCode.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Expected %s to be part of the program".formatted(name));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
