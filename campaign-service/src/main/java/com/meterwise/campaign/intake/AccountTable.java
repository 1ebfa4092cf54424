package com.meterwise.campaign.intake;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.meterwise.platform.day.Shard;

/** The newest state of each customer. Lives as long as its transaction. */
public final class AccountTable {
    private static final String UPSERT = """
            insert into account (customer_id, bucket, epoch, sequence, body, unit_bucket)
            select * from unnest(?::text[], ?::smallint[], ?::bigint[], ?::bigint[], ?::text[], ?::smallint[])
            on conflict (customer_id) do update
               set epoch = excluded.epoch, sequence = excluded.sequence, body = excluded.body, unit_bucket = excluded.unit_bucket
             where (excluded.epoch, excluded.sequence) > (account.epoch, account.sequence)
            """;

    private final Connection connection;

    public AccountTable(Connection connection) { this.connection = connection; }

    void keep(Collection<Account> accounts) throws SQLException {
        if (accounts.isEmpty()) return;
        try (PreparedStatement upsert = connection.prepareStatement(UPSERT)) {
            upsert.setArray(1, connection.createArrayOf("text", accounts.stream().map(Account::customerId).toArray()));
            upsert.setArray(2, connection.createArrayOf("int2",
                    accounts.stream().map(account -> (short) Shard.bucketOf(account.customerId())).toArray()));
            upsert.setArray(3, connection.createArrayOf("int8", accounts.stream().map(Account::epoch).toArray()));
            upsert.setArray(4, connection.createArrayOf("int8", accounts.stream().map(Account::sequence).toArray()));
            upsert.setArray(5, connection.createArrayOf("text", accounts.stream().map(Bodies::write).toArray()));
            upsert.setArray(6, connection.createArrayOf("int2",
                    accounts.stream().map(account -> (short) Shard.bucketOf(account.unit())).toArray()));
            upsert.executeUpdate();
        }
    }

    public Optional<Account> find(String customerId) throws SQLException {
        return Optional.ofNullable(find(java.util.List.of(customerId)).get(customerId));
    }

    public Map<String, Account> find(Collection<String> customerIds) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("select body from account where customer_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("text", customerIds.toArray()));
            Map<String, Account> found = new HashMap<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    Account account = Bodies.read(rows.getString(1), Account.class);
                    found.put(account.customerId(), account);
                }
            }
            return found;
        }
    }
}
