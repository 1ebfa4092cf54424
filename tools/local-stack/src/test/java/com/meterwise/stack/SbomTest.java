package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.meterwise.contracts.Json;

class SbomTest {
    private static final List<String> SHIPPED = List.of("org.x.y-1.jar");

    private static Sbom one(String version, String licences) throws JsonProcessingException {
        return Sbom.of(Json.MAPPER.readTree("{\"components\":[{\"group\":\"org.x\",\"name\":\"y\",\"version\":\"%s\",\"licenses\":[%s]}]}"
                .formatted(version, licences)));
    }

    private static String named(String licence) { return "{\"license\":{\"name\":\"" + licence + "\"}}"; }

    @ParameterizedTest
    @ValueSource(strings = { "Apache-2.0", "MIT", "LGPL-2.1-only", "GNU Lesser General Public License",
            "GPL-2.0-with-classpath-exception" })
    void what_binds_nothing_beside_it_may_be_shipped(String licence) throws JsonProcessingException {
        assertThat(one("1", named(licence)).objections(SHIPPED, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "GPL-3.0-only", "GNU General Public License 3", "AGPL-3.0-only", "SSPL-1.0", "BUSL-1.1",
            "Apache-2.0 with Commons Clause" })
    void what_binds_the_whole_may_not(String licence) throws JsonProcessingException {
        assertThat(one("1", named(licence)).objections(SHIPPED, false)).singleElement().asString().contains("org.x:y:1", licence);
    }

    @Test
    void of_several_licences_the_better_one_is_chosen() throws JsonProcessingException {
        assertThat(one("1", named("EPL-2.0") + "," + named("GPL-2.0-only")).objections(SHIPPED, false)).isEmpty();
    }

    @Test
    void the_service_that_is_under_the_gpl_itself_may_rest_on_it() throws JsonProcessingException {
        assertThat(one("1", named("GPL-3.0-only")).objections(SHIPPED, true)).isEmpty();
    }

    @Test
    void a_library_without_a_version_or_a_licence_and_a_jar_without_a_line_are_told() throws JsonProcessingException {
        assertThat(one("1", "").objections(SHIPPED, true)).containsExactly("org.x:y:1 has no licence");
        assertThat(one("", named("MIT")).objections(List.of(), true)).containsExactly("org.x:y: has no version");
        assertThat(one("1", named("MIT")).objections(List.of("org.x.y-1.jar", "org.x.y-1-linux.jar", "org.x.y-1.1.jar"), true))
                .containsExactly("org.x.y-1.1.jar is shipped and not listed");
    }
}
