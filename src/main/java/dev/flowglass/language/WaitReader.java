package dev.flowglass.language;

import dev.flowglass.expression.Path;
import dev.flowglass.language.yaml.YamlNode;
import dev.flowglass.language.yaml.YamlNode.Scalar;
import dev.flowglass.model.WaitStep;
import dev.flowglass.model.WaitStep.Until;
import dev.flowglass.value.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/// Reads the `duration` or `timestamp` of a wait.
final class WaitReader {
    /// Two days.
    private static final long LONGEST = 172_800;

    private final Page page;
    private final Values values;

    WaitReader(Page page) {
        this.page = page;
        this.values = new Values(page);
    }

    Optional<Until> read(Fields fields) {
        return fields.value("duration")
                .flatMap(node -> duration(fields, node))
                .or(() -> fields.text("timestamp").flatMap(this::timestamp));
    }

    private Optional<Until> duration(Fields fields, YamlNode node) {
        if (node instanceof Scalar scalar && scalar.value() instanceof Value.Text(String text)) {
            if (text.startsWith("$")) {
                return values.stepPath(scalar, "duration").map(Until.SecondsAt::new);
            }
        }
        var range = fields.valueRange("duration");
        if (!(node instanceof Scalar scalar
                && scalar.value() instanceof Value.Num(BigDecimal amount)
                && WholeNumber.is(amount))) {
            page.report(LanguageCode.MUST_BE_INTEGER, range, "duration", Fields.shown(node));
            return Optional.empty();
        }
        long seconds = WholeNumber.of(amount);
        if (seconds > LONGEST) {
            page.report(LanguageCode.DURATION_TOO_LONG, range, Fields.shown(node), String.valueOf(LONGEST));
            return Optional.empty();
        }
        if (seconds <= 0) {
            page.report(LanguageCode.DURATION_PAST, range, Fields.shown(node));
        }
        return Optional.of(new Until.Seconds(seconds));
    }

    private Optional<Until> timestamp(Scalar scalar) {
        if (scalar.text().startsWith("$")) {
            return values.stepPath(scalar, "timestamp").map(Until.TimeAt::new);
        }
        var time = WaitStep.time(scalar.text());
        if (time.isEmpty()) {
            page.report(LanguageCode.BAD_TIMESTAMP, scalar.range(), scalar.text());
        }
        return time.map(Until.Time::new);
    }

    /// One short line for the eye.
    static String shown(Until until) {
        return switch (until) {
            case Until.Seconds(long seconds) -> seconds + " s";
            case Until.SecondsAt(Path path) -> path + " s";
            case Until.Time(Instant time) -> time.toString();
            case Until.TimeAt(Path path) -> path.toString();
        };
    }
}
