package dev.flowglass.model;

import java.util.Optional;
import java.util.regex.Pattern;

/// The kinds of resources that a `resourceArn` can name.
public enum ResourceKind {
    /// `acs:fc:{region}:{account}:services/{service}[.{qualifier}]/functions/{function}`
    FUNCTION("acs:fc:[^:]*:[^:]*:services/[^/:]+/functions/([^/:]+)"),
    /// `acs:fnf:{region}:{account}:flow/{name}`
    FLOW("acs:fnf:[^:]*:[^:]*:flow/([^/:]+)"),
    /// `acs:mns:{region}:{account}:/queues/{queue}/messages`
    QUEUE("acs:mns:[^:]*:[^:]*:/queues/([^/:]+)/messages"),
    /// `acs:mns:{region}:{account}:/topics/{topic}/messages`
    TOPIC("acs:mns:[^:]*:[^:]*:/topics/([^/:]+)/messages");

    private final Pattern pattern;

    ResourceKind(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /// The kind of an ARN, or nothing when it is of none.
    public static Optional<ResourceKind> of(String arn) {
        for (var kind : values()) {
            if (kind.pattern.matcher(arn).matches()) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /// The name of the function, flow, queue or topic that an ARN of this kind ends with.
    ///
    /// @throws IllegalArgumentException when the ARN is not of this kind
    public String name(String arn) {
        var matcher = pattern.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("Expected an ARN of a %s, but got '%s'".formatted(this, arn));
        }
        return matcher.group(1);
    }
}
