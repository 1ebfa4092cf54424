package com.meterwise.segmentation;

import java.sql.Connection;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.ClosedDay;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.day.Shard;
import com.meterwise.platform.work.Work;
import com.meterwise.segmentation.clustering.Drift;
import com.meterwise.segmentation.clustering.DriftTable;
import com.meterwise.segmentation.clustering.ModelRow;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.clustering.SegmentModel;
import com.meterwise.segmentation.clustering.TrainingSample;
import com.meterwise.segmentation.features.LoadProfile;
import com.meterwise.segmentation.features.LoadProfileTable;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.membership.Members;
import com.meterwise.segmentation.membership.Members.Move;
import com.meterwise.segmentation.membership.MembershipTable;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.publishing.SegmentFiguresTable;
import com.meterwise.segmentation.rules.RuleMembers;
import com.meterwise.segmentation.screening.Accounts;
import com.meterwise.segmentation.screening.StandingTable;

/**
 * What happens when a market day has closed. For each customer: profile, membership, announcement. Then over all customers: the first
 * model, when there is none and enough is known; the screening for key accounts; the segments' figures.
 */
public final class Segmentation implements DailyWork {
    private final Profiling profiling;
    private final Models models;
    private final Members members;
    private final LiveMembers liveMembers;
    private final RuleMembers rules;
    private final Accounts accounts;
    private final Announcements announcements;
    private final int workedDaysOfAReplay;

    Segmentation(Profiling profiling, Models models, Members members, LiveMembers liveMembers, RuleMembers rules, Accounts accounts,
            Announcements announcements, int workedDaysOfAReplay) {
        this.profiling = profiling;
        this.models = models;
        this.members = members;
        this.liveMembers = liveMembers;
        this.rules = rules;
        this.accounts = accounts;
        this.announcements = announcements;
        this.workedDaysOfAReplay = workedDaysOfAReplay;
    }

    /** Peak and valley hours are the tariffs', which no tick speaks of. */
    @Override
    public Set<Topic> alsoRestsOn() { return Set.of(Topic.TARIFF); }

    @Override
    public boolean wants(ClosedDay day) { return day.isWithinLast(workedDaysOfAReplay); }

    @Override
    public int run(ClosedDay closed, Shard shard, Work work) {
        Optional<SegmentModel> model = models.inForce(closed.day());
        Profiling.Sink sink = profiles -> describe(profiles, model, work);
        if (closed.revision() == 1) return profiling.of(shard, closed.day(), work.connection(), sink);
        return profiling.again(closed.customers().stream().filter(shard::holds).toList(), closed.day(), work.connection(), sink);
    }

    @Override
    public void reduce(ClosedDay closed, Work work) {
        Connection connection = work.connection();
        Optional<LocalDate> newest = new LoadProfileTable(connection).newestDay();
        if (newest.isEmpty()) return;
        if (closed.revision() == 1) profiling.measureSystem(closed.day(), connection);
        Set<String> news = new TreeSet<>();
        // who is a key account decides among whom a customer is told apart: screening comes first
        news.addAll(accounts.screen(newest.get(), connection));
        if (closed.revision() == 1 && models.isFirstMissing()) news.addAll(segmentFirst(closed.day(), work));
        figures(newest.get(), work);
        announcements.profiles(news, work);
    }

    /** The segments' figures, and how far the mass market has drifted from what the model in force was trained on. */
    private void figures(LocalDate day, Work work) {
        SegmentFiguresTable figures = new SegmentFiguresTable(work.connection());
        Optional<SegmentModel> model = models.inForce(day);
        if (model.isEmpty()) {
            figures.compute(day, page -> {});
            return;
        }
        Set<String> keyAccounts = new StandingTable(work.connection()).keyAccounts();
        Drift drift = new Drift(model.get().level(false));
        figures.compute(day, page -> page.stream().filter(profile -> !keyAccounts.contains(profile.customerId())).forEach(drift::add));
        announcements.models(models.measured(model.get().modelId(), day, drift, new DriftTable(work.connection())), work);
    }

    /** Trains a model somebody asked for, on what was known at the end of its training day. */
    void train(ModelRow request, Work work) {
        TrainingSample sample = models.sample(new StandingTable(work.connection()).keyAccounts());
        profiling.of(new Shard(0, 1), request.trainingDay, work.connection(), sample::add);
        LocalDate from = profiling.from(request.trainingDay);
        announcements.models(models.answer(request, sample, from, new MembershipTable(work.connection()).segments()), work);
    }

    private void describe(List<LoadProfile> profiles, Optional<SegmentModel> model, Work work) {
        new LoadProfileTable(work.connection()).put(profiles);
        model.ifPresent(known -> decide(profiles, known, work));
        announcements.rules(rules.evaluate(profiles, work.connection()), work);
        announcements.profiles(profiles, work);
    }

    private void decide(List<LoadProfile> profiles, SegmentModel model, Work work) {
        LiveMembers.hold(profiles.stream().map(LoadProfile::customerId).toList(), work.connection());
        List<Move> decided = members.evaluate(profiles, model, work.connection());
        announcements.moves(decided, liveMembers.settle(decided, profiles, model, work.connection()), work);
    }

    /** @return customers who got their first segment */
    private Set<String> segmentFirst(LocalDate day, Work work) {
        LoadProfileTable profiles = new LoadProfileTable(work.connection());
        TrainingSample sample = models.sample(new StandingTable(work.connection()).keyAccounts());
        profiles.each(day, sample::add);
        List<ModelRow> trained = models.first(sample, profiling.from(day), day);
        if (trained.isEmpty()) return Set.of();
        announcements.models(trained, work);
        SegmentModel model = models.inForce(day).orElseThrow();
        Set<String> segmented = new TreeSet<>();
        profiles.each(day, page -> {
            List<Move> moves = members.evaluate(page, model, work.connection());
            announcements.moves(moves, moves, work);
            moves.forEach(move -> segmented.add(move.entered().customerId()));
        });
        return segmented;
    }
}
