package com.meterwise.ingestion.accounts;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Invoices in PostgreSQL, and the meter-days they are held against. */
final class InvoiceTable {
    private InvoiceTable() {}

    /** @return how many are new or differ from what was held */
    static int keep(Connection connection, Collection<Invoice> invoices) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                        insert into invoice as held (id, customer_id, from_day, to_day, kwh, amount, currency) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set customer_id = excluded.customer_id, from_day = excluded.from_day, to_day = excluded.to_day,
                            kwh = excluded.kwh, amount = excluded.amount, currency = excluded.currency, recorded_at = clock_timestamp()
                        where (held.customer_id, held.from_day, held.to_day, held.kwh, held.amount, held.currency)
                            is distinct from (excluded.customer_id, excluded.from_day, excluded.to_day, excluded.kwh, excluded.amount, excluded.currency)""")) {
            for (Invoice invoice : invoices) {
                upsert.setString(1, invoice.invoiceId());
                upsert.setString(2, invoice.customerId());
                upsert.setObject(3, invoice.from());
                upsert.setObject(4, invoice.to());
                upsert.setDouble(5, invoice.kwh());
                upsert.setBigDecimal(6, invoice.amount() == null ? null : new BigDecimal(invoice.amount()));
                upsert.setString(7, invoice.currency());
                upsert.addBatch();
            }
            int changed = 0;
            for (int rows : upsert.executeBatch())
                changed += rows;
            return changed;
        }
    }

    /** Up to {@code limit} invoices of a customer by id, after {@code cursor}, each beside the energy its customer's meters have in its days. */
    static List<BillCheck> list(Connection connection, String customerId, BillCheck.Limits limits, String cursor, int limit)
            throws SQLException {
        // by the meters he ever had, since meter-days are found by meter
        try (PreparedStatement select = connection.prepareStatement("""
                select i.id, i.customer_id, i.from_day, i.to_day, i.kwh, i.amount, i.currency, coalesce(m.wh, 0),
                    coalesce(m.present::float8 / nullif(m.slots, 0) * m.days / (i.to_day - i.from_day), 0)
                from invoice i cross join lateral (
                    select sum((select sum(value) from unnest(d.wh) as value where value > -9223372036854775808)) as wh,
                        sum(d.present) as present, sum(cardinality(d.wh)) as slots, count(distinct d.day) as days
                    from meter_day d where d.customer_id = i.customer_id and d.channel = 'importKwh'
                        and d.day >= i.from_day and d.day < i.to_day
                        and d.meter_id in (select id from register_history where sort = 'METER' and customer_id = i.customer_id)) as m
                where i.customer_id = ? and i.id > ? order by i.id limit ?""")) {
            select.setString(1, customerId);
            select.setString(2, cursor == null ? "" : cursor);
            select.setInt(3, limit);
            List<BillCheck> checks = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    BigDecimal amount = found.getBigDecimal(6);
                    Invoice invoice = new Invoice(found.getString(1), found.getString(2), found.getObject(3, LocalDate.class),
                            found.getObject(4, LocalDate.class), found.getDouble(5), amount == null ? null : amount.toPlainString(),
                            found.getString(7));
                    checks.add(BillCheck.of(invoice, found.getLong(8) / 1000.0, found.getDouble(9), limits));
                }
            }
            return checks;
        }
    }
}
