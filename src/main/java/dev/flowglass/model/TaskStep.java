package dev.flowglass.model;

import dev.flowglass.expression.Template;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalLong;
import java.util.SequencedMap;

/// Calls something outside.
///
/// @param timeoutSeconds bound of each attempt, from its scheduling, callback included
/// @param errorMappings sources are `$local.error` and `$local.cause`, everything else is a constant
public record TaskStep(
        String name,
        boolean end,
        List<Mapping> inputMappings,
        List<Mapping> outputMappings,
        Target target,
        Pattern pattern,
        SequencedMap<String, Template> serviceParams,
        OptionalLong timeoutSeconds,
        List<Retry> retry,
        List<Catch> catches,
        List<Mapping> errorMappings)
        implements Step {
    public TaskStep {
        inputMappings = List.copyOf(inputMappings);
        outputMappings = List.copyOf(outputMappings);
        serviceParams = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(serviceParams));
        retry = List.copyOf(retry);
        catches = List.copyOf(catches);
        errorMappings = List.copyOf(errorMappings);
    }

    /// What is called.
    public sealed interface Target {
        /// `resourceArn`
        record Resource(String arn) implements Target {}

        /// `action: {service}:{Api}`
        record Action(String action) implements Target {
            public String service() {
                int colon = action.indexOf(':');
                return colon < 0 ? action : action.substring(0, colon);
            }

            public String api() {
                return action.substring(action.indexOf(':') + 1);
            }
        }

        default String text() {
            return switch (this) {
                case Resource(String arn) -> arn;
                case Action(String action) -> action;
            };
        }
    }

    public enum Pattern {
        REQUEST_RESPONSE("requestResponse"),
        SYNC("sync"),
        WAIT_FOR_CALLBACK("waitForCallback");

        private final String word;

        Pattern(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// @param maxAttempts number of repetitions, so that the task runs once more than that; 0 is none
    public record Retry(
            List<String> errors,
            BigDecimal intervalSeconds,
            BigDecimal maxIntervalSeconds,
            int maxAttempts,
            BigDecimal multiplier) {
        public Retry {
            errors = List.copyOf(errors);
        }
    }

    /// @param goTo a sibling of the task
    public record Catch(List<String> errors, String goTo) {
        public Catch {
            errors = List.copyOf(errors);
        }
    }
}
