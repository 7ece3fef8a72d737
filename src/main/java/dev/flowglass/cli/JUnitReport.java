package dev.flowglass.cli;

import java.util.List;
import java.util.Locale;

/// Results of sample tests in the form that build servers read.
final class JUnitReport {
    private JUnitReport() {}

    static String xml(List<TestCommand.Outcome> outcomes) {
        long failures = outcomes.stream()
                .filter(outcome -> outcome.difference().isPresent())
                .count();
        double seconds =
                outcomes.stream().mapToDouble(TestCommand.Outcome::seconds).sum();
        var out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<testsuite name=\"flowglass\" tests=\"%d\" failures=\"%d\" time=\"%s\">\n"
                .formatted(outcomes.size(), failures, time(seconds)));
        for (var outcome : outcomes) {
            out.append("  <testcase classname=\"flowglass\" name=\"%s\" time=\"%s\""
                    .formatted(escaped(outcome.name()), time(outcome.seconds())));
            var difference = outcome.difference();
            out.append(
                    difference.isEmpty()
                            ? "/>\n"
                            : ">\n    <failure>%s</failure>\n  </testcase>\n".formatted(escaped(difference.get())));
        }
        return out.append("</testsuite>\n").toString();
    }

    private static String time(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }

    private static String escaped(String text) {
        var out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                default -> out.appendCodePoint(c < 0x20 && c != '\t' ? 0xfffd : c);
            }
        });
        return out.toString();
    }
}
