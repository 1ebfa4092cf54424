package com.meterwise.forecasting.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.meterwise.contracts.ContractChanged;
import com.meterwise.contracts.IndicatorObserved;
import com.meterwise.contracts.Json;
import com.meterwise.contracts.ServiceEventRecorded;
import com.meterwise.contracts.Topic;
import com.meterwise.forecasting.MigratedDatabase;
import com.meterwise.platform.intake.Handler;
import com.meterwise.platform.intake.Received;
import com.meterwise.platform.outbox.Outgoing;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Work;

class IntakeTablesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    @RegisterExtension
    static final MigratedDatabase DATABASE = new MigratedDatabase();

    @Test
    void no_table_that_names_a_customer_is_forgotten_by_an_erasure() throws Exception {
        List<String> naming = new java.util.ArrayList<>();
        try (var tables = DATABASE.connection().createStatement().executeQuery("""
                select distinct table_name from information_schema.columns where table_schema = 'public'
                   and (column_name in ('customer_id', 'owner_id') or column_name = 'level')""")) {
            while (tables.next())
                naming.add(tables.getString(1));
        }
        assertThat(CustomerIn.ROWS).extracting(com.meterwise.platform.erasure.Erasure.Rows::table).containsAll(naming);
    }

    @Test
    void the_newest_state_of_a_contract_holds_whatever_the_order() throws Exception {
        take(new ContractIn(), contract("K1", "0.12", 3), contract("K1", "0.10", 1), contract("K2", null, 1));
        assertThat(ContractTable.inForce(DAY, "C1", DATABASE.connection())).extracting(Contract::contractId).containsExactly("K1", "K2");
        assertThat(ContractTable.of("C1", DATABASE.connection()).get(0).price()).isEqualByComparingTo("0.12");
        assertThat(ContractTable.inForce(DAY.minusYears(1), null, DATABASE.connection())).isEmpty();
        new ContractIn().handle(List.of(received("K1", null)), work());
        assertThat(ContractTable.of("C1", DATABASE.connection())).extracting(Contract::contractId).containsExactly("K2");
    }

    @Test
    void an_outage_told_again_with_its_end_is_over() throws Exception {
        take(new ServiceEventIn(), event("E1", "OUTAGE", null), event("E2", "COMPLAINT", null));
        assertThat(during(NOON.plusSeconds(7200))).isTrue();
        take(new ServiceEventIn(), event("E1", "OUTAGE", NOON.plusSeconds(3600)));
        assertThat(during(NOON.plusSeconds(7200))).isFalse();
        assertThat(during(NOON)).isTrue();
    }

    @Test
    void a_region_has_its_own_holidays_and_those_of_the_whole_market() throws Exception {
        MarketTime time = new MarketTime(ZoneId.of("Asia/Shanghai"));
        take(new IndicatorIn(), holiday(null, time.startOf(DAY), 1), holiday("north", time.startOf(DAY.plusDays(1)), 1),
                holiday("north", time.startOf(DAY.plusDays(5)), 0), holiday("south", time.startOf(DAY.plusDays(2)), 1));
        Calendar north = IndicatorTable.calendar("north", DAY, time.startOf(DAY), time, DATABASE.connection());
        assertThat(Stream.of(0, 1, 2, 5).map(d -> north.dayType(DAY.plusDays(d)))).containsExactly(DayType.HOLIDAY, DayType.HOLIDAY,
                DayType.WORKDAY, DayType.MAKE_UP_WORKDAY);
    }

    @Test
    void a_temperature_told_twice_counts_once_with_its_last_value() throws Exception {
        take(new IndicatorIn(), new IndicatorObserved(Indicator.TEMPERATURE, "north", NOON, null, 3, "degC", "station"),
                new IndicatorObserved(Indicator.TEMPERATURE, "north", NOON, null, 4, "degC", "station"));
        Temperatures north = IndicatorTable.temperatures("north", NOON.minusSeconds(60), NOON.plusSeconds(60), DATABASE.connection());
        assertThat(north.at(new Instant[]{ NOON }, NOON)).containsExactly(4);
    }

    private static boolean during(Instant at) throws SQLException {
        return InterruptionTable.of(List.of("C1"), NOON, NOON.plusSeconds(86_400), DATABASE.connection()).during("C1", at,
                at.plusSeconds(1));
    }

    private static ContractChanged contract(String id, String price, long sequence) {
        return new ContractChanged(id, "C1", "fixed", LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), price, "EUR", new double[12], 0.1,
                30, 1, sequence);
    }

    private static ServiceEventRecorded event(String id, String kind, Instant to) {
        return new ServiceEventRecorded(id, "C1", kind, NOON, to, null, null);
    }

    private static IndicatorObserved holiday(String region, Instant at, double value) {
        return new IndicatorObserved(Indicator.HOLIDAY, region, at, null, value, null, "gazette");
    }

    private static void take(Handler handler, Object... events) throws Exception {
        handler.handle(Stream.of(events).map(event -> received("key", Json.bytes(event))).toList(), work());
    }

    private static Received received(String key, byte[] value) {
        return new Received(new ConsumerRecord<>("topic", 0, 0, key.getBytes(StandardCharsets.UTF_8), value));
    }

    private static Work work() {
        return new Work() {
            @Override
            public Connection connection() { return DATABASE.connection(); }

            @Override
            public void send(Topic topic, String key, String partitionKey, Object event) {
                throw new AssertionError("nothing is sent by these handlers");
            }

            @Override
            public void sendTombstone(Topic topic, String key, String partitionKey) {
                throw new AssertionError("nothing is sent by these handlers");
            }

            @Override
            public void sendAsIs(Outgoing record) { throw new AssertionError("nothing is sent by these handlers"); }
        };
    }
}
