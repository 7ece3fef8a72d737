package dev.flowglass.app.override;

import dev.flowglass.engine.Failure;
import dev.flowglass.runtime.Reply;
import dev.flowglass.value.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The reply to one attempt while it is edited: what kind, and its text.
final class ReplyRow {
    enum Kind {
        USE_RESOURCE(false),
        /// The text is JSON.
        ANSWER(true),
        /// The text is an error, and behind a colon its cause.
        FAIL(true),
        TIME_OUT(false),
        /// The text is a number of seconds.
        DELAY(true),
        ASK_ME(false);

        private final boolean text;

        Kind(boolean text) {
            this.text = text;
        }

        boolean hasText() {
            return text;
        }
    }

    private static final BigDecimal LONGEST =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    private final ObjectProperty<Kind> kind;
    private final StringProperty text;

    ReplyRow(Kind kind, String text) {
        this.kind = new SimpleObjectProperty<>(this, "kind", kind);
        this.text = new SimpleStringProperty(this, "text", text);
    }

    static ReplyRow of(Reply reply) {
        return switch (reply) {
            case Reply.UseResource use -> new ReplyRow(Kind.USE_RESOURCE, "");
            case Reply.Answer(var value) -> new ReplyRow(Kind.ANSWER, Json.text(value));
            case Reply.Fail(var failure) ->
                new ReplyRow(
                        Kind.FAIL,
                        failure.cause().isEmpty() ? failure.error() : failure.error() + ": " + failure.cause());
            case Reply.TimeOut out -> new ReplyRow(Kind.TIME_OUT, "");
            case Reply.Delay(var time) ->
                new ReplyRow(
                        Kind.DELAY,
                        BigDecimal.valueOf(time.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString());
            case Reply.AskMe ask -> new ReplyRow(Kind.ASK_ME, "");
        };
    }

    ObjectProperty<Kind> kindProperty() {
        return kind;
    }

    StringProperty textProperty() {
        return text;
    }

    /// Nothing when the text is not what the kind needs.
    Optional<Reply> reply() {
        var written = text.get().strip();
        return switch (kind.get()) {
            case USE_RESOURCE -> Optional.of(new Reply.UseResource());
            case ANSWER ->
                Json.read(written) instanceof Json.Reading.Parsed(var value)
                        ? Optional.of(new Reply.Answer(value))
                        : Optional.empty();
            case FAIL -> failure(written);
            case TIME_OUT -> Optional.of(new Reply.TimeOut());
            case DELAY -> delay(written);
            case ASK_ME -> Optional.of(new Reply.AskMe());
        };
    }

    private static Optional<Reply> failure(String written) {
        var parts = written.split(":\\s+", 2);
        return parts[0].isBlank() || parts[0].length() > 128
                ? Optional.empty()
                : Optional.of(new Reply.Fail(new Failure(parts[0].strip(), parts.length > 1 ? parts[1].strip() : "")));
    }

    private static Optional<Reply> delay(String written) {
        try {
            var seconds = new BigDecimal(written);
            return seconds.signum() < 0 || seconds.compareTo(LONGEST) > 0
                    ? Optional.empty()
                    : Optional.of(new Reply.Delay(
                            Duration.ofMillis(seconds.movePointRight(3).longValue())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
