package dev.flowglass.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that name a service.
final class Elsewhere {
    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "Where. Default: the Flowglass that you started last.")
    private Optional<String> endpoint = Optional.empty();

    @Option(
            names = "--access-key",
            paramLabel = "ID:SECRET",
            description = {
                "What to sign with. Default: with --endpoint, ALIBABA_CLOUD_ACCESS_KEY_ID and",
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET of the environment; else the key of the Flowglass that you started"
                        + " last."
            })
    private Optional<String> accessKey = Optional.empty();

    boolean isNamed() {
        return endpoint.isPresent();
    }

    int run(Terminal terminal, Targets.Errand errand) throws Unreadable {
        return new Targets(terminal).with(endpoint, accessKey, errand);
    }
}
