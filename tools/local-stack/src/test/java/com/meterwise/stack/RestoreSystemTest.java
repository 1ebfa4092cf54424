package com.meterwise.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.meterwise.synthetic.Utility;

/**
 * docs/operations.md, tried: a service whose database is that of some days ago reads on from where it stood then, and what it says from then on
 * counts as newer than what it had said before. Takes minutes, so it is run by name: {@code -Dtest=RestoreSystemTest -Dsurefire.excludedGroups=}.
 */
class RestoreSystemTest {
    private static final Utility LOAD = Utility.of(10, LocalDate.of(2026, 3, 16), 17, Market.USUAL_ZONE);
    private static final LocalDate BACKED_UP = LOAD.from().plusDays(14);
    private static final LocalDate LAST = LOAD.until().minusDays(1);
    private static final String HEARD_AGAIN = "select count(*) from profile where epoch = 1";
    private static final Duration SETTLED = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void a_service_restored_from_an_earlier_backup_catches_up_to_what_it_knew_and_is_heard_again() throws Exception {
        try (Stack stack = Replay.start(folder)) {
            Sample sample = new Sample(LOAD, stack.system(), stack.progress());
            sample.register();
            sendAndClose(stack, LOAD.from(), BACKED_UP);
            try (Connection server = superuser(stack, "postgres"); Statement statement = server.createStatement()) {
                String backedUp = stack.system().rest(Service.SEGMENTATION, "admin").get("/v1/digest").toString();
                backUp(statement, "segmentation");
                sendAndClose(stack, BACKED_UP.plusDays(1), LAST);
                Map<String, JsonNode> before = Digests.settled(() -> digests(stack.system()), SETTLED);
                assertThat(before.get("segmentation").toString()).isNotEqualTo(backedUp);

                restore(statement, "segmentation", stack);
                Mentions databases = new Mentions(stack, folder);
                assertThat(Pause.until(() -> databases.number(Service.CAMPAIGN, HEARD_AGAIN) > 0, SETTLED)).isTrue();
                Pause.until(() -> digests(stack.system()).equals(before), SETTLED);
                assertThat(Digests.settled(() -> digests(stack.system()), SETTLED)).isEqualTo(before);
            }
        }
    }

    private static void sendAndClose(Stack stack, LocalDate from, LocalDate to) {
        Sample sample = new Sample(LOAD, stack.system(), stack.progress());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1))
            sample.send(day);
        new Closing(stack.system(), stack.progress()).close(to);
    }

    /** As pg_dump: the state of one moment. The server here comes without its tools, so it copies the database itself, which nobody may use meanwhile. */
    private static void backUp(Statement server, String database) throws SQLException {
        shut(server, database);
        server.execute("create database %s_backup template %s".formatted(database, database));
        server.execute("alter database %s with allow_connections true".formatted(database));
    }

    private static void restore(Statement server, String database, Stack stack) throws SQLException {
        shut(server, database);
        stack.part(database).process().kill();
        server.execute("drop database %s with (force)".formatted(database));
        server.execute("create database %s template %s_backup owner %s".formatted(database, database, database));
        server.execute("revoke connect on database %s from public".formatted(database));
    }

    private static void shut(Statement server, String database) throws SQLException {
        server.execute("alter database %s with allow_connections false".formatted(database));
        server.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(database));
    }

    private Connection superuser(Stack stack, String database) throws SQLException, IOException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:%d/%s".formatted(stack.ports().postgresql(), database), "postgres",
                Files.readString(folder.resolve("postgresql/postgres.secret")));
    }

    private static Map<String, JsonNode> digests(SystemFile system) {
        Map<String, JsonNode> digests = Digests.of(system);
        // in these stand the numbers of the announcements, which are others after a restore
        ((ObjectNode) digests.get("campaign").get("tables")).remove(List.of("profile", "daily_energy"));
        ((ObjectNode) digests.get("forecasting").get("tables")).remove("segment_member");
        return digests;
    }
}
