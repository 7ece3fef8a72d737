package dev.flowglass.connector;

import dev.flowglass.model.ResourceKind;
import dev.flowglass.value.Json;
import dev.flowglass.value.Obj;
import dev.flowglass.value.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.UUID;

/// Tasks that put a message into a queue: `MessageBody`, `DelaySeconds`, `Priority` of `serviceParams`. A topic is a
/// queue of its name. What waits for a callback is answered by whoever takes the message.
final class QueueConnector {
    private static final int LONGEST_DELAY = 604_800;
    private static final int LOWEST_PRIORITY = 16;
    private static final int USUAL_PRIORITY = 8;

    private final MessageSender sender;

    QueueConnector(MessageSender sender) {
        this.sender = sender;
    }

    Call call(TaskCall task) {
        var body = task.params().find("MessageBody");
        if (body == null || body.equals(Value.NULL)) {
            return refused("serviceParams of step %s has no MessageBody, which is what the queue gets."
                    .formatted(task.step().name()));
        }
        var delay = number(task, "DelaySeconds", 0, LONGEST_DELAY, -1);
        var priority = number(task, "Priority", 1, LOWEST_PRIORITY, USUAL_PRIORITY);
        if (delay.isEmpty()) {
            return refused("DelaySeconds has to be a whole number from 0 to %d.".formatted(LONGEST_DELAY));
        }
        if (priority.isEmpty()) {
            return refused("Priority has to be a whole number from 1 to %d.".formatted(LOWEST_PRIORITY));
        }
        var message = new MessageSender.Message(
                made(task, "message").toString().replace("-", "").toUpperCase(Locale.ROOT),
                queue(task.target()),
                body instanceof Value.Text(String text) ? text : Json.sorted(body),
                Duration.ofSeconds(delay.getAsInt()),
                priority.getAsInt());
        var outcome = sender.send(message)
                .handle((result, failure) -> failure == null
                        ? outcome(task, result)
                        : new Outcome.Failed(
                                "mns.InternalServerError",
                                "The message could not be kept: %s".formatted(failure.getMessage())));
        return new Call(outcome, new Call.Activity.Working(), () -> {});
    }

    private static String queue(String arn) {
        return ResourceKind.of(arn).map(kind -> kind.name(arn)).orElse(arn);
    }

    /// The number that a parameter gives, `usual` when it is not there, nothing when it is not such a number.
    private static OptionalInt number(TaskCall task, String name, int least, int most, int usual) {
        var value = task.params().find(name);
        if (value == null || value.equals(Value.NULL)) {
            return OptionalInt.of(usual);
        }
        var text = value instanceof Value.Text(String written) ? written : Json.text(value);
        return text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
                ? OptionalInt.of(Integer.parseInt(text))
                : OptionalInt.empty();
    }

    private static Call refused(String cause) {
        return Call.ended(new Outcome.Failed("mns.InvalidArgument", cause));
    }

    private static Outcome outcome(TaskCall task, MessageSender.Result result) {
        return switch (result) {
            case MessageSender.Result.Sent(String id, String md5) ->
                new Outcome.Returned(Obj.of("MessageId", Value.of(id), "MessageBodyMD5", Value.of(md5))
                        .with("RequestId", Value.of(made(task, "request").toString())));
            case MessageSender.Result.Refused(var failure) -> new Outcome.Failed(failure);
        };
    }

    /// The same for the same attempt, so that a run repeated is the same run and a call repeated sends nothing twice.
    private static UUID made(TaskCall task, String what) {
        var seed = "%s %s %s".formatted(task.execution(), task.ref(), what);
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8));
    }
}
