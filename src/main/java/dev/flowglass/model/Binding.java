package dev.flowglass.model;

import dev.flowglass.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What a resource means on this machine: one entry of a resources file.
///
/// @param arn as written; empty region and account match any, `*` stands for any characters except `:` and `/`
public record Binding(String arn, Kind kind) {
    public sealed interface Kind {
        /// Answers with its input.
        record Echo() implements Kind {}

        /// Answers by a script.
        ///
        /// @param responses in call order per execution and step; the last one repeats; at least one
        record Mock(List<Response> responses) implements Kind {
            public Mock {
                responses = List.copyOf(responses);
            }
        }

        /// A local function, `handler` being `file.function`.
        ///
        /// @param file relative to the resources file
        record Function(Language language, String file, String handler, OptionalLong timeoutSeconds) implements Kind {
            /// The same, with its file looked for in `folder`.
            Function in(Path folder) {
                return new Function(language, folder.resolve(file).toString(), handler, timeoutSeconds);
            }
        }

        /// POST of the input.
        record Http(String url, OptionalLong timeoutSeconds) implements Kind {}

        /// A person answers.
        record Manual() implements Kind {}

        /// An embedded queue.
        record Queue() implements Kind {}

        /// A flow file, relative to the resources file.
        record FlowFile(String file) implements Kind {}
    }

    public enum Language {
        PYTHON,
        NODE
    }

    /// @param delayMillis time until the answer, 0 or more
    public record Response(Outcome outcome, long delayMillis) {
        public sealed interface Outcome {
            record Output(Value value) implements Outcome {}

            record Err(String type, String message) implements Outcome {}
        }
    }
}
