package dev.flowglass.remote;

import com.aliyun.credentials.models.CredentialModel;
import com.aliyun.credentials.provider.AlibabaCloudCredentialsProvider;
import com.aliyun.credentials.provider.CLIProfileCredentialsProvider;
import com.aliyun.credentials.provider.EnvironmentVariableCredentialsProvider;
import com.aliyun.credentials.provider.ProfileCredentialsProvider;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What requests are signed with.
///
/// @param securityToken of keys that were lent for a while; empty for a person's own
public record Credentials(String keyId, String keySecret, String securityToken) {
    private static final System.Logger LOG = System.getLogger(Credentials.class.getName());

    /// Where the service's own tools look, without asking the network where this machine runs.
    private static final List<Supplier<AlibabaCloudCredentialsProvider>> USUAL = List.of(
            EnvironmentVariableCredentialsProvider::new,
            () -> CLIProfileCredentialsProvider.builder().build(),
            ProfileCredentialsProvider::new);

    /// A person's own.
    public Credentials(String keyId, String keySecret) {
        this(keyId, keySecret, "");
    }

    /// Those that the service's own tools take too: from `ALIBABA_CLOUD_ACCESS_KEY_ID` and
    /// `ALIBABA_CLOUD_ACCESS_KEY_SECRET`, else the profile of its command line in `~/.aliyun/config.json`, else
    /// `~/.alibabacloud/credentials.ini`. Reads files, and a profile that names a role asks the service for its keys.
    public static Optional<Credentials> usual() {
        return USUAL.stream().map(Credentials::of).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Credentials> of(Supplier<AlibabaCloudCredentialsProvider> source) {
        try {
            // Nothing to close: none of these holds more than a file for the time of reading.
            return Optional.ofNullable(source.get().getCredentials()).flatMap(Credentials::of);
        } catch (Exception e) {
            // That a source is not there is the ordinary case, and told in the same way as a mistake in it.
            LOG.log(Level.DEBUG, "No key here: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Credentials> of(CredentialModel found) {
        var id = text(found.getAccessKeyId());
        var secret = text(found.getAccessKeySecret());
        return id.isEmpty() || secret.isEmpty()
                ? Optional.empty()
                : Optional.of(new Credentials(id, secret, text(found.getSecurityToken())));
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    /// Does not tell the secret.
    @Override
    public String toString() {
        return "Credentials[%s]".formatted(keyId);
    }
}
