package dev.flowglass.store;

import java.security.SecureRandom;
import java.util.Base64;

/// What a client signs with.
public record AccessKey(String id, String secret) {
    /// A new one, as long as those of the cloud service, of letters and digits.
    static AccessKey random() {
        return new AccessKey("LTAI" + letters(20), letters(30));
    }

    private static String letters(int count) {
        var random = new SecureRandom();
        var text = new StringBuilder();
        while (text.length() < count) {
            var bytes = new byte[count];
            random.nextBytes(bytes);
            text.append(Base64.getEncoder().encodeToString(bytes).replaceAll("[^A-Za-z0-9]", ""));
        }
        return text.substring(0, count);
    }

    /// Does not tell the secret.
    @Override
    public String toString() {
        return "AccessKey[%s]".formatted(id);
    }
}
