package com.meterwise.segmentation.intake;

import static com.meterwise.segmentation.intake.Sql.doubles;
import static com.meterwise.segmentation.intake.Sql.ints;
import static com.meterwise.segmentation.intake.Sql.longs;
import static com.meterwise.segmentation.intake.Sql.texts;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.meterwise.contracts.CustomerChanged;

/** Every state a customer was told to have, so that a past day is seen with the attributes of that day. */
public final class CustomerStateTable {
    /** Customers as of an instant, its only parameter, twice: of each the state last begun; where none had begun yet, the first to come. */
    public static final String AS_OF = """
            select distinct on (customer_id) * from customer_state
            order by customer_id, valid_from <= ? desc, extract(epoch from valid_from) * case when valid_from <= ? then -1 else 1 end,
                epoch desc, sequence desc""";

    /** The same of some customers; their ids are the first parameter. */
    public static final String OF_SOME_AS_OF = AS_OF.replace("from customer_state", "from customer_state where customer_id = any(?)");

    private final Sql sql;

    public CustomerStateTable(Connection connection) { this.sql = new Sql(connection); }

    void add(List<CustomerChanged> states) {
        sql.update(
                """
                        insert into customer_state (customer_id, epoch, sequence, valid_from, kind, sector, region, voltage_kv, contracted_kva,
                            critical, tariff_id, competitive, arrears_days, annual_revenue, parent_id, attributes)
                        select * from unnest(?, ?, ?, ?::timestamptz[], ?, ?, ?, ?, ?, ?::boolean[], ?, ?::boolean[], ?, ?::numeric[], ?, ?::jsonb[])
                        on conflict do nothing""",
                texts(states, CustomerChanged::customerId), longs(states, CustomerChanged::epoch),
                longs(states, CustomerChanged::sequence), texts(states, state -> begin(state.validFrom())),
                texts(states, CustomerChanged::kind), texts(states, CustomerChanged::sector), texts(states, CustomerChanged::region),
                doubles(states, CustomerChanged::voltageKv), doubles(states, CustomerChanged::contractedKva),
                texts(states, CustomerChanged::criticalSupply), texts(states, CustomerChanged::tariffId),
                texts(states, CustomerChanged::competitive), ints(states, CustomerChanged::arrearsDays),
                texts(states, CustomerChanged::annualRevenue), texts(states, CustomerChanged::parentId),
                texts(states, state -> Sql.json(state.attributes() == null ? Map.of() : state.attributes())));
    }

    private static Instant begin(Instant validFrom) { return validFrom == null ? Instant.EPOCH : validFrom; }
}
