package dev.flowglass.api;

import dev.flowglass.api.http.Request;
import dev.flowglass.api.http.Signing;
import dev.flowglass.store.AccessKey;
import dev.flowglass.store.Nonces;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Lets in who may call: programs on this machine that sign with the access key of the store.
final class Guard {
    /// `cn-hangzhou.fnf.aliyuncs.com` and the like, the names that clients know the service by.
    private static final Pattern SERVICE =
            Pattern.compile("([a-z0-9-]+\\.)?fnf(-vpc|-internal|-share)?(\\.[a-z0-9-]+)?\\.aliyuncs\\.com(:80)?");

    /// What a signature has to cover beside the body.
    private static final Set<String> COVERED = Set.of(
            "host", "x-acs-action", "x-acs-version", "x-acs-date", "x-acs-signature-nonce", "x-acs-content-sha256");

    private static final String ACS3 = "ACS3-HMAC-SHA256";

    private final AccessKey key;
    private final Nonces nonces;
    private final InstantSource time;

    Guard(AccessKey key, Nonces nonces, InstantSource time) {
        this.key = key;
        this.nonces = nonces;
        this.time = time;
    }

    /// What no page in a browser can have sent.
    ///
    /// @throws Refusal for everything else
    void checkOrigin(Request request) throws Refusal {
        if (request.isFromPage()) {
            throw new Refusal(ErrorCode.ACCESS_DENIED, "Web pages may not call this endpoint.");
        }
        if (!request.isForUs(SERVICE)) {
            throw new Refusal(
                    ErrorCode.ACCESS_DENIED,
                    "Host '%s' is not this endpoint."
                            .formatted(request.header("Host").orElse("")));
        }
        if (request.header("x-acs-action").isEmpty()) {
            throw new Refusal(ErrorCode.MISSING_REQUIRED_HEADER, "The HTTP header 'x-acs-action' must be specified.");
        }
    }

    /// True when the signature covers headers, and not only parameters.
    static boolean isAcs3(Request request) {
        return request.header("Authorization").orElse("").startsWith(ACS3);
    }

    /// Who signed this may call, once.
    ///
    /// @throws Refusal for everybody else
    void checkSignature(Request request, Parameters query, Parameters all, byte[] body) throws Refusal {
        if (isAcs3(request)) {
            checkAcs3(request, query, body);
        } else {
            checkRpc(request, all);
        }
    }

    private void checkRpc(Request request, Parameters all) throws Refusal {
        if (!all.has("Signature") || !all.has("AccessKeyId")) {
            throw new Refusal(ErrorCode.SIGNATURE_NOT_MATCH, "The request is not signed.");
        }
        checkKey(all.text("AccessKeyId"));
        if (!all.text("SignatureMethod").equals("HMAC-SHA1")
                || !Signatures.isRpc(all.text("Signature"), request.method(), all.values(), key.secret())) {
            throw noMatch();
        }
        checkTime(all.required("Timestamp"));
        take(all.required("SignatureNonce"));
    }

    private void checkAcs3(Request request, Parameters query, byte[] body) throws Refusal {
        var fields = fields(request.header("Authorization").orElse("").substring(ACS3.length()));
        checkKey(fields.getOrDefault("Credential", ""));
        var names = List.of(fields.getOrDefault("SignedHeaders", "").split(";"));
        var hash = request.header("x-acs-content-sha256").orElse("");
        if (!names.containsAll(COVERED) || !Signing.same(Signing.sha256(body), hash)) {
            throw noMatch();
        }
        var signature = Signatures.acs3(
                request.method(),
                request.path(),
                query.values(),
                names,
                name -> request.header(name).orElse(""),
                hash,
                key.secret());
        if (!Signing.same(signature, fields.getOrDefault("Signature", ""))) {
            throw noMatch();
        }
        checkTime(request.header("x-acs-date").orElse(""));
        take(request.header("x-acs-signature-nonce").orElse(""));
    }

    private static Map<String, String> fields(String text) {
        var fields = new HashMap<String, String>();
        for (var field : new ArrayList<>(List.of(text.strip().split(",")))) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.put(
                        field.substring(0, equals).strip(),
                        field.substring(equals + 1).strip());
            }
        }
        return fields;
    }

    private void checkKey(String id) throws Refusal {
        if (!Signing.same(id, key.id())) {
            throw new Refusal(ErrorCode.INVALID_ACCESS_KEY_ID, "The AccessKey ID %s is invalid.".formatted(id));
        }
    }

    private static Refusal noMatch() {
        return new Refusal(
                ErrorCode.SIGNATURE_NOT_MATCH, "The request signature we calculated does not match: check the secret.");
    }

    private void checkTime(String text) throws Refusal {
        var now = time.instant();
        Instant sent;
        try {
            sent = Instant.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid("'%s' is not a time as in 2026-01-31T08:00:00Z.".formatted(text));
        }
        if (Duration.between(sent, now).abs().compareTo(Signing.SKEW) > 0) {
            throw new Refusal(
                    ErrorCode.REQUEST_TIME_TOO_SKEWED,
                    "The difference between the request time %s and the current time %s is too large."
                            .formatted(text, now));
        }
    }

    private void take(String nonce) throws Refusal {
        var now = time.instant();
        if (nonce.isEmpty() || !nonces.take(nonce, now.plus(Signing.SKEW.multipliedBy(2)), now)) {
            throw new Refusal(ErrorCode.SIGNATURE_NOT_MATCH, "The signature nonce was used before.");
        }
    }
}
