package com.meterwise.segmentation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.digest.DigestQueries;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.rebuild.Rebuilds;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.segmentation.clustering.Clusterer;
import com.meterwise.segmentation.clustering.KMeans;
import com.meterwise.segmentation.clustering.ModelTable;
import com.meterwise.segmentation.clustering.Models;
import com.meterwise.segmentation.clustering.Search;
import com.meterwise.segmentation.clustering.SegmentTable;
import com.meterwise.segmentation.clustering.Training;
import com.meterwise.segmentation.clustering.WekaKMeans;
import com.meterwise.segmentation.clustering.WekaMixture;
import com.meterwise.segmentation.clustering.WekaWard;
import com.meterwise.segmentation.features.Feature.Group;
import com.meterwise.segmentation.features.Features;
import com.meterwise.segmentation.features.LoadProfiles;
import com.meterwise.segmentation.features.Periods;
import com.meterwise.segmentation.features.Profiling;
import com.meterwise.segmentation.intake.Erasure;
import com.meterwise.segmentation.intake.MarketFactsIn;
import com.meterwise.segmentation.intake.MasterDataIn;
import com.meterwise.segmentation.intake.ReadingsIn;
import com.meterwise.segmentation.intake.SupplyFactsIn;
import com.meterwise.segmentation.live.LiveMembers;
import com.meterwise.segmentation.market.Margins;
import com.meterwise.segmentation.market.Market;
import com.meterwise.segmentation.membership.Hysteresis;
import com.meterwise.segmentation.membership.Members;
import com.meterwise.segmentation.publishing.Announcements;
import com.meterwise.segmentation.publishing.ModelsOut;
import com.meterwise.segmentation.publishing.ProfilesOut;
import com.meterwise.segmentation.publishing.RuleChangesOut;
import com.meterwise.segmentation.publishing.SegmentChangesOut;
import com.meterwise.segmentation.rebuild.ConsumptionModels;
import com.meterwise.segmentation.rules.RuleMembers;
import com.meterwise.segmentation.screening.Accounts;
import com.meterwise.segmentation.screening.Economics;
import com.meterwise.segmentation.screening.Screening;
import com.meterwise.segmentation.screening.Thresholds;
import com.meterwise.segmentation.screening.Weights;

/** Builds the plain objects from the settings, and says who listens to what. */
@Dependent
class SegmentationWiring {

    @Produces
    @Singleton
    ServiceEvents events(MasterDataIn masterData, Segmentation segmentation, Bell bell) {
        MarketFactsIn facts = new MarketFactsIn(bell);
        return new ServiceEvents(Topic.SEGMENTATION,
                List.of(new Subscription(Topic.READINGS, Rebuilds.live(new ReadingsIn(bell), ReadingsIn::retell)),
                        new Subscription(ConsumptionModels.ALL.retold(), Rebuilds.retold(ReadingsIn::retell)),
                        new Subscription(Topic.CUSTOMER, Rebuilds.erasing(masterData::customers, ConsumptionModels.ALL)),
                        new Subscription(Topic.METER, masterData::meters), new Subscription(Topic.CONTRACT, facts::contracts),
                        new Subscription(Topic.SERVICE_EVENT, facts::serviceEvents),
                        new Subscription(Topic.INDICATOR, MarketFactsIn::indicators),
                        new Subscription(Topic.TARIFF, MarketFactsIn::tariffs),
                        new Subscription(Topic.LINE_LOSS, SupplyFactsIn::losses), new Subscription(Topic.OFFER, SupplyFactsIn::offers)),
                Set.of(Topic.SEGMENT_CHANGED, Topic.PROFILE, Topic.MODEL, Topic.SEGMENTATION_DAY_DONE,
                        Topic.erasureDone(Topic.SEGMENTATION)),
                Optional.of(segmentation), Set.of(), Optional.of(Topic.SEGMENTATION_DAY_DONE));
    }

    @Produces
    @Singleton
    Segmentation segmentation(SegmentationConfig config, Profiling profiling, Models models, Features features, Accounts accounts,
            Announcements announcements, Hysteresis hysteresis, LiveMembers liveMembers, RuleMembers rules) {
        return new Segmentation(profiling, models, new Members(hysteresis), liveMembers, rules, accounts, announcements,
                config.workedDaysOfAReplay());
    }

    @Produces
    @Singleton
    LiveSegmentation liveSegmentation(Profiling profiling, Models models, LiveMembers liveMembers, RuleMembers rules,
            Announcements announcements) {
        return new LiveSegmentation(profiling, models, liveMembers, rules, announcements);
    }

    @Produces
    @Singleton
    RuleMembers ruleMembers(Features features, MarketTime time) { return new RuleMembers(features, time); }

    @Produces
    @Singleton
    LiveMembers liveMembers(Hysteresis hysteresis) { return new LiveMembers(hysteresis); }

