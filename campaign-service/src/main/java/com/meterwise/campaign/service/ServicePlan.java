package com.meterwise.campaign.service;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.intake.Contract;

/**
 * How a key account is looked after.
 *
 * @param day        market day whose data it rests on
 * @param services   by next date
 * @param contracts  what comes up, by date
 * @param risks      why it may be lost
 * @param retention  the cheapest move that keeps it, or null if none gains anything
 * @param nextAction what to do first, or null if there is nothing to do
 */
public record ServicePlan(String customerId, LocalDate day, String tier, String segment, List<Item> services, List<Term> contracts,
        List<Risk> risks, Retention retention, Action nextAction, List<Task> tasks, List<Visit> visits) {

    /** @param last when it was given last, or null; @param next when it is due: at once if it never was */
    public record Item(String serviceId, String name, String owner, int cadenceDays, LocalDate last, LocalDate next, String reason) {}

    /** @param what NOTICE (last day to give it) or END */
    public record Term(LocalDate on, String what, String contractId, String product) {}

    public record Action(String what, String title, LocalDate due, String reason) {}

    /** What a plan is made from. @param last when each service was last given */
    public record Sources(Candidate candidate, List<Decision> decisions, Playbooks playbooks, Map<String, Instant> last, List<Task> tasks,
            List<Visit> visits, ZoneId zone) {}

    public static ServicePlan of(Sources from) {
        Candidate candidate = from.candidate();
        List<Item> services = from.playbooks().services(candidate).stream().map(due -> item(due, from))
                .sorted(Comparator.comparing(Item::next).thenComparing(Item::serviceId)).toList();
        Retention retention = Retention.cheapest(from.decisions()).orElse(null);
        return new ServicePlan(candidate.account().customerId(), candidate.day(), candidate.profile().tier(), candidate.profile().segment(),
                services, terms(candidate), Risk.of(candidate, from.decisions()), retention, next(from, services), from.tasks(),
                from.visits());
    }

    private static Item item(Playbooks.Due due, Sources from) {
        Instant last = from.last().get(due.service().serviceId());
        LocalDate lastDay = last == null ? null : LocalDate.ofInstant(last, from.zone());
        LocalDate next = lastDay == null ? from.candidate().day() : lastDay.plusDays(due.service().cadenceDays());
        return new Item(due.service().serviceId(), due.service().name(), due.service().owner(), due.service().cadenceDays(), lastDay, next,
                due.reason());
    }

    private static List<Term> terms(Candidate candidate) {
        List<Term> terms = new ArrayList<>();
        for (Contract contract : candidate.history().contracts()) {
            if (contract.to() == null || contract.to().isBefore(candidate.day())) continue;
            if (contract.noticeDays() != null)
                terms.add(new Term(contract.to().minusDays(contract.noticeDays()), "NOTICE", contract.contractId(), contract.product()));
            terms.add(new Term(contract.to(), "END", contract.contractId(), contract.product()));
        }
        terms.sort(Comparator.comparing(Term::on).thenComparing(Term::contractId).thenComparing(Term::what));
        return terms;
    }

    /** A task that is open comes first, then an offer that would be made today, then the service that is due. */
    private static Action next(Sources from, List<Item> services) {
        LocalDate day = from.candidate().day();
        if (!from.tasks().isEmpty()) {
            Task task = from.tasks().get(0);
            return new Action("TASK", task.title(), task.due(), task.reason());
        }
        Decision offer = from.decisions().stream().filter(one -> one.offerId().isPresent()).findFirst().orElse(null);
        if (offer != null)
            return new Action("OFFER", offer.productId(), day,
                    "campaign %s would offer it: worth %s, saves %s a year at least (P10)".formatted(offer.campaignId(),
                            offer.valuation().value(),
                            offer.valuation().saving().p10()));
        return services.stream().filter(item -> !item.next().isAfter(day)).findFirst()
                .map(item -> new Action("SERVICE", item.name(), item.next(), item.reason())).orElse(null);
    }
}
