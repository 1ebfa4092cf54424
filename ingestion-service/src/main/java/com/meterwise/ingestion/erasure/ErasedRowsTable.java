package com.meterwise.ingestion.erasure;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A customer's rows in ingestion's database. A test compares the lists with the schema. */
final class ErasedRowsTable {
    /** Tables with a customer's rows that need no other rows to be found. */
    static final List<String> BY_CUSTOMER = List.of("contract", "service_event", "invoice", "late_change");
    /** Tables with something of a meter and a day, the customer's by the meter-day's owner. */
    static final List<String> BY_METER_DAY = List.of("finding", "reading_unapplied", "register_read");
    /** Tables that are treated one by one below. */
    static final List<String> OTHERS = List.of("customer", "meter", "meter_day", "register_history");

    private final Connection connection;
    private final String customerId;
    private long deleted;

    ErasedRowsTable(Connection connection, String customerId) {
        this.connection = connection;
        this.customerId = customerId;
    }

    /** Meters the customer has. */
    List<String> meters() throws SQLException {
        return ids("select id from meter where customer_id = ? order by id");
    }

    /** Meters the customer has or ever had. */
    List<String> metersEver() throws SQLException {
        return ids("select distinct id from register_history where sort = 'METER' and customer_id = ? order by id");
    }

    List<String> contracts() throws SQLException { return ids("select id from contract where customer_id = ? order by id"); }

    /** Customers whose group account he is. */
    List<String> members() throws SQLException {
        return ids("select id from customer where parent_id = ? order by id");
    }

    /** @param own meters that go with the customer; @param ever those of which only his time goes */
    long delete(Collection<String> own, Collection<String> ever) throws SQLException {
        // the customer first: who adds something to him holds his row, and is waited for
        update("delete from customer where id = ?", customerId);
        update("delete from register_history where sort in ('CUSTOMER', 'CONTRACT') and (id = ? or customer_id = ?)", customerId,
                customerId);
        update("update register_history set state = (state::jsonb - 'parentId')::text where sort = 'CUSTOMER' and state::jsonb ->> 'parentId' = ?",
                customerId);
        for (String table : BY_CUSTOMER)
            update("delete from " + table + " where customer_id = ?", customerId);
        for (String table : BY_METER_DAY) {
            update("delete from " + table
                    + " where (meter_id, day) in (select meter_id, day from meter_day where meter_id = any(?) and customer_id = ?)",
                    ever, customerId);
            update("delete from " + table + " where meter_id = any(?)", own);
        }
        update("delete from meter_day where meter_id = any(?) and customer_id = ?", ever, customerId);
        update("delete from meter where id = any(?)", own);
        // where others had the meter before or after, an empty line keeps his days from falling to them
        update("""
                update register_history set state = null, kind = 'ERASED', customer_id = null, status = 'INACTIVE'
                where sort = 'METER' and customer_id = ?""", customerId);
        update("""
                delete from register_history as gone where sort = 'METER' and id = any(?) and not exists (
                    select from register_history as other where other.sort = 'METER' and other.id = gone.id and other.state is not null)""",
                ever);
        return deleted;
    }

    /** Errors of uploads that quote him or one of his meters keep their line and lose their words. */
    void stripUploads(Collection<String> names) throws SQLException {
        for (String name : names) {
            update("""
                    update upload_error set csv = regexp_replace(csv, '^([0-9]+,[A-Z0-9_]+,).*' || ? || '.*$', '\\1erased', 'gn')
                    where position(? in csv) > 0""",
                    name.replaceAll("[^A-Za-z0-9]", "\\\\$0"), name);
            update("""
                    update upload set errors = (select json_agg(case when position(? in error ->> 'detail') > 0
                        then jsonb_set(error, '{detail}', '"erased"') else error end)::text from jsonb_array_elements(errors::jsonb) as error)
                    where position(? in errors) > 0""",
                    name, name);
        }
    }

    private List<String> ids(String sql) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, customerId);
            List<String> ids = new ArrayList<>();
            try (ResultSet found = select.executeQuery()) {
                while (found.next())
                    ids.add(found.getString(1));
            }
            return ids;
        }
    }

    private void update(String sql, Object... values) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                if (values[i] instanceof Collection<?> ids) update.setArray(i + 1, connection.createArrayOf("text", ids.toArray()));
                else
                    update.setObject(i + 1, values[i]);
            }
            deleted += update.executeUpdate();
        }
    }
}
