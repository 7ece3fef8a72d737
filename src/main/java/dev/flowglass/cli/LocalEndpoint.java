package dev.flowglass.cli;

import dev.flowglass.store.AccessKey;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;

/// An endpoint and its key: the one last started by this person is written down, so that `report` finds it.
///
/// @param address with scheme, as `http://127.0.0.1:8765`
public record LocalEndpoint(String address, AccessKey key) {
    public static Path file() {
        return OwnFolder.path().resolve("endpoint.json");
    }

    /// Nothing when none is running, or the file is not one of ours.
    static Optional<LocalEndpoint> lastStarted() throws IOException {
        if (!Files.exists(file())) {
            return Optional.empty();
        }
        return Json.read(Files.readString(file())) instanceof Json.Reading.Parsed(Obj fields)
                ? Optional.of(new LocalEndpoint(
                        text(fields, "endpoint"),
                        new AccessKey(text(fields, "accessKeyId"), text(fields, "accessKeySecret"))))
                : Optional.empty();
    }

    private static String text(Obj fields, String name) {
        return fields.find(name) instanceof Value.Text(String text) ? text : "";
    }

    void writeDown() throws IOException {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("endpoint", Value.of(address));
        fields.put("accessKeyId", Value.of(key.id()));
        fields.put("accessKeySecret", Value.of(key.secret()));
        OwnFolder.write(file(), Json.pretty(Obj.of(fields)) + "\n");
    }

    /// Unless another one was started since.
    void forget() throws IOException {
        if (lastStarted().equals(Optional.of(this))) {
            Files.deleteIfExists(file());
        }
    }

    /// `ID:SECRET`
    static AccessKey key(String text, Terminal terminal) throws Unreadable {
        int colon = text.indexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new Unreadable(terminal.words().text("cli.key.bad"));
        }
        return new AccessKey(text.substring(0, colon), text.substring(colon + 1));
    }
}