    @Produces
    @Singleton
    Hysteresis hysteresis(SegmentationConfig config, Features features) {
        return new Hysteresis(features, config.hysteresis().margin(), config.hysteresis().evaluations(), config.hysteresis().atOnce());
    }

    @Produces
    @Singleton
    Bell bell() { return new Bell(); }

    @Produces
    @Singleton
    Features features(SegmentationConfig config) {
        return Features.of(new Periods(config.peakHours(), config.valleyHours()), config.tariffSpread());
    }

    @Produces
    @Singleton
    Profiling profiling(SegmentationConfig config, Features features, MarketTime time) {
        return new Profiling(new LoadProfiles(features, time), config.windowDays());
    }

    @Produces
    @Singleton
    Models models(ModelTable table, SegmentTable segments, Features features, SegmentationConfig config, PlatformConfig platform) {
        SegmentationConfig.ModelSettings model = config.model();
        Map<Group, Double> weights = Map.of(Group.SCALE, model.scaleWeight(), Group.SHAPE, model.shapeWeight(), Group.PROFILE,
                model.profileWeight(), Group.VARIATION, model.variationWeight(), Group.WEATHER, model.weatherWeight(), Group.COMMERCIAL,
                model.commercialWeight());
        Search.Settings settings = new Search.Settings(model.mostClusters(), model.leastJaccard(), model.resamples(), platform.seed());
        Clusterer kMeans = model.weka() ? new WekaKMeans(model.restarts()) : new KMeans(model.restarts());
        Training training = new Training(features,
                new Training.Settings(model.leastCustomers(), model.mostRows(), new Search(kMeans, List.of(new WekaMixture()), settings),
                        new Search(kMeans, List.of(new WekaWard()), settings), platform.seed(), weights));
        return new Models(table, segments, training, platform.seed());
    }

    @Produces
    @Singleton
    Accounts accounts(SegmentationConfig config, PlatformConfig platform, MarketTime time) {
        SegmentationConfig.KeyAccountSettings limits = config.keyAccount();
        SegmentationConfig.EconomicsSettings economics = config.economics();
        Thresholds thresholds = new Thresholds(limits.annualKwh(), limits.contractedKva(), limits.voltageKv(), limits.classA(),
                limits.classB(), limits.classATimesMean(), limits.promotion(), limits.demotion(), limits.demotionMonths(), limits.growth(),
                limits.atRisk());
        Map<String, Double> experts = new TreeMap<>(Weights.DEFAULTS.experts());
        experts.putAll(limits.weights());
        Economics reckoned = new Economics(economics.assumedMargin(), economics.lossShare(), economics.costToServe(), economics.discount(),
                economics.years(), economics.churn());
        return new Accounts(new Screening(thresholds, new Weights(experts, limits.dataShare()), reckoned, platform.seed()), time, reckoned);
    }

    @Produces
    @Singleton
    Market market(SegmentationConfig config, MarketTime time) {
        return new Market(time, new Margins(config.economics().lossShare(), config.economics().assumedMargin()));
    }

    @Produces
    @Singleton
    Announcements announcements(MarketTime time) {
        return new Announcements(new ProfilesOut(time), new SegmentChangesOut(time), new ModelsOut(time), new RuleChangesOut(time));
    }

    @Produces
    @Singleton
    Erasure erasure(ErasedSubjects erased) { return new Erasure(erased); }

    @Produces
    @Singleton
    DigestQueries digestQueries() {
        Map<String, String> queries = new TreeMap<>(Map.of(
                "meter-days", "select concat_ws('|', customer_id, day, meter_id, revision, interval_s, estimated, encode(wh, 'hex'))"
                        + " from meter_day order by customer_id, day, meter_id",
                "customer-days", "select concat_ws('|', customer_id, day, interval_s, meters, estimated, total_wh, encode(wh, 'hex'),"
                        + " encode(present, 'hex')) from customer_day order by customer_id, day",
                "customer-months", "select concat_ws('|', customer_id, month, wh, slots) from customer_month order by customer_id, month",
                "profiles", "select concat_ws('|', customer_id, day, grade, body) from load_profile order by customer_id",
                "memberships", "select concat_ws('|', customer_id, segment_id, since, model_id, evaluated, candidate, evaluations, margin,"
                        + " reasons) from membership order by customer_id",
                "segment-changes", "select concat_ws('|', customer_id, day, from_segment, to_segment, margin, model_id)"
                        + " from segment_change where not live order by customer_id, sequence",
                "standings",
                "select concat_ws('|', customer_id, day, tier, score, pareto_class, gates, worth) from standing order by customer_id",
                "models", "select concat_ws('|', model_id, status, training_day, seed, effective_from, body) from model order by model_id",
                "segments", "select concat_ws('|', segment_id, name, model_id, lineage, day, figures) from segment order by segment_id"));
        queries.putAll(AccountDigests.QUERIES);
        return new DigestQueries(queries);
    }
}
