package com.meterwise.forecasting.api;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.eclipse.microprofile.openapi.annotations.Operation;

import com.meterwise.platform.http.Page;
import com.meterwise.platform.security.Roles;
import com.meterwise.platform.work.Transactions;

/** Accuracy of forecasts really issued. */
@Path("/v1/accuracy")
@RolesAllowed(Roles.VIEWER)
public class AccuracyResource {
    /** By day first: series are counted without sorting them, and the sums of a day are few. */
    private static final String SUMS = """
            select level, lead, model, max(rows) as series, sum(rows) as days, sum(slots) as slots,
                sum(absolute_error) / nullif(sum(slots), 0) as mae, sqrt(sum(squared_error) / nullif(sum(slots), 0)) as rmse,
                sum(error) / nullif(sum(slots), 0) as bias, sum(absolute_error) / nullif(sum(absolute_actual), 0) as wape,
                sum(percentage_error) / nullif(sum(percentage_slots), 0) as mape, sum(scaled) / nullif(sum(scales), 0) as mase,
                sum(pinball) / nullif(sum(slots), 0) as pinball, sum(covered)::float8 / nullif(sum(slots), 0) as coverage80
            from (select level, lead, model, day, count(*) as rows, sum(slots) as slots, sum(absolute_error) as absolute_error,
                    sum(squared_error) as squared_error, sum(error) as error, sum(absolute_actual) as absolute_actual,
                    sum(percentage_error) as percentage_error, sum(percentage_slots) as percentage_slots,
                    sum(absolute_error / nullif(slots, 0) / nullif(scale_kwh, 0)) as scaled,
                    count(absolute_error / nullif(slots, 0) / nullif(scale_kwh, 0)) as scales,
                    sum(pinball) as pinball, sum(covered) as covered
                from accuracy where day between ? and ? and (?::text is null or level = ?) and (?::text is null or id = ?)
                group by level, lead, model, day) as by_day
            group by level, lead, model order by level, lead, model""";

    private final Transactions transactions;

    AccuracyResource(Transactions transactions) { this.transactions = transactions; }

    /** @param series on the day that had most. @param mase mean over the series' days; null without a scale */
    public record AccuracyView(String level, int leadDays, String model, int series, int days, int slots, Double mae, Double rmse,
            Double bias,
            Double wape, Double mape, Double mase, Double pinball, Double coverage80) {}

    @GET
    @Operation(summary = "MAE, WAPE, MAPE, MASE, pinball loss and coverage of the 80 % interval, by level, lead day and model")
    public Page<AccuracyView> accuracy(@QueryParam("level") @Pattern(regexp = "customer|segment|feeder|region|system") String level,
            @QueryParam("id") @Size(max = 64) String id, @QueryParam("from") @Size(max = 20) String from,
            @QueryParam("to") @Size(max = 20) String to) {
        LocalDate first = Dates.of("from", from, Dates.FIRST), last = Dates.of("to", to, Dates.LAST);
        return transactions.call(work -> {
            try (PreparedStatement select = work.connection().prepareStatement(SUMS)) {
                select.setObject(1, first);
                select.setObject(2, last);
                select.setString(3, level);
                select.setString(4, level);
                select.setString(5, id);
                select.setString(6, id);
                List<AccuracyView> views = new ArrayList<>();
                try (ResultSet row = select.executeQuery()) {
                    while (row.next())
                        views.add(new AccuracyView(row.getString("level"), row.getInt("lead"), row.getString("model"), row.getInt("series"),
                                row.getInt("days"), row.getInt("slots"), number(row, "mae"), number(row, "rmse"), number(row, "bias"),
                                number(row, "wape"), number(row, "mape"), number(row, "mase"), number(row, "pinball"),
                                number(row, "coverage80")));
                }
                return new Page<>(views, null);
            }
        });
    }

    private static Double number(ResultSet row, String column) throws java.sql.SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : value;
    }
}
