package com.meterwise.campaign.publishing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Map;

import de.siegmar.fastcsv.writer.CsvWriter;

/** Whole tables as CSV, streamed row by row. A cell that a spreadsheet would take for a formula gets a quote before it. */
public final class ExportTable {
    private static final int ROWS_AT_ONCE = 1000;

    /** Each export by name; the one parameter, if there is one, is a campaign's id. */
    static final Map<String, String> QUERIES = Map.of(
            "offers", """
                    select offer_id as "offerId", version, status, customer_id as "customerId", campaign_id as "campaignId",
                           product_id as "productId", day, value, saving, currency,
                           to_char(expires_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "expiresAt", proof_hash as "proofHash"
                      from offer where ?::text is null or campaign_id = ? order by offer_id""",
            "decisions", """
                    select decision_id as "decisionId", customer_id as "customerId", campaign_id as "campaignId", product_id as "productId",
                           day, outcome, exposable, rule_id as "ruleId", offer_id as "offerId"
                      from decision where ?::text is null or campaign_id = ? order by customer_id, campaign_id, day""",
            // one row a customer and day, as programme evaluators expect them: study, arm, start, read date, usage, days
            "evaluation", """
                    with arm as (select customer_id, campaign_id, min(day) as start, bool_or(outcome = 'HELD_OUT') as held
                           from decision where exposable and (?::text is null or campaign_id = ?) group by 1, 2)
                    select campaign_id as study, arm.customer_id as "customerId", case when held then 0 else 1 end as treatment,
                           start as "rctStart", energy.day as "readDate", kwh as "usageKwh", 1 as days
                      from arm join daily_energy as energy using (customer_id) order by 1, 2, 5""");

    private final Connection connection;

    public ExportTable(Connection connection) { this.connection = connection; }

    public static boolean has(String name) { return QUERIES.containsKey(name); }

    /** @param campaignId or null for all */
    public void write(String name, String campaignId, OutputStream out) throws SQLException, IOException {
        try (PreparedStatement select = connection.prepareStatement(QUERIES.get(name));
                CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            select.setFetchSize(ROWS_AT_ONCE);
            select.setString(1, campaignId);
            select.setString(2, campaignId);
            try (ResultSet rows = select.executeQuery()) {
                ResultSetMetaData columns = rows.getMetaData();
                String[] cells = new String[columns.getColumnCount()];
                for (int i = 0; i < cells.length; i++)
                    cells[i] = columns.getColumnLabel(i + 1);
                csv.writeRecord(cells);
                while (rows.next()) {
                    for (int i = 0; i < cells.length; i++)
                        cells[i] = safe(rows.getString(i + 1));
                    csv.writeRecord(cells);
                }
            }
        }
    }

    /** Numbers may begin with a minus. */
    static String safe(String cell) {
        if (cell == null || cell.isEmpty()) return cell;
        boolean formula = "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 && !cell.matches("-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
        return formula ? "'" + cell : cell;
    }
}
