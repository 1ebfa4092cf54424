package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import com.meterwise.contracts.Topic;
import com.meterwise.embedded.Root;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;

/** What a cluster is promised. No cluster is asked: the manifests are read into Kubernetes' own types. */
class KubernetesTest {
    private static final List<String> SERVICES = Compose.SERVICES.stream().map(com.meterwise.stack.Service::id).toList();
    private static Manifests base;
    private static Manifests production;

    @BeforeAll
    static void read() throws IOException {
        Path folder = Root.find().resolve("deploy/kubernetes");
        base = Manifests.in(folder.resolve("base"));
        production = Manifests.in(folder.resolve("production"));
    }

    private static List<HasMetadata> all() {
        List<HasMetadata> all = new ArrayList<>(base.resources);
        all.addAll(production.resources);
        return all;
    }

    private static Map<String, PodTemplateSpec> pods() {
        Map<String, PodTemplateSpec> pods = new TreeMap<>();
        base.all(StatefulSet.class).forEach(one -> pods.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        base.all(Deployment.class).forEach(one -> pods.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        production.all(Job.class).forEach(one -> pods.put(one.getMetadata().getName(), one.getSpec().getTemplate()));
        return pods;
    }

    private static Container container(PodTemplateSpec pod) {
        assertThat(pod.getSpec().getContainers()).hasSize(1);
        return pod.getSpec().getContainers().get(0);
    }

    @Test
    void every_field_is_one_kubernetes_knows() {
        assertThat(all()).hasSizeGreaterThan(40)
                .allSatisfy(one -> assertThat(Manifests.unknown(one)).as(one.getMetadata().getName()).isEmpty());
    }

    /** Where kubectl is found; it needs no cluster for this. */
    @Test
    void kustomize_builds_base_and_overlay_with_every_resource() throws Exception {
        assumeThat(Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, "kubectl")))
                .anyMatch(Files::isExecutable);
        for (Map.Entry<String, Integer> each : Map.of("base", base.resources.size(), "production", all().size()).entrySet()) {
            Process build = new ProcessBuilder("kubectl", "kustomize",
                    Root.find().resolve("deploy/kubernetes").resolve(each.getKey()).toString())
                    .redirectErrorStream(true).start();
            String said = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(build.waitFor()).as(said).isZero();
            assertThat(said.lines().filter(line -> line.startsWith("kind: "))).as(each.getKey()).hasSize(each.getValue());
        }
    }

    @Test
    void no_two_resources_share_kind_and_name() {
        assertThat(all().stream().map(one -> one.getKind() + " " + one.getMetadata().getName())).doesNotHaveDuplicates();
    }

    @Test
    void services_are_stateful_sets_whose_ordinal_is_the_replicas_number() {
        assertThat(base.all(StatefulSet.class)).extracting(one -> one.getMetadata().getName())
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        for (StatefulSet set : base.all(StatefulSet.class)) {
            EnvVar replica = container(set.getSpec().getTemplate()).getEnv().stream()
                    .filter(one -> one.getName().equals("METERWISE_REPLICA"))
                    .findFirst().orElseThrow();
            assertThat(replica.getValueFrom().getFieldRef().getFieldPath()).isEqualTo("metadata.labels['apps.kubernetes.io/pod-index']");
            assertThat(base.all(Service.class)).anySatisfy(service -> {
                assertThat(service.getMetadata().getName()).isEqualTo(set.getSpec().getServiceName());
                assertThat(service.getSpec().getClusterIP()).isEqualTo("None");
            });
        }
    }

