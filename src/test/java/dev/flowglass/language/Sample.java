package dev.flowglass.language;

import dev.flowglass.source.Diagnostic;
import dev.flowglass.source.DiagnosticCode;
import dev.flowglass.source.Range;
import java.util.List;

/// A text with one mistake, and the same text without it.
///
/// @param bad `«` and `»` stand around the place of the mistake
record Sample(Kind kind, DiagnosticCode code, String bad, String goodText) {
    enum Kind {
        FLOW,
        RESOURCES,
        ANSWERS
    }

    static final String FLOW_HEAD = "version: v1\ntype: flow\nsteps:\n";

    /// @param good what stands in the place of the mistake when it is right
    private static Sample sample(Kind kind, DiagnosticCode code, String bad, String good) {
        return new Sample(
                kind, code, bad, bad.substring(0, bad.indexOf('«')) + good + bad.substring(bad.indexOf('»') + 1));
    }

    /// This sample, where more has to change than the place of the mistake.
    Sample right(String from, String to) {
        var text = badText();
        if (!text.contains(from)) {
            throw new IllegalArgumentException("Expected '%s' in:\n%s".formatted(from, text));
        }
        return new Sample(kind, code, bad, text.replace(from, to));
    }

    static Sample flow(DiagnosticCode code, String bad, String good) {
        return sample(Kind.FLOW, code, bad, good);
    }

    /// A flow of which only the steps are given.
    static Sample steps(DiagnosticCode code, String bad, String good) {
        return sample(Kind.FLOW, code, FLOW_HEAD + bad, good);
    }

    /// A flow with one task, of which what comes after its resource is given.
    static Sample task(DiagnosticCode code, String bad, String good) {
        return steps(
                code,
                "- type: task\n  name: a\n  resourceArn: acs:fc:::services/s/functions/f\n" + bad.indent(2),
                good);
    }

    /// A flow with one choice of one option, of which the condition is given.
    static Sample condition(DiagnosticCode code, String bad, String good) {
        return steps(
                code,
                "- type: choice\n  name: a\n  choices:\n  - condition: " + bad
                        + "\n    goto: b\n- {type: pass, name: b}\n",
                good);
    }

    static Sample resources(DiagnosticCode code, String bad, String good) {
        return sample(Kind.RESOURCES, code, bad, good);
    }

    static Sample answers(DiagnosticCode code, String bad, String good) {
        return sample(Kind.ANSWERS, code, bad, good);
    }

    String badText() {
        return bad.replace("«", "").replace("»", "");
    }

    Range range() {
        int start = bad.indexOf('«');
        return new Range(start, bad.indexOf('»') - 1);
    }

    List<Diagnostic> read(String text) {
        return switch (kind) {
            case FLOW -> FlowReader.read(text).diagnostics();
            case RESOURCES -> ResourcesReader.read(text).diagnostics();
            case ANSWERS -> AnswersReader.read(text).diagnostics();
        };
    }

    @Override
    public String toString() {
        return code.id() + ": "
                + bad.strip()
                        .lines()
                        .filter(line -> line.contains("«"))
                        .findFirst()
                        .orElse("");
    }
}
