package dev.flowglass.api;

import dev.flowglass.api.http.Signing;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The two ways in which requests to the workflow service are signed.
public final class Signatures {
    private Signatures() {}

    /// HMAC-SHA1 over all parameters of query and form, as Base64.
    ///
    /// @param parameters decoded; `Signature` among them is left out
    public static String rpc(String method, SortedMap<String, String> parameters, String secret) {
        var canonical = canonical(parameters);
        var text = method + "&" + Signing.encode("/") + "&" + Signing.encode(canonical);
        return Base64.getEncoder().encodeToString(Signing.hmac("HmacSHA1", bytes(secret + "&"), text));
    }

    /// True when the signature is that of these parameters. Some clients send parameters without a value and do not
    /// sign them, others sign them too.
    static boolean isRpc(String signature, String method, SortedMap<String, String> parameters, String secret) {
        var filled = new TreeMap<>(parameters);
        filled.values().removeIf(String::isEmpty);
        return Signing.same(rpc(method, parameters, secret), signature)
                || Signing.same(rpc(method, filled, secret), signature);
    }

    private static String canonical(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("Signature"))
                .map(entry -> Signing.encode(entry.getKey()) + "=" + Signing.encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    /// ACS3-HMAC-SHA256, as lower-case hexadecimal digits.
    ///
    /// @param query decoded parameters of the query alone
    /// @param headers names of the signed headers, in the order of the signature
    /// @param header value of a header
    /// @param bodyHash of the body, as `x-acs-content-sha256` gives it
    static String acs3(
            String method,
            String path,
            SortedMap<String, String> query,
            List<String> headers,
            Function<String, String> header,
            String bodyHash,
            String secret) {
        var lines = headers.stream()
                .map(name -> name + ":" + header.apply(name).strip() + "\n")
                .collect(Collectors.joining());
        var request = String.join(
                "\n",
                method,
                path,
                query.entrySet().stream()
                        .map(entry -> Signing.encode(entry.getKey()) + "=" + Signing.encode(entry.getValue()))
                        .collect(Collectors.joining("&")),
                lines,
                String.join(";", headers),
                bodyHash);
        var text = "ACS3-HMAC-SHA256\n" + Signing.sha256(bytes(request));
        return HexFormat.of().formatHex(Signing.hmac("HmacSHA256", bytes(secret), text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
