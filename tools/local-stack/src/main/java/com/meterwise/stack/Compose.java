package com.meterwise.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;

import org.apache.kafka.clients.admin.Admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedKafka;
import com.meterwise.embedded.LocalTokens;
import com.meterwise.synthetic.Utility;

/** What docker-compose.yml needs beside itself: secrets in files, and a way to try the running system. */
final class Compose {
    static final List<Service> SERVICES = List.of(Service.INGESTION, Service.SEGMENTATION, Service.FORECASTING, Service.CAMPAIGN);
    private static final String KAFKA_IS_INSIDE = "kafka:9092";
    private static final int CUSTOMERS = 100;
    private static final int DAYS = 30;

    private final Path root;
    private final Path folder;

    Compose(Path root, Path folder) {
        this.root = root;
        this.folder = folder;
    }

    /**
     * Makes keys, passwords and {@code system.json}, where they are missing; an existing one is kept, since the database knows it. The folder
     * can be entered by its owner only; the files in it can be read by anybody who gets at them, since a container's user is not the owner.
     */
    void prepare() {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            LocalTokens tokens = LocalTokens.in(folder);
            keep("postgres-password", secret("postgres-password"));
            for (Service service : SERVICES) {
                String password = secret(service.id() + "-database");
                keep(service.id() + "-database", password);
                keep(service.id() + ".properties", "quarkus.datasource.password=%s%nmeterwise.erasure.key=%s%n".formatted(password,
                        Secret.in(folder.resolve("erasure.key"))));
            }
            keep(ConsoleSettings.NAME, ConsoleSettings.text(folder, service -> "http://" + service.id() + ":8080", SERVICES, tokens));
            keep("grafana-password", secret("grafana-password"));
            keep("realm.json", DemoRealm.of(root.resolve("deploy/oidc/realm.json"), SystemFile.ROLES, ConsoleSettings.password(folder)));
            List<Service> reachable = List.of(Service.values());
            SystemFile.of(new PortPlan(PortPlan.USUAL), reachable, KAFKA_IS_INSIDE, tokens).write(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String secret(String name) { return Secret.in(folder.resolve(name)); }

    private void keep(String name, String content) throws IOException {
        Path fresh = Files.createTempFile(folder, name, ".new");
        Files.writeString(fresh, content);
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * Makes the topics a broker lacks.
     *
     * @param settings of the client, such as TLS and SASL, as a properties file; null for a broker that asks for neither
     */
    static void topics(String bootstrapServers, Path settings) {
        Properties client = new Properties();
        if (settings != null) {
            try (Reader reader = Files.newBufferedReader(settings)) {
                client.load(reader);
            } catch (IOException e) {
                throw new Failed("%s cannot be read".formatted(settings), e);
            }
        }
        client.setProperty("bootstrap.servers", bootstrapServers);
        try (Admin admin = Admin.create(client)) {
            EmbeddedKafka.createTopics(admin, Topic.ALL, Topic.LOCAL_PARTITIONS);
        }
    }

    /** Loads a small invented utility and closes its days, which takes a system whose clock is replay. @return its offers */
    long fill(Progress progress) {
        SystemFile system = SystemFile.of(folder);
        Market market = new Market(Market.USUAL_ZONE, Market.USUAL_CURRENCY, Market.ClockMode.REPLAY, PortPlan.USUAL);
        LocalDate yesterday = LocalDate.now(market.zone()).minusDays(1);
        new Sample(Utility.of(CUSTOMERS, yesterday.minusDays(DAYS - 1L), DAYS, market.zone()), system, progress).load();
        new Closing(system, progress).close(yesterday);
        Summary summary = Summary.of(Figures.of(system));
        progress.print(summary.table(progress.seconds()));
        int panels = new ConsoleVisit(system.services().get(Service.CONSOLE.id())).panels(ConsoleSettings.password(folder));
        progress.say("%d of %d panels of the console show something", panels, ConsoleVisit.wanted());
        if (panels == 0) throw new Failed("the console shows nothing");
        if (!summary.missing().isEmpty()) throw new Failed("there are no " + String.join(", no ", summary.missing()));
        return Figures.of(system).count(Service.CAMPAIGN, "offers");
    }

    /**
     * Takes an offer to its end, which takes a system whose clock is live. @return the offer's id
     *
     * @throws Failed if there is none that can be approved, sent and accepted
     */
    String accept() {
        Rest campaign = SystemFile.of(folder).rest(Service.CAMPAIGN, "manager");
        for (JsonNode offer : campaign.get("/v1/offers?status=PROPOSED&limit=100").path("items")) {
            String path = "/v1/offers/" + offer.path("offerId").asText();
            if (List.of("approve", "send", "accept").stream()
                    .allMatch(step -> campaign.answer(path + "/" + step, "application/json", new byte[0], 0).isGood())
                    && campaign.get(path).path("offer").path("status").asText().equals("ACCEPTED"))
                return offer.path("offerId").asText();
        }
        throw new Failed("no offer could be approved, sent and accepted");
    }
}
