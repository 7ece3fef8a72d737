package dev.flowglass.remote;

/// A service, and the key that requests are signed with.
///
/// @param address `http://127.0.0.1:8765`, or a host name, which means https
public record Target(String address, Credentials key) {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";

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
}
