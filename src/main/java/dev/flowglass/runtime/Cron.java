package dev.flowglass.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// When a schedule is due: six fields (second, minute, hour, day of month, month, day of week) in UTC, or `@every` with
/// a duration such as `90m`, `1h30m`, `10s`.
///
/// Fields are `*`, `?`, numbers, ranges, lists and steps (`0/15`, `10-40/5`), months and days of the week also by their
/// first three letters; Sunday is 0 and 7. When both day fields are restricted, a day that fits either is due.
public sealed interface Cron {
    /// The text is not such an expression.
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed(String message) {
            super(message);
        }
    }

    /// The first time after `time` at which the schedule is due; nothing when there is none within eight years.
    ///
    /// @param from when the schedule began; `@every` counts from there
    Optional<Instant> next(Instant time, Instant from);

    /// @throws Malformed with a sentence that says what is wrong
    static Cron parse(String text) throws Malformed {
        var words = text.strip().split("\\s+");
        if (words[0].equals("@every")) {
            return Every.parse(words);
        }
        if (words.length != 6) {
            throw new Malformed(
                    "A cron expression has six fields (second minute hour day month weekday), but '%s' has %d; the other form is '@every 90m'."
                            .formatted(text, text.isBlank() ? 0 : words.length));
        }
        return new Fields(
                Field.SECOND.parse(words[0]),
                Field.MINUTE.parse(words[1]),
                Field.HOUR.parse(words[2]),
                Field.DAY.parse(words[3]),
                Field.MONTH.parse(words[4]),
                Field.WEEKDAY.parse(words[5]),
                isOpen(words[3]),
                isOpen(words[5]));
    }

    private static boolean isOpen(String field) {
        return field.startsWith("*") || field.startsWith("?");
    }

    /// At regular distances from the beginning.
    record Every(Duration distance) implements Cron {
        /// Longer than anybody waits, and far from where dates end.
        private static final Duration LONGEST = Duration.ofDays(36_500);

        private static final Pattern PART = Pattern.compile("(\\d{1,9})([hms])");

        private static Every parse(String[] words) throws Malformed {
            var text = words.length == 2 ? words[1] : "";
            var distance = Duration.ZERO;
            var part = PART.matcher(text);
            int end = 0;
            while (part.find() && part.start() == end) {
                long amount = Long.parseLong(part.group(1));
                distance = distance.plus(
                        switch (part.group(2)) {
                            case "h" -> Duration.ofHours(amount);
                            case "m" -> Duration.ofMinutes(amount);
                            default -> Duration.ofSeconds(amount);
                        });
                end = part.end();
            }
            if (end != text.length() || distance.isZero() || distance.compareTo(LONGEST) > 0) {
                throw new Malformed("'%s' is not '@every' with a duration such as 90m, 1h30m or 10s."
                        .formatted(String.join(" ", words)));
            }
            return new Every(distance);
        }

        @Override
        public Optional<Instant> next(Instant time, Instant from) {
            long passed = Math.max(0, Duration.between(from, time).dividedBy(distance));
            return Optional.of(from.plus(distance.multipliedBy(passed + 1)));
        }
    }

    /// Six sets of numbers.
    record Fields(
            BitSet seconds,
            BitSet minutes,
            BitSet hours,
            BitSet days,
            BitSet months,
            BitSet weekdays,
            boolean anyDay,
            boolean anyWeekday)
            implements Cron {
        private static final int LONGEST_SEARCH_YEARS = 8;

        @Override
        public Optional<Instant> next(Instant time, Instant from) {
            var start = LocalDateTime.ofInstant(time, ZoneOffset.UTC)
                    .truncatedTo(ChronoUnit.SECONDS)
                    .plusSeconds(1);
            var last = start.toLocalDate().plusYears(LONGEST_SEARCH_YEARS);
            for (var day = start.toLocalDate(); day.isBefore(last); day = next(day)) {
                if (isDue(day)) {
                    var earliest = day.equals(start.toLocalDate()) ? start : day.atStartOfDay();
                    var found = onThisDay(day, earliest);
                    if (found.isPresent()) {
                        return found.map(due -> due.toInstant(ZoneOffset.UTC));
                    }
                }
            }
            return Optional.empty();
        }

        private LocalDate next(LocalDate day) {
            return months.get(day.getMonthValue())
                    ? day.plusDays(1)
                    : day.withDayOfMonth(1).plusMonths(1);
        }

        private boolean isDue(LocalDate day) {
            if (!months.get(day.getMonthValue())) {
                return false;
            }
            boolean byDay = days.get(day.getDayOfMonth());
            boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
            return anyDay || anyWeekday ? byDay && byWeekday : byDay || byWeekday;
        }

        private Optional<LocalDateTime> onThisDay(LocalDate day, LocalDateTime earliest) {
            for (int hour = hours.nextSetBit(earliest.getHour()); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
                int firstMinute = hour == earliest.getHour() ? earliest.getMinute() : 0;
                for (int minute = minutes.nextSetBit(firstMinute);
                        minute >= 0;
                        minute = minutes.nextSetBit(minute + 1)) {
                    boolean sameMinute = hour == earliest.getHour() && minute == earliest.getMinute();
                    int second = seconds.nextSetBit(sameMinute ? earliest.getSecond() : 0);
                    if (second >= 0) {
                        return Optional.of(day.atTime(hour, minute, second));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /// One of the six.
    enum Field {
        SECOND(0, 59),
        MINUTE(0, 59),
        HOUR(0, 23),
        DAY(1, 31),
        MONTH(1, 12),
        WEEKDAY(0, 7);

        private static final List<String> MONTHS =
                List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
        private static final List<String> WEEKDAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

        private final int least;
        private final int most;

        Field(int least, int most) {
            this.least = least;
            this.most = most;
        }

        private List<String> names() {
            return switch (this) {
                case SECOND, MINUTE, HOUR, DAY -> List.of();
                case MONTH -> MONTHS;
                case WEEKDAY -> WEEKDAYS;
            };
        }

        private BitSet parse(String text) throws Malformed {
            var set = new BitSet();
            for (var part : text.split(",", -1)) {
                add(part, set);
            }
            if (this == WEEKDAY && set.get(7)) {
                set.set(0);
            }
            return set;
        }

        private void add(String part, BitSet set) throws Malformed {
            var halves = part.split("/", -1);
            if (halves.length > 2) {
                throw malformed(part);
            }
            int step = halves.length == 2 ? number(halves[1], part) : 1;
            var range = halves[0].split("-", -1);
            boolean open = halves[0].equals("*") || halves[0].equals("?");
            if (range.length > 2 || step < 1) {
                throw malformed(part);
            }
            int from = open ? least : value(range[0], part);
            int to = open || range.length == 1 && halves.length == 2 ? most : value(range[range.length - 1], part);
            if (from > to) {
                throw malformed(part);
            }
            for (int value = from; value <= to; value += step) {
                set.set(value);
            }
        }

        private int value(String text, String part) throws Malformed {
            int name = names().indexOf(text.toUpperCase(Locale.ROOT));
            int value = name >= 0 ? name + least : number(text, part);
            if (value < least || value > most) {
                throw malformed(part);
            }
            return value;
        }

        private int number(String text, String part) throws Malformed {
            if (!text.matches("\\d{1,4}")) {
                throw malformed(part);
            }
            return Integer.parseInt(text);
        }

        private Malformed malformed(String part) {
            return new Malformed("'%s' cannot be the %s of a cron expression: it takes numbers from %d to %d%s."
                    .formatted(
                            part,
                            name().toLowerCase(Locale.ROOT),
                            least,
                            most,
                            names().isEmpty() ? "" : " or names such as " + names().getFirst()));
        }
    }
}
