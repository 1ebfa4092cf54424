package com.meterwise.synthetic;

import java.util.ArrayList;
import java.util.List;

import com.meterwise.synthetic.Chance.Draw;

/** The feeders of a utility, about one for 25 customers, each with neighbours by number. */
final class Feeders {
    private static final int CUSTOMERS_EACH = 25;
    private static final List<String> REGIONS = List.of("NORTH", "EAST", "SOUTH", "WEST");

    private final Utility utility;
    private final Customers customers;
    private final int count;

    Feeders(Utility utility) {
        this.utility = utility;
        customers = new Customers(utility);
        count = Math.max(2, Math.round(utility.customers() / (float) CUSTOMERS_EACH));
    }

    int count() { return count; }

    /** @param index from 0 */
    Feeder at(int index) {
        long from = firstCustomer(index);
        long to = firstCustomer(index + 1);
        List<Customer> members = new ArrayList<>((int) (to - from));
        for (long c = from; c < to; c++)
            members.add(customers.at(c));
        return Feeder.of(index + 1L, members, Chance.of(utility.seed(), Draw.FEEDER, index).between(.015, .035));
    }

    String region(Feeder feeder) {
        return REGIONS.get((int) Chance.of(utility.seed(), Draw.REGION, feeder.number()).below(REGIONS.size()));
    }

    private long firstCustomer(int feeder) { return (long) feeder * utility.customers() / count; }
}
