package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.meterwise.embedded.Root;

/** What docker-compose.yml promises, whether or not there is an engine to run it. */
class ComposeFileTest {
    private static final Path ROOT = Root.find();
    private static JsonNode file;

    @BeforeAll
    static void read() throws IOException {
        // not Jackson's reader: merge keys are to be resolved
        Object parsed = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(ROOT.resolve("docker-compose.yml")));
        file = new ObjectMapper().valueToTree(parsed);
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        file.path("services").properties().forEach(one -> services.put(one.getKey(), one.getValue()));
        return services;
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    @Test
    void everyServiceIsThereBesideItsBrokerAndDatabase() {
        assertThat(services()).containsKeys("kafka", "postgres", "topics");
        assertThat(services()).containsKey("console");
        assertThat(services().keySet()).containsAll(Compose.SERVICES.stream().map(Service::id).toList());
    }

    @Test
    void everyImageNamesAVersion() {
        services().forEach((name, service) -> assertThat(service.path("image").asText()).as(name).matches("[a-z./-]+:v?[0-9][0-9.]*"));
    }

    @Test
    void nobodyMayTakeTheWholeMachine() {
        services().forEach((name, service) -> {
            assertThat(service.path("mem_limit").asText()).as(name).matches("[0-9]+[mg]");
            assertThat(service.path("cpus").asDouble()).as(name).isPositive();
            assertThat(service.path("pids_limit").asInt()).as(name).isPositive();
        });
    }

    @Test
    void nobodyGainsPrivilegesAndOnlyTheDatabaseKeepsThoseItStartsWith() {
        services().forEach((name, service) -> {
            assertThat(texts(service.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(texts(service.path("security_opt"))).as(name).containsExactly("no-new-privileges:true");
            assertThat(service.has("privileged")).as(name).isFalse();
            assertThat(service.has("cap_add")).as(name).isEqualTo(name.equals("postgres"));
        });
    }

    @Test
    void servicesCannotWriteToTheirImageAndAreNotRoot() throws IOException {
        for (Service service : Compose.SERVICES)
            assertThat(services().get(service.id()).path("read_only").asBoolean()).as(service.id()).isTrue();
        assertThat(Files.readString(ROOT.resolve("deploy/Dockerfile"))).contains("\nUSER 185:185\n", "\nHEALTHCHECK ")
                .contains("FROM eclipse-temurin:25-jre\n");
    }

    @Test
    void servicesWaitForTheTopicsAndAHealthyDatabase() {
        for (Service service : Compose.SERVICES) {
            JsonNode waits = services().get(service.id()).path("depends_on");
            assertThat(waits.path("topics").path("condition").asText()).isEqualTo("service_completed_successfully");
            assertThat(waits.path("postgres").path("condition").asText()).isEqualTo("service_healthy");
        }
        for (String name : List.of("kafka", "postgres"))
            assertThat(services().get(name).path("healthcheck").has("test")).as(name).isTrue();
    }

    @Test
    void portsAreForThisMachineOnly() {
        services().forEach(
                (name, service) -> assertThat(texts(service.path("ports"))).as(name).allMatch(port -> port.startsWith("127.0.0.1:")));
    }

    @Test
    void secretsComeFromFilesThatGitDoesNotKnow() {
        file.path("secrets").forEach(secret -> assertThat(secret.path("file").asText()).startsWith(".local/"));
        services().forEach((name, service) -> service.path("environment").properties().forEach(one -> {
            if (one.getKey().matches(".*(PASSWORD|SECRET|TOKEN|KEY).*"))
                assertThat(one.getValue().asText()).as(name + " " + one.getKey()).matches("(\\$\\{[A-Z_]+:-)?/run/secrets/.*");
        }));
    }

    @Test
    void aServiceSeesItsOwnPasswordOnly() {
        for (Service service : Compose.SERVICES) {
            List<String> sources = new ArrayList<>();
            services().get(service.id()).path("secrets")
                    .forEach(one -> sources.add(one.isTextual() ? one.asText() : one.path("source").asText()));
            assertThat(sources).containsExactly("token.pem", service.id() + "-settings");
        }
    }

    @Test
    void whatWatchesAndSignsInStartsOnlyWhenAskedFor() {
        Map<String, List<String>> optional = new TreeMap<>();
        services().forEach((name, service) -> { if (service.has("profiles")) optional.put(name, texts(service.path("profiles"))); });
        List<String> watching = List.of("observability");
        assertThat(optional).isEqualTo(Map.of("prometheus", watching, "grafana", watching, "otel-collector", watching, "jaeger", watching,
                "keycloak", List.of("oidc")));
    }

    @Test
    void aDemoUserOfEachRoleHasThatRoleAndNoOther(@TempDir Path folder) throws IOException {
        new Compose(ROOT, folder.resolve("compose")).prepare();
        JsonNode realm = new ObjectMapper().readTree(folder.resolve("compose/realm.json").toFile());
        Map<String, List<String>> roles = new TreeMap<>();
        realm.path("users").forEach(user -> roles.put(user.path("username").asText(), texts(user.path("realmRoles"))));
        assertThat(roles).hasSize(SystemFile.ROLES.size()).allSatisfy((name, own) -> assertThat(own).containsExactly(name));
        assertThat(realm.path("roles").path("realm").findValuesAsText("name")).containsExactlyElementsOf(SystemFile.ROLES);
        assertThat(Files.readString(ROOT.resolve("deploy/oidc/realm.json"))).doesNotContain("credentials", "secret");
    }

    @Test
    void everySecretTheFileNamesIsMadeAndKeptAndItsFolderIsItsOwnersOnly(@TempDir Path folder) throws IOException {
        Path secrets = folder.resolve("compose");
        new Compose(ROOT, secrets).prepare();
        String password = Files.readString(secrets.resolve("campaign-database"));
        new Compose(ROOT, secrets).prepare();
        assertThat(Files.readString(secrets.resolve("campaign-database"))).isEqualTo(password).hasSize(64);
        assertThat(Files.readString(secrets.resolve("campaign.properties"))).contains("quarkus.datasource.password=" + password);
        file.path("secrets").forEach(
                secret -> assertThat(secrets.resolve(Path.of(secret.path("file").asText()).getFileName())).isNotEmptyFile());
        assertThat(Files.getPosixFilePermissions(secrets, LinkOption.NOFOLLOW_LINKS)).hasSize(3);
    }
}
