package com.meterwise.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.flywaydb.core.Flyway;

import com.meterwise.contracts.Json;
import com.meterwise.contracts.Topic;
import com.meterwise.embedded.EmbeddedDatabase;
import com.meterwise.ingestion.checking.Checks;
import com.meterwise.ingestion.checking.DayBlock;
import com.meterwise.ingestion.checking.DayKind;
import com.meterwise.ingestion.checking.Midnight;
import com.meterwise.ingestion.checking.Thresholds;
import com.meterwise.ingestion.estimation.Judge;
import com.meterwise.ingestion.intake.Block;
import com.meterwise.ingestion.intake.Blocks;
import com.meterwise.ingestion.intake.NdjsonReadings;
import com.meterwise.ingestion.intake.RegisterReads;
import com.meterwise.ingestion.meterday.ContradictingDuplicate;
import com.meterwise.ingestion.meterday.DayClose;
import com.meterwise.ingestion.meterday.FirstLook;
import com.meterwise.ingestion.meterday.SurroundingsTable;
import com.meterwise.ingestion.meterday.UploadsIn;
import com.meterwise.ingestion.registers.Advance;
import com.meterwise.ingestion.registry.MeterFacts;
import com.meterwise.ingestion.upload.Acceptance;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.JdbcTransactions;
import com.meterwise.synthetic.Utility;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;

/** What the VEE stage costs: uploaded blocks to meter-days and their close, on a real PostgreSQL, in this process alone. */
final class StageBenchmark implements Command {
    private static final MarketTime MARKET = new MarketTime(ZoneId.of("Europe/Berlin"));
    private static final int BATCH = 4000;
    private static final int WARM_UP_DAYS = 30;
    /** 1.5 CPU-seconds with the request, which has 0.5 of them. */
    private static final double GOAL = 1.0;

    @Override
    public String name() { return "stage"; }

    @Override
    public String summary() { return "I2: CPU of the VEE stage (merge, rules, close, estimates) per million readings"; }

    @Override
    public String options() { return """
            --customers N   default 2000
            --days N        measured after 30 days of warm-up, default 30"""; }

    private static final class Cost {
        double cpu;
        double thread;
        double seconds;

        void of(Part part) throws Exception {
            double cpuBefore = cpuSeconds();
            double threadBefore = threadSeconds();
            long before = System.nanoTime();
            part.run();
            cpu += cpuSeconds() - cpuBefore;
            thread += threadSeconds() - threadBefore;
            seconds += (System.nanoTime() - before) / 1e9;
        }

        interface Part {
            void run() throws Exception;
        }
    }

    @Override
    public boolean run(Arguments arguments) throws Exception {
        int customers = arguments.number("customers", 2000, 2);
        int days = arguments.number("days", 30, 1);
        arguments.refuseTheRest();
        try (Machinery machinery = new Machinery()) {
            EmbeddedDatabase.Access access = machinery.database("stage");
            migrate(access, Files.createDirectory(machinery.folder().resolve("sql")));
            Utility utility = Utility.of(customers, LocalDate.of(2026, 1, 1), WARM_UP_DAYS + days, MARKET.zone());
            Goals goals = new Goals();
            try (AgroalDataSource pool = pool(access)) {
                measure(goals, pool, utility);
            }
            peer(goals, machinery, utility);
            goals.print(System.out);
            return goals.allReached();
        }
    }

    /** What it costs Kafka's own tool to send the blocks of one of these days, checking nothing. */
    private static void peer(Goals goals, Machinery machinery, Utility utility) throws Exception {
        Path lines = machinery.folder().resolve("lines");
        try (OutputStream out = Files.newOutputStream(lines)) {
            utility.writeReadings(utility.from(), utility.from().plusDays(1), out);
        }
        double readings = 200_000.0 * MARKET.slots(utility.from(), utility.interval());
        ProducerPerf.Rate rate = machinery.peer().fastest(lines, 200_000);
        goals.note("producer-perf, the same blocks, CPU-s per million readings", Goals.shown(rate.cpuSeconds() / (readings / 1e6), ""),
                "%,.0f records/s".formatted(rate.perSecond()));
    }