    @Test
    void pods_are_not_root_cannot_write_to_their_image_and_have_no_rights_in_the_cluster() {
        assertThat(pods()).hasSize(6);
        pods().forEach((name, pod) -> {
            assertThat(pod.getSpec().getSecurityContext().getRunAsNonRoot()).as(name).isTrue();
            assertThat(pod.getSpec().getSecurityContext().getSeccompProfile().getType()).as(name).isEqualTo("RuntimeDefault");
            assertThat(pod.getSpec().getAutomountServiceAccountToken()).as(name).isFalse();
            assertThat(container(pod).getSecurityContext().getAllowPrivilegeEscalation()).as(name).isFalse();
            assertThat(container(pod).getSecurityContext().getReadOnlyRootFilesystem()).as(name).isTrue();
            assertThat(container(pod).getSecurityContext().getCapabilities().getDrop()).as(name).containsExactly("ALL");
            assertThat(container(pod).getImage()).as(name).matches("meterwise/[a-z]+:[0-9.]+");
        });
    }

    @Test
    void every_pod_says_what_it_needs_and_stays_below_a_limit_of_memory() {
        pods().forEach((name, pod) -> {
            assertThat(container(pod).getResources().getRequests()).as(name).containsKeys("cpu", "memory");
            assertThat(container(pod).getResources().getLimits()).as(name).containsKey("memory");
            pod.getSpec().getVolumes().stream().filter(volume -> volume.getEmptyDir() != null)
                    .forEach(volume -> assertThat(volume.getEmptyDir().getSizeLimit()).as(name).isNotNull());
        });
    }

