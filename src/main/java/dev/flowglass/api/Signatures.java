package dev.flowglass.api;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The two ways in which requests to the workflow service are signed.
public final class Signatures {
    private Signatures() {}

    /// HMAC-SHA1 over all parameters of query and form, as Base64.
    ///
    /// @param parameters decoded; `Signature` among them is left out
    public static String rpc(String method, SortedMap<String, String> parameters, String secret) {
        var canonical = canonical(parameters);
        var text = method + "&" + encode("/") + "&" + encode(canonical);
        return Base64.getEncoder().encodeToString(hmac("HmacSHA1", secret + "&", text));
    }

    private static String canonical(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("Signature"))
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
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
                        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                        .collect(Collectors.joining("&")),
                lines,
                String.join(";", headers),
                bodyHash);
        var text = "ACS3-HMAC-SHA256\n" + sha256(request.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, text));
    }

    /// Lower-case hexadecimal digits.
    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected SHA-256 to be there", e);
        }
    }

    private static byte[] hmac(String algorithm, String key, String text) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected %s to be there".formatted(algorithm), e);
        }
    }

    /// Percent-encoding of the UTF-8 bytes, except of letters, digits and `-_.~`.
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /// Takes the same time wherever the two differ.
    static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
