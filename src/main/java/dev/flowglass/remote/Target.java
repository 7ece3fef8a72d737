package dev.flowglass.remote;

import java.util.Map;
import java.util.Optional;

/// A service, and the key that requests are signed with.
///
/// @param address `http://127.0.0.1:8765`, or a host name, which means https
public record Target(String address, String keyId, String keySecret) {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

    /// The key that the service's own tools take from the environment too, if it is there.
    public static Optional<Target> withKeyOf(Map<String, String> environment, String address) {
        var id = environment.getOrDefault("ALIBABA_CLOUD_ACCESS_KEY_ID", "");
        var secret = environment.getOrDefault("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "");
        return id.isBlank() || secret.isBlank()
                ? Optional.empty()
                : Optional.of(new Target(address, id.strip(), secret.strip()));
    }

    /// `http` or `https`
    String protocol() {
        return address.startsWith(HTTP) ? "http" : "https";
    }

    /// Host with its port, if one was given.
    public String host() {
        var bare = address.startsWith(HTTP)
                ? address.substring(HTTP.length())
                : address.startsWith(HTTPS) ? address.substring(HTTPS.length()) : address;
        int slash = bare.indexOf('/');
        return slash < 0 ? bare : bare.substring(0, slash);
    }

    /// Does not tell the secret.
    @Override
    public String toString() {
        return "Target[%s, %s]".formatted(address, keyId);
    }
}
