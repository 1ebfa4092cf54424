package com.meterwise.campaign.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definition;
import com.meterwise.campaign.catalogue.Playbook;
import com.meterwise.campaign.catalogue.Playbook.Alarm;
import com.meterwise.campaign.catalogue.Playbook.Service;
import com.meterwise.campaign.catalogue.Words;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.CandidateFacts;
import com.meterwise.expression.Expression;

/** The playbooks in force, asked for a customer. Immutable. */
public final class Playbooks {
    private final List<Playbook> newest;
    private final Catalogue catalogue;

    /** @param versions every approved version */
    public Playbooks(List<Playbook> versions, Catalogue catalogue, LocalDate day) {
        Map<String, Playbook> byId = new TreeMap<>();
        versions.stream().filter(one -> !day.isBefore(one.validFrom())).sorted(Comparator.comparing(Definition::version))
                .forEach(one -> byId.put(one.id(), one));
        newest = List.copyOf(byId.values());
        this.catalogue = catalogue;
    }

    /** A service due to a customer. @param reason why, with the numbers of its condition */
    public record Due(Playbook playbook, Service service, String reason) {}

    /** A task, and after how many days the same may be raised again. */
    public record Raised(Task task, int againDays) {}

    /** Tiers any playbook with alarms is for. */
    public Set<String> tiers() {
        return newest.stream().filter(one -> !one.alarms().isEmpty()).flatMap(one -> one.tiers().stream()).collect(Collectors.toSet());
    }

    public List<Due> services(Candidate candidate) {
        List<Due> due = new ArrayList<>();
        CandidateFacts facts = CandidateFacts.of(candidate, catalogue);
        for (Playbook playbook : fitting(candidate))
            for (Service service : playbook.services())
                if (holds(service.when(), facts))
                    due.add(new Due(playbook, service, reason(playbook, service.why(), service.when(), facts)));
        return due;
    }

    /** @param change what has changed with the customer on the day, or null */
    public List<Raised> tasks(Candidate candidate, String change) {
        List<Raised> tasks = new ArrayList<>();
        CandidateFacts facts = CandidateFacts.of(candidate, catalogue);
        for (Playbook playbook : fitting(candidate))
            for (Alarm alarm : playbook.alarms()) {
                if (alarm.onChange() && change == null || !holds(alarm.when(), facts)) continue;
                String reason = reason(playbook, alarm.onChange() ? change : alarm.title(), alarm.when(), facts);
                tasks.add(new Raised(Task.raised(candidate.account().customerId(), playbook.id(), alarm, reason, candidate.day()),
                        alarm.againDays()));
            }
        return tasks;
    }

    private List<Playbook> fitting(Candidate candidate) {
        if (candidate.profile() == null) return List.of();
        return newest.stream().filter(one -> one.isFor(candidate.profile().tier(), candidate.profile().segment())).toList();
    }

    private static boolean holds(String when, CandidateFacts facts) { return when == null || Words.condition(when).holds(facts); }

    private static String reason(Playbook playbook, String why, String when, CandidateFacts facts) {
        String text = "%s (playbook %s v%d)".formatted(why, playbook.id(), playbook.version());
        if (when == null) return text;
        Expression condition = Words.condition(when);
        return "%s: %s".formatted(text, condition.explain(facts));
    }
}