    /** As in the service: connections that last, so that the server knows the statements. */
    static AgroalDataSource pool(EmbeddedDatabase.Access access) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(4)
                .connectionFactoryConfiguration(server -> server.jdbcUrl(access.jdbcUrl()).principal(new NamePrincipal(access.user()))
                        .credential(new SimplePassword(access.password())))));
    }

    private static void measure(Goals table, DataSource database, Utility utility) throws Exception {
        JdbcTransactions transactions = new JdbcTransactions(Topic.INGESTION, Set.of(Topic.READINGS, Topic.FINDING), database,
                Clock.systemUTC(), () -> {});
        register(database, utility);
        UploadsIn stage = new UploadsIn(MARKET, List.of(new ContradictingDuplicate()),
                new FirstLook(meter -> Thresholds.USUAL, DayKind.Calendar.BY_WEEKDAY));
        DayClose close = new DayClose(MARKET, new Judge(meter -> Thresholds.USUAL), new SurroundingsTable(MARKET), new Advance(0.9));
        Cost merging = new Cost();
        Cost closing = new Cost();
        double readings = 0;
        for (LocalDate day = utility.from(); day.isBefore(utility.until()); day = day.plusDays(1)) {
            LocalDate date = day;
            boolean isMeasured = !day.isBefore(utility.from().plusDays(WARM_UP_DAYS));
            List<Received> records = records(utility, day);
            Cost.Part merge = () -> {
                for (int from = 0; from < records.size(); from += BATCH) {
                    List<Received> batch = records.subList(from, Math.min(records.size(), from + BATCH));
                    transactions.run(work -> stage.handle(batch, work));
                }
            };
            Cost.Part end = () -> {
                for (Optional<String> last = Optional.of(""); last.isPresent();) {
                    String after = last.get();
                    last = transactions.call(work -> close.step(date, after, null, work));
                }
            };
            (isMeasured ? merging : new Cost()).of(merge);
            (isMeasured ? closing : new Cost()).of(end);
            if (isMeasured) readings += records.size() * (double) MARKET.slots(day, utility.interval());
            // the relay's work is not the stage's
            transactions.run(work -> execute(work.connection(), "truncate outbox"));
        }
        double millions = readings / 1e6;
        table.atMost("stage, CPU-s per million readings", (merging.cpu + closing.cpu) / millions, GOAL, "", "");
        table.note("  merge and first look", Goals.shown(merging.cpu / millions, ""), "");
        table.note("  close with estimates", Goals.shown(closing.cpu / millions, ""), "");
        table.note("  of both the working thread; the rest compiles and collects",
                Goals.shown((merging.thread + closing.thread) / millions, ""),
                "");
        table.note("readings/s, one thread", Goals.shown(readings / (merging.seconds + closing.seconds), ""), "");
    }

    private static double cpuSeconds() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static double threadSeconds() { return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9; }

    /** A day's blocks as they lie in the log. */
    private static List<Received> records(Utility utility, LocalDate day) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        utility.writeReadings(day, day.plusDays(1), lines);
        Acceptance acceptance = new Acceptance("stage", Instant.EPOCH, Optional.of(Duration.ZERO));
        Checks checks = new Checks(List.of(), List.of(), new Midnight(MARKET));
        List<Received> records = new ArrayList<>();
        new NdjsonReadings().read(new ByteArrayInputStream(lines.toByteArray()), new Blocks() {
            @Override
            public void add(RegisterReads reads) { throw new IllegalArgumentException("these are slots, not registers"); }

            @Override
            public void add(Block block) {
                MeterFacts facts = new MeterFacts(block.meterId(), Set.of(block.channel()), Optional.empty(), OptionalDouble.empty());
                for (DayBlock part : checks.accepted(block, facts, this))
                    records.add(new Received(new ConsumerRecord<>(Topic.UPLOAD.name(), 0, records.size(), block.meterId().getBytes(),
                            Json.bytes(acceptance.of(part)))));
            }

            @Override
            public void refuse(long line, String code, String detail) { throw new IllegalStateException(code + " " + detail); }
        });
        return records;
    }

    private static void register(DataSource database, Utility utility) throws SQLException, IOException {
        ByteArrayOutputStream meters = new ByteArrayOutputStream();
        utility.writeMeters(meters);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var insert = connection.prepareStatement(
                        """
                                insert into register_history (id, sort, sequence, valid_from, kind, customer_id, feeder_id, status, state)
                                select line ->> 'meterId', 'METER', 1, date '2026-01-01', line ->> 'kind', line ->> 'customerId', line ->> 'feederId',
                                    'ACTIVE', line::text from (select unnest(string_to_array(?, chr(10)))::json as line) as lines""")) {
            insert.setString(1, meters.toString(java.nio.charset.StandardCharsets.UTF_8).strip());
            insert.executeUpdate();
            statement.execute("""
                    insert into meter (id, state, sequence, valid_from, kind, customer_id, feeder_id, channels, status)
                    select id, state, sequence, valid_from, kind, customer_id, feeder_id, 'importKwh', status from register_history""");
        }
    }

    /** Every service's scripts are on this class path; ingestion's are those beside its classes. */
    private static void migrate(EmbeddedDatabase.Access access, Path folder) throws IOException, URISyntaxException {
        Path place = Path.of(UploadsIn.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (Files.isDirectory(place)) copy(place.resolve("db/service"), folder);
        else {
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                copy(jar.getPath("db/service"), folder);
            }
        }
        Flyway.configure().dataSource(access.jdbcUrl(), access.user(), access.password())
                .locations("classpath:db/platform", "filesystem:" + folder).load().migrate();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> scripts = Files.list(from)) {
            for (Path script : scripts.toList())
                Files.copy(script, to.resolve(script.getFileName().toString()));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
