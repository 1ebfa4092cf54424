package com.meterwise.segmentation.live;

import static java.util.stream.Collectors.toMap;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.intake.ConsumptionTable;
import com.meterwise.segmentation.intake.CustomerDay;
import com.meterwise.segmentation.intake.Sql;
import com.meterwise.segmentation.intake.TouchedTable;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.Membership;
import com.meterwise.segmentation.membership.MembershipTable;
import com.meterwise.segmentation.screening.StandingTable;

/** Moves customers while their day is open, and squares what was told with what the closed day decides. */
public final class LiveMembers {
    /** Of its slots, the part of a day that must be there for the day to count as an evaluation. */
    private static final double WHOLE_DAY = 0.8;

    private final OpenDay openDay;
    private final Hysteresis hysteresis;

    public LiveMembers(Hysteresis hysteresis) {
        this.hysteresis = hysteresis;
        this.openDay = new OpenDay(hysteresis);
    }

    /** Holds customers for the open transaction: a day's close and its readings must not evaluate one at the same time. */
    public static void hold(Collection<String> customerIds, Connection connection) {
        new Sql(connection).list(
                "select customer_id from membership where customer_id = any(?) order by customer_id collate \"C\" for update",
                row -> row.getString(1), (Object) customerIds.toArray(String[]::new));
    }

    /** Customers as the outside was told they are. */
    public static Map<String, Membership> now(Collection<String> customerIds, Connection connection) {
        Map<String, Membership> members = new MembershipTable(connection).of(customerIds);
        new LiveMemberTable(connection).of(customerIds)
                .forEach((id, live) -> members.computeIfPresent(id, (same, closed) -> live.over(closed)));
        return members;
    }

    /**
     * @param profiles as of one open day, of customers held
     * @return moves to be told
     */
    public List<Move> evaluate(List<LoadProfile> profiles, SegmentModel model, Connection connection) {
        List<String> ids = profiles.stream().map(LoadProfile::customerId).toList();
        Map<String, Membership> closed = new MembershipTable(connection).of(ids);
        LiveMemberTable table = new LiveMemberTable(connection);
        Map<String, LiveMember> told = table.of(ids);
        Map<String, CustomerDay> days = days(profiles, connection);
        Set<String> keyAccounts = new StandingTable(connection).keyAccountsOf(ids);
        List<LiveMember> put = new ArrayList<>();
        List<String> back = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (LoadProfile profile : profiles) {
            String id = profile.customerId();
            if (!closed.containsKey(id) || !profile.day().isAfter(closed.get(id).evaluated())) continue;
            OpenDay.Open open = new OpenDay.Open(profile, keyAccounts.contains(id), isWhole(days.get(id)));
            OpenDay.Step step = openDay.next(closed.get(id), Optional.ofNullable(told.get(id)), model, open);
            step.move().ifPresent(moves::add);
            step.state().ifPresentOrElse(put::add, () -> back.add(id));
        }
        table.put(put);
        table.delete(back.stream().filter(told::containsKey).toList());
        return moves;
    }

    /**
     * To be called once a closed day has decided, for customers held.
     *
     * @return moves to be told
     */
    public List<Move> settle(List<Move> decided, List<LoadProfile> profiles, SegmentModel model, Connection connection) {
        List<String> ids = profiles.stream().map(LoadProfile::customerId).toList();
        LiveMemberTable table = new LiveMemberTable(connection);
        Map<String, LiveMember> live = table.of(ids);
        if (live.isEmpty()) return decided;
        Settlement settlement = Settlement.of(decided, profiles, new MembershipTable(connection).of(ids), live, model, hysteresis);
        table.delete(settlement.ended());
        if (!settlement.again().isEmpty()) new TouchedTable(connection).again(settlement.again());
        return settlement.told();
    }

    private static Map<String, CustomerDay> days(List<LoadProfile> profiles, Connection connection) {
        if (profiles.isEmpty()) return Map.of();
        LocalDate day = profiles.get(0).day();
        return new ConsumptionTable(connection).daysOf(profiles.stream().map(LoadProfile::customerId).toList(), day, day).stream()
                .collect(toMap(CustomerDay::customerId, one -> one));
    }

    private static boolean isWhole(CustomerDay day) { return day != null && day.completeSlots() >= WHOLE_DAY * day.energy().slots(); }
}
