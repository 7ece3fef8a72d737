package dev.flowglass.app.override;

import dev.flowglass.runtime.Reply;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Replies as an entry of a resources file, in front of all others, so that it is the first that matches.
final class ResourcesText {
    private static final Pattern LIST = Pattern.compile("(?m)^resources:[ \\t]*(\\[\\s*])?[ \\t]*(#.*)?\\R?");

    /// Longer than any time limit of a step that somebody waits for in a test.
    private static final int TOO_LATE_SECONDS = 86_400;

    private ResourcesText() {}

    /// Nothing when the replies cannot stand in such a file, as a delay before the resource itself.
    static Optional<String> with(String file, String arn, List<Reply> byAttempt) {
        return entry(arn, byAttempt).map(entry -> {
            var list = LIST.matcher(file);
            if (!list.find()) {
                var head = file.isBlank() ? "version: 1\n" : file.endsWith("\n") ? file : file + "\n";
                return head + "resources:\n" + entry;
            }
            return file.substring(0, list.start()) + "resources:\n" + entry + file.substring(list.end());
        });
    }

    private static Optional<String> entry(String arn, List<Reply> byAttempt) {
        var head = "  - arn: " + Json.text(Value.of(arn)) + "\n";
        if (byAttempt.size() == 1 && byAttempt.getFirst() instanceof Reply.AskMe) {
            return Optional.of(head + "    kind: manual\n");
        }
        var text = new StringBuilder(head).append("    kind: mock\n    responses:\n");
        for (var reply : byAttempt) {
            switch (reply) {
                case Reply.Answer(var value) ->
                    text.append("      - output: ").append(Json.text(value)).append('\n');
                case Reply.Fail(var failure) ->
                    text.append("      - error: { type: %s, message: %s }\n"
                            .formatted(Json.text(Value.of(failure.error())), Json.text(Value.of(failure.cause()))));
                case Reply.TimeOut out ->
                    text.append("      - output: %s\n        delaySeconds: %s\n"
                            .formatted(Json.text(Obj.EMPTY), BigDecimal.valueOf(TOO_LATE_SECONDS)));
                case Reply.UseResource use -> {
                    return Optional.empty();
                }
                case Reply.Delay delay -> {
                    return Optional.empty();
                }
                case Reply.AskMe ask -> {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(text.toString());
    }
}
