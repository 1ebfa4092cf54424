package com.meterwise.campaign.service;

import static com.meterwise.campaign.Customers.DAY;
import static com.meterwise.campaign.Customers.candidate;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Playbook;
import com.meterwise.campaign.catalogue.Playbook.Alarm;
import com.meterwise.campaign.catalogue.Playbook.Service;
import com.meterwise.campaign.catalogue.SampleCatalogue;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.intake.Contract;
import com.meterwise.campaign.intake.History;
import com.meterwise.campaign.intake.Market;
import com.meterwise.campaign.intake.ServiceEvent;
import com.meterwise.campaign.service.ServicePlan.Term;

class ServicePlanTest {
    private static final Catalogue SAMPLE = SampleCatalogue.read();
    private static final ZoneId ZONE = ZoneOffset.UTC;
    private static final Service REVIEW = new Service("review", "Review", "account manager", 90, null, "carries margin");
    private static final Service TALK = new Service("talk", "Talk", "account manager", 30, "contractEnd < today + 180", "ends soon");
    private static final Alarm MOVED = new Alarm("moved", "Find out", "account manager", true, null, 10, 60);
    private static final Alarm COMPLAINT = new Alarm("complaint", "Answer", "account manager", false, "open(\"COMPLAINT\") > 0", 3, 30);
    private static final Playbook ALL = new Playbook("PB", 1, "all", Set.of("STANDARD"), Set.of(), List.of(REVIEW, TALK),
            List.of(MOVED, COMPLAINT), null, "test");
    private static final Playbooks PLAYBOOKS = new Playbooks(List.of(ALL), SAMPLE, DAY);

    private static Candidate with(History history, Market market) {
        Candidate one = candidate("C-0");
        return new Candidate(one.account(), one.profile(), one.forecast(), one.standings(), one.day(), one.reasons(), history, market);
    }

    private static final History BUSY = new History(
            List.of(new Contract("K-1", "C-0", "fixed", DAY.minusDays(300), DAY.plusDays(65), null, 30, 0, 1)),
            List.of(new ServiceEvent("E-1", "C-0", "COMPLAINT", DAY.minusDays(2), null, "HIGH")), null);
    private static final Market DEAR = new Market(Map.of("price.competitor.volterra", .2), null, 1, 1);

    private static ServicePlan plan(Candidate candidate, List<Task> tasks) {
        List<Decision> decisions = new Decider(SAMPLE).decide(candidate, SAMPLE.running(DAY));
        return ServicePlan.of(new ServicePlan.Sources(candidate, decisions, PLAYBOOKS,
                Map.of("review", DAY.minusDays(10).atStartOfDay(ZONE).toInstant()), tasks, List.of(), ZONE));
    }

    @Test
    void a_service_is_due_its_cadence_after_it_was_given_and_at_once_if_it_never_was() {
        ServicePlan plan = plan(with(BUSY, Market.UNKNOWN), List.of());
        assertThat(plan.services()).extracting(ServicePlan.Item::serviceId).containsExactly("talk", "review");
        assertThat(plan.services()).extracting(ServicePlan.Item::next).containsExactly(DAY, DAY.plusDays(80));
        assertThat(plan.services().get(0).reason()).contains("ends soon", "playbook PB v1", DAY.plusDays(65).toString());
    }

    @Test
    void a_service_whose_condition_does_not_hold_is_not_in_the_plan() {
        assertThat(plan(with(History.NONE, Market.UNKNOWN), List.of()).services()).extracting(ServicePlan.Item::serviceId)
                .containsExactly("review");
    }

    @Test
    void the_calendar_has_the_last_day_of_notice_and_the_end_of_each_contract() {
        assertThat(plan(with(BUSY, Market.UNKNOWN), List.of()).contracts()).containsExactly(
                new Term(DAY.plusDays(35), "NOTICE", "K-1", "fixed"), new Term(DAY.plusDays(65), "END", "K-1", "fixed"));
    }

    @Test
    void risks_are_told_with_their_numbers() {
        Candidate candidate = com.meterwise.campaign.Customers.with(with(BUSY, DEAR), candidate("C-0").account());
        assertThat(Risk.of(with(BUSY, DEAR), new Decider(SAMPLE).decide(with(new History(BUSY.contracts(), List.of(), null), DEAR),
                SAMPLE.running(DAY)))).extracting(Risk::kind).contains(Risk.Kind.CONTRACT_ENDS, Risk.Kind.COMPLAINTS);
        assertThat(Risk.of(with(BUSY, DEAR), List.of()).get(0).detail()).contains("K-1", "65 days");
        assertThat(Risk.of(candidate, List.of())).isEmpty();
    }

    @Test
    void the_cheapest_move_that_gains_anything_is_told_with_its_price() {
        Candidate candidate = with(History.NONE, Market.UNKNOWN);
        List<Decision> decisions = new Decider(SAMPLE).decide(candidate, SAMPLE.running(DAY));
        Retention cheapest = Retention.cheapest(decisions).orElseThrow();
        Decision decision = decisions.stream().filter(one -> one.campaignId().equals(cheapest.campaignId())).findFirst().orElseThrow();
        assertThat(cheapest.cost()).isEqualTo(decision.valuation().marginBefore().minus(decision.valuation().marginAfter())
                .plus(decision.claim().cost()));
        assertThat(cheapest.gain()).isEqualTo(decision.valuation().change());
    }

    @Test
    void an_open_task_comes_before_an_offer_and_an_offer_before_a_service() {
        Task task = PLAYBOOKS.tasks(with(BUSY, Market.UNKNOWN), "segment S2, was S1").get(0).task();
        assertThat(plan(with(History.NONE, Market.UNKNOWN), List.of(task)).nextAction().what()).isEqualTo("TASK");
        assertThat(plan(with(BUSY, Market.UNKNOWN), List.of()).nextAction().what()).isEqualTo("SERVICE");
    }

    @Test
    void an_alarm_is_raised_by_a_change_or_by_its_condition() {
        assertThat(PLAYBOOKS.tasks(with(History.NONE, Market.UNKNOWN), null)).isEmpty();
        assertThat(PLAYBOOKS.tasks(with(History.NONE, Market.UNKNOWN), "segment S2, was S1")).singleElement()
                .satisfies(raised -> assertThat(raised.task().reason()).contains("was S1"));
        assertThat(PLAYBOOKS.tasks(with(BUSY, Market.UNKNOWN), null)).extracting(raised -> raised.task().alarmId())
                .containsExactly("complaint");
    }

    @Test
    void the_same_alarm_of_the_same_day_is_the_same_task() {
        Candidate candidate = with(BUSY, Market.UNKNOWN);
        assertThat(PLAYBOOKS.tasks(candidate, null).get(0).task().taskId())
                .isEqualTo(PLAYBOOKS.tasks(candidate, null).get(0).task().taskId());
    }
}
