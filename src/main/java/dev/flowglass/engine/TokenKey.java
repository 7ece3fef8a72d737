package dev.flowglass.engine;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The secret that makes task tokens unforgeable. It stays the same for the life of a store.
public final class TokenKey {
    /// Bytes of the digest that prove the key; the other 3 of the 20 hold the attempt.
    private static final int PROOF = 17;

    /// Never used itself, only copies of it.
    private final Mac ready;

    /// @param secret 16 bytes or more, from a good source of chance
    public TokenKey(byte[] secret) {
        if (secret.length < 16) {
            throw new IllegalArgumentException("Expected at least 16 bytes of secret, but got " + secret.length);
        }
        this.ready = ready(secret.clone());
    }

    /// The token of an attempt.
    public TaskToken token(String flow, String execution, int enteredId, int attempt) {
        byte[] digest = Arrays.copyOf(proof(flow, execution, enteredId, attempt), PROOF + 3);
        digest[PROOF] = (byte) (attempt >>> 16);
        digest[PROOF + 1] = (byte) (attempt >>> 8);
        digest[PROOF + 2] = (byte) attempt;
        return new TaskToken(flow, execution, enteredId, TaskToken.base64(digest));
    }

    /// True when this key made the token.
    public boolean made(TaskToken token) {
        return token(token.flow(), token.execution(), token.enteredId(), token.attempt())
                .equals(token);
    }

    static int attempt(byte[] digest) {
        return (digest[PROOF] & 0xff) << 16 | (digest[PROOF + 1] & 0xff) << 8 | digest[PROOF + 2] & 0xff;
    }

    private byte[] proof(String flow, String execution, int enteredId, int attempt) {
        try {
            var mac = (Mac) ready.clone();
            var text = TaskToken.VERSION + "#" + flow + "#" + execution + "#" + enteredId + "#" + attempt;
            return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), PROOF);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Expected HmacSHA1 to be cloneable", e);
        }
    }

    private static Mac ready(byte[] secret) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Expected every Java runtime to have HmacSHA1", e);
        }
    }
}
