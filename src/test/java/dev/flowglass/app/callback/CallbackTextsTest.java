package dev.flowglass.app.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flowglass.app.Flows;
import dev.flowglass.engine.TokenKey;
import dev.flowglass.model.Mapping;
import dev.flowglass.value.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CallbackTextsTest {
    private final String token =
            new TokenKey(new byte[16]).token("flow", "run-1", 2, 1).text();

    private static String template(Mapping... mappings) {
        var step = Flows.waiting("step", OptionalLong.empty(), List.of(mappings), List.of(), List.of());
        return Json.text(AnswerTemplate.of(step));
    }

    @Test
    void aTokenIsFoundAmongStrayCharactersInJsonAndPercentEncoded() {
        var broken = token.substring(0, 20) + "\r\n   " + token.substring(20);

        assertThat(TokenText.clean(broken)).isEqualTo(token);
        assertThat(TokenText.clean("“" + token + "”,")).isEqualTo(token);
        assertThat(TokenText.clean("{\"output\": {\"taskToken\": \"" + token + "\"}}"))
                .isEqualTo(token);
        assertThat(TokenText.clean(URLEncoder.encode(token, StandardCharsets.UTF_8)))
                .isEqualTo(token);
        assertThat(TokenText.find("no token at all")).isEmpty();
        assertThat(TokenText.find("")).isEmpty();
        assertThat(TokenText.find("100% wrong %zz")).isEmpty();
    }

    @Test
    void theTemplateHasWhatTheMappingsRead() {
        assertThat(template(Flows.map("s", "$local.status"))).isEqualTo("{\"status\":\"ok\"}");
        assertThat(template()).isEqualTo("{}");
        assertThat(template(Flows.map("all", "$local"))).isEqualTo("{}");
        assertThat(template(Flows.map("a", "$input.x"), Flows.map("b", "constant")))
                .isEqualTo("{}");
        assertThat(template(
                        Flows.map("a", "$local.order"), Flows.map("b", "$local.order.id"), Flows.map("c", "$local.ok")))
                .isEqualTo("{\"order\":{\"id\":\"ok\"},\"ok\":\"ok\"}");
        assertThat(template(Flows.map("a", "$local.items[*].n"), Flows.map("b", "$local.items[1]")))
                .isEqualTo("{\"items\":[{\"n\":\"ok\"},\"ok\"]}");
    }

    @Test
    void mappingsThatWouldFindNothingAreNamed() {
        var step = Flows.waiting(
                "step",
                OptionalLong.empty(),
                List.of(Flows.map("s", "$local.status"), Flows.map("who", "$local.person.name")),
                List.of(),
                List.of());

        assertThat(AnswerTemplate.missing(step, Json.parse("{\"status\": 1}")))
                .extracting(Mapping::target)
                .containsExactly("who");
    }

    @Test
    void aMistakeInJsonIsPlacedByLineAndColumn() {
        assertThat(JsonProblem.in("{\n  \"s\": ok\n}")).hasValueSatisfying(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.column()).isEqualTo(8);
            assertThat(problem.found()).isEqualTo("ok");
            assertThat(problem.word()).isEqualTo("report.json.word");
        });
        assertThat(JsonProblem.in("{\"a\":1,}")).hasValueSatisfying(problem -> {
            assertThat(problem.column()).isEqualTo(8);
            assertThat(problem.found()).isEqualTo("}");
            assertThat(problem.word()).isEqualTo("report.json.unexpected-character");
        });
        assertThat(JsonProblem.in(""))
                .hasValueSatisfying(problem -> assertThat(problem.word()).isEqualTo("report.json.empty"));
        assertThat(JsonProblem.in("[1"))
                .hasValueSatisfying(problem -> assertThat(problem.word()).isEqualTo("report.json.unexpected-end"));
        assertThat(JsonProblem.in("{} {}"))
                .hasValueSatisfying(problem -> assertThat(problem.word()).isEqualTo("report.json.more-text"));
        assertThat(JsonProblem.in("null")).isEmpty();
    }
}
