package com.meterwise.ingestion.marketdata;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.meterwise.contracts.Json;

/** Competitors' packages in PostgreSQL; no region is an empty one there. */
final class CompetitorPackageTable {
    private CompetitorPackageTable() {}

    /** @return how many are new or differ */
    static int keep(Connection connection, List<CompetitorPackage> packages) throws SQLException {
        int changed = 0;
        try (PreparedStatement upsert = connection.prepareStatement(
                """
                        insert into competitor_package as held (id, retailer, region, valid_from, valid_to, price, state) values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (id) do update set retailer = excluded.retailer, region = excluded.region, valid_from = excluded.valid_from,
                            valid_to = excluded.valid_to, price = excluded.price, state = excluded.state
                        where held.state <> excluded.state""")) {
            for (CompetitorPackage one : packages) {
                upsert.setString(1, one.packageId());
                upsert.setString(2, one.retailer());
                upsert.setString(3, one.region() == null ? "" : one.region());
                upsert.setObject(4, one.from());
                upsert.setObject(5, one.to());
                upsert.setBigDecimal(6, one.price());
                upsert.setString(7, new String(Json.bytes(one), StandardCharsets.UTF_8));
                changed += upsert.executeUpdate();
            }
        }
        return changed;
    }

    static List<CompetitorPackage> of(Connection connection, String retailer, String region) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("select state from competitor_package where retailer = ? and region = ? order by id")) {
            select.setString(1, retailer);
            select.setString(2, region == null ? "" : region);
            return packages(select);
        }
    }

    /** Up to {@code limit} packages by id, after {@code cursor}. @param retailer null for all */
    static List<CompetitorPackage> list(Connection connection, String retailer, String cursor, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select state from competitor_package where (?::text is null or retailer = ?) and id > ? order by id limit ?")) {
            select.setString(1, retailer);
            select.setString(2, retailer);
            select.setString(3, cursor == null ? "" : cursor);
            select.setInt(4, limit);
            return packages(select);
        }
    }

    private static List<CompetitorPackage> packages(PreparedStatement select) throws SQLException {
        List<CompetitorPackage> packages = new ArrayList<>();
        try (ResultSet found = select.executeQuery()) {
            while (found.next())
                packages.add(Json.read(found.getString(1).getBytes(StandardCharsets.UTF_8), CompetitorPackage.class));
        }
        return packages;
    }
}