    @Test
    void what_serves_is_probed_on_the_management_port_and_spread_over_zones_and_nodes() {
        pods().forEach((name, pod) -> {
            if (name.startsWith("topics")) return;
            Container container = container(pod);
            assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe())).as(name)
                    .extracting(probe -> probe.getHttpGet().getPath() + " " + probe.getHttpGet().getPort().getStrVal())
                    .containsExactly("/q/health/started management", "/q/health/live management", "/q/health/ready management");
            assertThat(pod.getSpec().getTopologySpreadConstraints()).as(name).extracting(one -> one.getTopologyKey())
                    .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        });
    }

    @Test
    void an_eviction_takes_one_replica_at_a_time() {
        List<PodDisruptionBudget> budgets = base.all(PodDisruptionBudget.class);
        assertThat(budgets).extracting(one -> one.getMetadata().getName()).containsAll(SERVICES).contains("console");
        assertThat(budgets).allSatisfy(one -> {
            assertThat(one.getSpec().getMaxUnavailable().getIntVal()).isEqualTo(1);
            assertThat(one.getSpec().getSelector().getMatchLabels()).containsEntry("app.kubernetes.io/name", one.getMetadata().getName());
        });
    }

    @Test
    void nobody_talks_to_anybody_unless_a_policy_says_so() {
        NetworkPolicy deny = base.all(NetworkPolicy.class).stream().filter(one -> one.getMetadata().getName().equals("deny-all"))
                .findFirst()
                .orElseThrow();
        assertThat(deny.getSpec().getPodSelector().getMatchLabels()).isNullOrEmpty();
        assertThat(deny.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
        assertThat(deny.getSpec().getIngress()).isEmpty();
        assertThat(deny.getSpec().getEgress()).isEmpty();
        List<NetworkPolicy> all = new ArrayList<>(base.all(NetworkPolicy.class));
        all.addAll(production.all(NetworkPolicy.class));
        assertThat(all).filteredOn(one -> one != deny).allSatisfy(one -> {
            one.getSpec().getIngress().forEach(rule -> assertThat(rule.getFrom()).as(one.getMetadata().getName()).isNotEmpty());
            one.getSpec().getEgress().forEach(rule -> assertThat(rule.getTo().isEmpty() && rule.getPorts().isEmpty())
                    .as(one.getMetadata().getName() + " lets out everything").isFalse());
        });
    }

    @Test
    void secrets_are_named_and_never_held() {
        assertThat(all()).noneMatch(Secret.class::isInstance);
        base.all(ConfigMap.class)
                .forEach(map -> assertThat(map.getData().keySet()).noneMatch(key -> key.matches(".*(PASSWORD|SECRET|TOKEN|JAAS).*")));
        pods().forEach((name, pod) -> {
            assertThat(container(pod).getEnv()).as(name).noneMatch(one -> one.getName().matches(".*(PASSWORD|SECRET|TOKEN|JAAS).*"));
            String settings = name.replaceAll("-[0-9].*", "") + "-settings";
            assertThat(pod.getSpec().getVolumes()).as(name)
                    .anyMatch(volume -> volume.getSecret() != null && volume.getSecret().getSecretName().equals(settings));
        });
    }

    @Test
    void services_reach_kafka_and_postgresql_encrypted_and_take_tokens_for_themselves_only() {
        assertThat(base.all(ConfigMap.class)).anySatisfy(map -> assertThat(map.getData())
                .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL").containsEntry("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .containsEntry("MP_JWT_VERIFY_AUDIENCES", "meterwise"));
        pods().forEach((name, pod) -> {
            assertThat(container(pod).getEnv()).as(name).allMatch(one -> one.getName().matches("[A-Z][A-Z0-9_]*"));
            if (!SERVICES.contains(name)) return;
            Map<String, String> environment = new TreeMap<>();
            container(pod).getEnv().forEach(one -> environment.put(one.getName(), one.getValue() == null ? "" : one.getValue()));
            assertThat(environment).as(name).containsEntry("QUARKUS_DATASOURCE_USERNAME", name);
            assertThat(environment.get("QUARKUS_DATASOURCE_JDBC_URL")).as(name).contains("/" + name + "?", "sslmode=verify-full");
        });
    }

    @Test
    void each_service_scales_on_the_lag_of_its_own_group_up_to_the_partitions() {
        List<GenericKubernetesResource> scaled = production.custom("ScaledObject");
        assertThat(scaled).extracting(one -> one.<String>get("spec", "scaleTargetRef", "name"))
                .containsExactlyInAnyOrderElementsOf(SERVICES);
        assertThat(scaled).allSatisfy(one -> {
            assertThat(one.<String>get("spec", "triggers", 0, "metadata", "consumerGroup")).isEqualTo(one.getMetadata().getName());
            assertThat(Topic.named(one.get("spec", "triggers", 0, "metadata", "topic"))).isPresent();
            assertThat(one.<Integer>get("spec", "maxReplicaCount")).isLessThanOrEqualTo(Topic.LOCAL_PARTITIONS);
            assertThat(one.<Integer>get("spec", "minReplicaCount")).isGreaterThanOrEqualTo(2);
        });
    }

    @Test
    void an_acknowledged_record_outlives_a_broker_and_a_commit_outlives_a_database_node() {
        GenericKubernetesResource kafka = production.custom("Kafka").get(0);
        assertThat(kafka.<Integer>get("spec", "kafka", "config", "min.insync.replicas")).isEqualTo(2);
        assertThat(kafka.<Boolean>get("spec", "kafka", "config", "unclean.leader.election.enable")).isFalse();
        assertThat(production.custom("KafkaNodePool").get(0).<Integer>get("spec", "replicas")).isEqualTo(3);
        GenericKubernetesResource postgres = production.custom("Cluster").get(0);
        assertThat(postgres.<Integer>get("spec", "instances")).isEqualTo(3);
        assertThat(postgres.<Integer>get("spec", "postgresql", "synchronous", "number")).isEqualTo(1);
    }

    @Test
    void each_service_has_a_database_and_users_of_its_own_that_may_not_write_elsewhere() {
        assertThat(production.custom("Database")).extracting(one -> one.<String>get("spec", "owner")).containsExactlyElementsOf(SERVICES);
        for (GenericKubernetesResource user : production.custom("KafkaUser")) {
            List<Map<String, Object>> acls = user.get("spec", "authorization", "acls");
            for (Map<String, Object> acl : acls) {
                String resource = ((Map<?, ?>) acl.get("resource")).get("name").toString();
                if (((List<?>) acl.get("operations")).contains("Write")) assertThat(resource).isEqualTo(user.getMetadata().getName() + ".");
            }
        }
        assertThat(production.custom("KafkaUser")).extracting(one -> one.getMetadata().getName()).containsAll(SERVICES);
    }
}
