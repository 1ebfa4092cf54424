package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import com.meterwise.contracts.ContractChanged;

/** Supply contracts; of each the newest state wins, whatever the order of arrival. */
final class ContractTable {
    private final Sql sql;

    ContractTable(Connection connection) { this.sql = new Sql(connection); }

    /** @param newest one state a contract */
    void put(List<ContractChanged> newest) {
        sql.update("""
                insert into contract (contract_id, customer_id, product, from_day, to_day, price, currency, monthly_kwh, tolerance,
                    notice_days, epoch, sequence)
                select contract_id, customer_id, product, from_day, to_day, price, currency, monthly_kwh::float8[], tolerance, notice_days,
                    epoch, sequence
                from unnest(?, ?, ?, ?::date[], ?::date[], ?::numeric[], ?, ?, ?, ?, ?, ?)
                    as c(contract_id, customer_id, product, from_day, to_day, price, currency, monthly_kwh, tolerance, notice_days, epoch,
                    sequence)
                on conflict (contract_id) do update set customer_id = excluded.customer_id, product = excluded.product,
                    from_day = excluded.from_day, to_day = excluded.to_day, price = excluded.price, currency = excluded.currency,
                    monthly_kwh = excluded.monthly_kwh, tolerance = excluded.tolerance, notice_days = excluded.notice_days,
                    epoch = excluded.epoch, sequence = excluded.sequence
                where (excluded.epoch, excluded.sequence) > (contract.epoch, contract.sequence)""",
                texts(newest, ContractChanged::contractId), texts(newest, ContractChanged::customerId),
                texts(newest, ContractChanged::product), texts(newest, ContractChanged::from), texts(newest, ContractChanged::to),
                texts(newest, ContractChanged::price), texts(newest, ContractChanged::currency), texts(newest, ContractTable::months),
                doubles(newest, ContractChanged::tolerance), ints(newest, ContractChanged::noticeDays),
                longs(newest, ContractChanged::epoch), longs(newest, ContractChanged::sequence));
    }

    void delete(List<String> contractIds) {
        sql.update("delete from contract where contract_id = any(?)", (Object) contractIds.toArray(String[]::new));
    }

    private static String months(ContractChanged contract) {
        return contract.monthlyKwh() == null
                ? "{}"
                : Arrays.stream(contract.monthlyKwh()).mapToObj(Double::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
