package dev.flowglass.api.mns;

import dev.flowglass.api.http.Signing;
import dev.flowglass.store.AccessKey;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The service's two ways to sign a request in its `Authorization` header. The body is not covered, and there is no
/// nonce: two equal requests of one second are the same bytes.
final class MnsSignature {
    private static final Pattern V1 = Pattern.compile("MNS ([^:\\s]+):(\\S+)");
    private static final Pattern V4 = Pattern.compile("MNS4-HMAC-SHA256 Credential=([^/,\\s]+)/(\\d{8})/([^/,\\s]+)"
            + "/mns/aliyun_v4_request,\\s*Signature=([0-9a-fA-F]+)");
    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MnsSignature() {}

    /// Lets a request pass that was signed with this key and not too long ago.
    ///
    /// @throws MnsRefusal otherwise
    static void check(MnsRequest request, AccessKey key, Instant now) throws MnsRefusal {
        var header = request.header("authorization").orElse("").strip();
        var v1 = V1.matcher(header);
        var v4 = V4.matcher(header);
        boolean first = v1.matches();
        if (!first && !v4.matches()) {
            throw new MnsRefusal(
                    403, "SignatureNotMatch", "The request is not signed: it needs the header Authorization.");
        }
        var id = first ? v1.group(1) : v4.group(1);
        if (!id.equals(key.id())) {
            throw new MnsRefusal(
                    403, "InvalidAccessKeyID", "The access key %s is not the one of this Flowglass.".formatted(id));
        }
        var time = time(request);
        boolean good = first
                ? Signing.same(v1.group(2), v1(request, key.secret()))
                : v4.group(2).equals(BASIC.format(time).substring(0, 8))
                        && Signing.same(
                                v4.group(4).toLowerCase(Locale.ROOT), v4(request, key.secret(), time, v4.group(3)));
        if (!good) {
            throw new MnsRefusal(403, "SignatureNotMatch", "The signature does not fit the request and the secret.");
        }
        if (Duration.between(time, now).abs().compareTo(Signing.SKEW) > 0) {
            throw new MnsRefusal(
                    403,
                    "RequestTimeTooSkewed",
                    "The request is of %s, but here it is %s: more than 15 minutes apart.".formatted(time, now));
        }
    }

    private static String date(MnsRequest request) {
        return request.header("date").or(() -> request.header("x-mns-date")).orElse("");
    }

    private static Instant time(MnsRequest request) throws MnsRefusal {
        try {
            return ZonedDateTime.parse(date(request).strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            throw new MnsRefusal(
                    403, "RequestTimeTooSkewed", "The request needs a Date such as 'Tue, 24 Nov 2026 02:31:56 GMT'.");
        }
    }

    private static String mnsHeaders(MnsRequest request) {
        return request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-mns-"))
                .map(header -> "%s:%s\n".formatted(header.getKey(), header.getValue()))
                .collect(Collectors.joining());
    }

    /// Base64 of the HMAC-SHA1.
    static String v1(MnsRequest request, String secret) {
        var text = request.method() + "\n"
                + request.header("content-md5").orElse("") + "\n"
                + request.header("content-type").orElse("") + "\n"
                + date(request) + "\n"
                + mnsHeaders(request)
                + request.target();
        return Base64.getEncoder()
                .encodeToString(Signing.hmac("HmacSHA1", secret.getBytes(StandardCharsets.UTF_8), text));
    }

    /// The HMAC-SHA256 in hexadecimal digits.
    static String v4(MnsRequest request, String secret, Instant time, String region) {
        var stamp = BASIC.format(time);
        var day = stamp.substring(0, 8);
        var text = "MNS4-HMAC-SHA256\n%s\n%s/%s/mns/aliyun_v4_request\n%s"
                .formatted(stamp, day, region, canonical(request));
        var key = ("aliyun_v4" + secret).getBytes(StandardCharsets.UTF_8);
        for (var part : new String[] {day, region, "mns", "aliyun_v4_request"}) {
            key = Signing.hmac("HmacSHA256", key, part);
        }
        return HexFormat.of().formatHex(Signing.hmac("HmacSHA256", key, text));
    }

    private static String canonical(MnsRequest request) {
        var path = "/" + request.path().stream().map(Signing::encode).collect(Collectors.joining("/"));
        var query = request.parameters().stream()
                .map(parameter -> Signing.encode(parameter.name().toLowerCase(Locale.ROOT))
                        + (parameter.value().isEmpty() ? "" : "=" + Signing.encode(parameter.value())))
                .sorted()
                .collect(Collectors.joining("&"));
        var headers = request.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith("x-mns-")
                        || header.getKey().equals("content-md5")
                        || header.getKey().equals("content-type"))
                .map(header ->
                        "%s:%s\n".formatted(header.getKey(), header.getValue().strip()))
                .collect(Collectors.joining());
        return "%s\n%s\n%s\n%s\n".formatted(request.method(), path, query, headers);
    }
}
