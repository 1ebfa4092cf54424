package com.meterwise.campaign;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.meterwise.campaign.api.Editing;
import com.meterwise.campaign.api.Impacts;
import com.meterwise.campaign.api.Portfolios;
import com.meterwise.campaign.api.Prospects;
import com.meterwise.campaign.api.Savings;
import com.meterwise.campaign.api.ServicePlans;
import com.meterwise.campaign.catalogue.DefinitionTable;
import com.meterwise.campaign.intake.AccountsIn;
import com.meterwise.campaign.intake.ContractsIn;
import com.meterwise.campaign.intake.ForecastsIn;
import com.meterwise.campaign.intake.IndicatorsIn;
import com.meterwise.campaign.intake.ProfilesIn;
import com.meterwise.campaign.intake.SegmentChangesIn;
import com.meterwise.campaign.intake.ServiceEventsIn;
import com.meterwise.campaign.intake.SuspicionsIn;
import com.meterwise.campaign.publishing.CampaignSteps;
import com.meterwise.campaign.publishing.OfferSteps;
import com.meterwise.contracts.Topic;
import com.meterwise.platform.PlatformConfig;
import com.meterwise.platform.PlatformConfig.ClockMode;
import com.meterwise.platform.ServiceEvents;
import com.meterwise.platform.day.DailyWork;
import com.meterwise.platform.digest.DigestQueries;
import com.meterwise.platform.erasure.ErasedSubjects;
import com.meterwise.platform.erasure.Erasure;
import com.meterwise.platform.erasure.Erasure.Rows;
import com.meterwise.platform.intake.Subscription;
import com.meterwise.platform.time.MarketTime;
import com.meterwise.platform.work.Bell;
import com.meterwise.platform.work.Transactions;

/** Builds this service from its parts, and says who listens to what. */
@ApplicationScoped
class CampaignWiring {
    @Produces
    @Singleton
    ServiceEvents events(DefinitionTable definitions, PlatformConfig platform, CampaignConfig config, ErasedSubjects erased,
            Bell bell) {
        Erasure erasure = new Erasure(Topic.CAMPAIGN, AccountsIn.TABLES.stream().map(Rows::of).toList(), List.of(), erased);
        DailyWork campaigns = new Campaigns(definitions, new MarketTime(platform.zone()), config.decidedDays());
        return new ServiceEvents(Topic.CAMPAIGN,
                List.of(new Subscription(Topic.CUSTOMER, new AccountsIn(erasure)),
                        new Subscription(Topic.SEGMENT_CHANGED, new SegmentChangesIn(bell)),
                        new Subscription(Topic.PROFILE, new ProfilesIn()),
                        new Subscription(Topic.CUSTOMER_FORECAST, new ForecastsIn(platform.zone())),
                        new Subscription(Topic.CONTRACT, new ContractsIn()),
                        new Subscription(Topic.SERVICE_EVENT, new ServiceEventsIn(platform.zone())),
                        new Subscription(Topic.INDICATOR, new IndicatorsIn(platform.zone())),
                        new Subscription(Topic.LINE_LOSS, new SuspicionsIn())),
                Set.of(Topic.TARIFF, Topic.DECISION, Topic.OFFER, Topic.erasureDone(Topic.CAMPAIGN)), Optional.of(campaigns),
                Set.of(Topic.SEGMENTATION, Topic.FORECASTING),
                Optional.empty());
    }

    @Produces
    @Singleton
    Bell bell() { return new Bell(); }

    @Produces
    @Singleton
    LiveDecisions liveDecisions(DefinitionTable definitions, InstantSource clock, PlatformConfig platform) {
        return new LiveDecisions(definitions, new MarketTime(platform.zone()), clock);
    }

    @Produces
    @Singleton
    OfferSteps offerSteps(Transactions transactions, DefinitionTable definitions, InstantSource clock, PlatformConfig platform) {
        return new OfferSteps(transactions, definitions, clock, platform.zone(), platform.clock() == ClockMode.LIVE);
    }

    @Produces
    @Singleton
    Editing editing(Transactions transactions, DefinitionTable definitions, InstantSource clock, CampaignConfig config) {
        return new Editing(transactions, definitions, clock, config.fourEyes());
    }

    @Produces
    @Singleton
    CampaignSteps campaignSteps(Transactions transactions, DefinitionTable definitions, InstantSource clock, CampaignConfig config) {
        return new CampaignSteps(transactions, definitions, clock, config.fourEyes());
    }

    @Produces
    @Singleton
    Prospects prospects(Transactions transactions, DefinitionTable definitions) { return new Prospects(transactions, definitions); }

    @Produces
    @Singleton
    ServicePlans servicePlans(Transactions transactions, DefinitionTable definitions, PlatformConfig platform) {
        return new ServicePlans(transactions, definitions, platform.zone());
    }

    @Produces
    @Singleton
    Savings savings(Transactions transactions, PlatformConfig platform) { return new Savings(transactions, platform.zone()); }

    @Produces
    @Singleton
    Portfolios portfolios(Transactions transactions, DefinitionTable definitions, InstantSource clock) {
        return new Portfolios(transactions, definitions, clock);
    }

    @Produces
    @Singleton
    Impacts impacts(Transactions transactions, DefinitionTable definitions) { return new Impacts(transactions, definitions); }

    /** Without wall-clock columns: {@code at} of an offer is when somebody did something. */
    @Produces
    @Singleton
    DigestQueries digests() { return new DigestQueries(Map.ofEntries(
            Map.entry("definition",
                    "select concat_ws('|', kind, id, version, body, author, approver) from definition order by kind, id, version"),
            Map.entry("account", "select concat_ws('|', customer_id, epoch, sequence, body) from account order by customer_id"),
            Map.entry("profile", "select concat_ws('|', customer_id, day, epoch, sequence, body) from profile order by customer_id, day"),
            Map.entry("forecast", "select concat_ws('|', customer_id, day, epoch, sequence, body) from forecast order by customer_id, day"),
            Map.entry("daily_energy",
                    "select concat_ws('|', customer_id, day, epoch, sequence, kwh) from daily_energy order by customer_id, day"),
            Map.entry("trigger",
                    "select concat_ws('|', customer_id, kind, day, detail, considered_on) from trigger order by customer_id, kind, day"),
            Map.entry("decision", """
                    select concat_ws('|', customer_id, campaign_id, day, decision_id, outcome, exposable, rule_id, rules, inputs, offer_id)
                      from decision order by customer_id, campaign_id, day"""),
            Map.entry("task", "select concat_ws('|', task_id, customer_id, reason, due, state) from task order by task_id"),
            Map.entry("reservation",
                    "select concat_ws('|', offer_id, unit, campaign_id, channel, day, cost, state) from reservation order by offer_id"),
            Map.entry("waiting",
                    "select concat_ws('|', campaign_id, customer_id, since, detail) from waiting order by campaign_id, customer_id"),
            Map.entry("offer", """
                    select concat_ws('|', offer_id, customer_id, campaign_id, product_id, version, status, key_account, day, value, saving,
                                     currency, reasons, proof_hash, expires_at at time zone 'UTC')
                      from offer order by offer_id"""))); }
}
