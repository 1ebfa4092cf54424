package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.meterwise.contracts.TariffChanged;

/** Tariffs as campaign tells them, with every state they had: what holds on a day does not depend on when it was read. */
public final class TariffTable {
    private final Sql sql;

    public TariffTable(Connection connection) { this.sql = new Sql(connection); }

    /**
     * @param states every state told, in any order
     * @param newest of them, one a tariff: for replicas of the release before, which know no other
     */
    void put(List<TariffChanged> states, List<TariffChanged> newest) {
        sql.update("""
                insert into tariff_state (tariff_id, epoch, sequence, valid_from, valid_to, prices, slots, weekend_slots)
                select tariff_id, epoch, sequence, valid_from, valid_to, prices, slots::text[], weekend_slots::text[]
                from unnest(?, ?, ?, ?::date[], ?::date[], ?::jsonb[], ?, ?)
                    as t(tariff_id, epoch, sequence, valid_from, valid_to, prices, slots, weekend_slots)
                on conflict do nothing""", texts(states, TariffChanged::tariffId), longs(states, TariffChanged::epoch),
                longs(states, TariffChanged::sequence), texts(states, TariffChanged::validFrom), texts(states, TariffChanged::validTo),
                texts(states, tariff -> Sql.json(tariff.prices())), texts(states, tariff -> names(tariff.slots())),
                texts(states, tariff -> names(tariff.weekendSlots())));
        sql.update("""
                insert into tariff (tariff_id, name, currency, valid_from, valid_to, prices, slots, weekend_slots, epoch, sequence)
                select tariff_id, name, currency, valid_from, valid_to, prices, slots::text[], weekend_slots::text[], epoch, sequence
                from unnest(?, ?, ?, ?::date[], ?::date[], ?::jsonb[], ?, ?, ?, ?)
                    as t(tariff_id, name, currency, valid_from, valid_to, prices, slots, weekend_slots, epoch, sequence)
                on conflict (tariff_id) do update set name = excluded.name, currency = excluded.currency, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to, prices = excluded.prices, slots = excluded.slots,
                    weekend_slots = excluded.weekend_slots, epoch = excluded.epoch, sequence = excluded.sequence
                where (excluded.epoch, excluded.sequence) > (tariff.epoch, tariff.sequence)""", texts(newest, TariffChanged::tariffId),
                texts(newest, TariffChanged::name), texts(newest, TariffChanged::currency), texts(newest, TariffChanged::validFrom),
                texts(newest, TariffChanged::validTo), texts(newest, tariff -> Sql.json(tariff.prices())),
                texts(newest, tariff -> names(tariff.slots())), texts(newest, tariff -> names(tariff.weekendSlots())),
                longs(newest, TariffChanged::epoch), longs(newest, TariffChanged::sequence));
    }

    void delete(List<String> tariffIds) {
        sql.update("delete from tariff where tariff_id = any(?)", (Object) tariffIds.toArray(String[]::new));
        sql.update("delete from tariff_state where tariff_id = any(?)", (Object) tariffIds.toArray(String[]::new));
    }

    /** Tariffs in force on the day, by id: of each the newest state that had begun by then, if it had not ended. */
    public Map<String, Tariff> inForce(LocalDate day) {
        return read("select distinct on (tariff_id) * from tariff_state where coalesce(valid_from, ?) <= ?", day, day, day, day);
    }

    /** The same of some tariffs only. */
    public Map<String, Tariff> inForce(Collection<String> tariffIds, LocalDate day) {
        if (tariffIds.isEmpty()) return Map.of();
        return read("select distinct on (tariff_id) * from tariff_state where tariff_id = any(?) and coalesce(valid_from, ?) <= ?",
                tariffIds.toArray(String[]::new), day, day, day, day);
    }

    private Map<String, Tariff> read(String begun, Object... parameters) {
        return sql.list("select tariff_id, prices, slots, weekend_slots from (" + begun + """
                \s order by tariff_id, epoch desc, sequence desc) begun where coalesce(valid_to, ?::date + 1) > ? order by tariff_id""",
                TariffTable::tariff, parameters).stream().collect(Collectors.toMap(Tariff::tariffId, Function.identity()));
    }

    private static Tariff tariff(ResultSet row) throws SQLException {
        return new Tariff(row.getString(1), Sql.numbers(row.getString(2)), List.of((String[]) row.getArray(3).getArray()),
                List.of((String[]) row.getArray(4).getArray()));
    }

    /** A PostgreSQL array as text: arrays of arrays of different lengths cannot be bound. */
    private static String names(List<String> names) {
        return names == null
                ? "{}"
                : names.stream().map(name -> "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                        .collect(Collectors.joining(",", "{", "}"));
    }
}
