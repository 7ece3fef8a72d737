package dev.flowglass.app.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// Where events and times lie on a line: true to their distances, or with idle stretches compressed, so that what
/// happened within milliseconds is seen beside a wait of two days. It grows at its end.
final class TimeScale {
    /// Room for each event, compressed, even for those of the same millisecond.
    private static final double LEAST = 0.4;

    private Optional<Instant> start = Optional.empty();

    /// By event: milliseconds since the start, and compressed places.
    private long[] times = new long[64];

    private double[] places = new double[64];
    private int size;

    /// The time of the next event; not before those added earlier.
    void add(Instant time) {
        if (start.isEmpty()) {
            start = Optional.of(time);
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            places = Arrays.copyOf(places, size * 2);
        }
        long millis = millis(time);
        places[size] = size == 0 ? 0 : places[size - 1] + width(millis - times[size - 1]);
        times[size++] = millis;
    }

    private long millis(Instant time) {
        return start.map(from -> Duration.between(from, time).toMillis()).orElse(0L);
    }

    /// Room for a gap: it grows by the same amount each time the gap doubles.
    private static double width(long millis) {
        return Math.log1p((double) millis) / Math.log(2) + LEAST;
    }

    /// The place of an event: milliseconds since the start, or the compressed place.
    double place(int eventId, boolean compressed) {
        int at = Math.clamp(eventId - 1, 0, Math.max(0, size - 1));
        return size == 0 ? 0 : compressed ? places[at] : times[at];
    }

    /// The place of a time; of several events at this time, that of the last.
    double place(Instant time, boolean compressed) {
        long millis = millis(time);
        return compressed ? compressed(millis) : millis;
    }

    private double compressed(long millis) {
        int after = firstAfter(millis);
        if (after == 0) {
            return 0;
        }
        int before = after - 1;
        if (times[before] == millis) {
            return places[before];
        }
        if (after == size) {
            return places[before] + width(millis - times[before]);
        }
        double share = (double) (millis - times[before]) / (times[after] - times[before]);
        return places[before] + share * (places[after] - places[before]);
    }

    /// How many events are not later.
    private int firstAfter(long millis) {
        int from = 0;
        int to = size;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (times[middle] <= millis) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /// The time at a place.
    Instant time(double place, boolean compressed) {
        var from = start.orElse(Instant.EPOCH);
        return from.plusMillis(Math.round(compressed ? uncompressed(place) : place));
    }

    private double uncompressed(double place) {
        int at = Arrays.binarySearch(places, 0, size, place);
        if (at >= 0) {
            return times[at];
        }
        int before = -at - 2;
        if (before < 0) {
            return 0;
        }
        if (before == size - 1) {
            return times[before] + Math.expm1(Math.max(0, place - places[before] - LEAST) * Math.log(2));
        }
        double share = (place - places[before]) / (places[before + 1] - places[before]);
        return times[before] + share * (times[before + 1] - times[before]);
    }
}
