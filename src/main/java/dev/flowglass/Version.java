package dev.flowglass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/// The version that the build wrote into the program.
public final class Version {
    private Version() {}

    /// The version as people read it, for example `0.1.0`.
    public static String text() {
        try (var in = Objects.requireNonNull(Version.class.getResourceAsStream("version.properties"))) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
