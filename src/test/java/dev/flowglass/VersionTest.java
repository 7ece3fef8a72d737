package dev.flowglass;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VersionTest {
    @Test
    void theVersionIsTheOneOfTheBuild() {
        assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
