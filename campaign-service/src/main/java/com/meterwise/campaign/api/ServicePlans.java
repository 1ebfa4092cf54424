package com.meterwise.campaign.api;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import com.meterwise.campaign.catalogue.Catalogue;
import com.meterwise.campaign.catalogue.Definitions;
import com.meterwise.campaign.catalogue.Definitions.Kind;
import com.meterwise.campaign.decision.Candidate;
import com.meterwise.campaign.decision.Decider;
import com.meterwise.campaign.decision.Decision;
import com.meterwise.campaign.offers.CandidateTable;
import com.meterwise.campaign.service.Playbooks;
import com.meterwise.campaign.service.ServicePlan;
import com.meterwise.campaign.service.Task;
import com.meterwise.campaign.service.TaskTable;
import com.meterwise.campaign.service.VisitTable;
import com.meterwise.platform.http.Problem;
import com.meterwise.platform.work.Transactions;
import com.meterwise.platform.work.Work;

/** Puts service plans together from what is known now. Keeps nothing. */
public final class ServicePlans {
    private static final int TASKS = 50;
    private static final int VISITS = 20;

    private final Transactions transactions;
    private final Definitions definitions;
    private final ZoneId zone;

    public ServicePlans(Transactions transactions, Definitions definitions, ZoneId zone) {
        this.transactions = transactions;
        this.definitions = definitions;
        this.zone = zone;
    }

    ServicePlan of(String customerId) { return transactions.call(work -> plan(customerId, work)); }

    private ServicePlan plan(String customerId, Work work) throws SQLException {
        CandidateTable candidates = new CandidateTable(work.connection());
        LocalDate day = candidates.lastDay().orElseThrow(() -> Problem.conflict("no-profiles", "no customer has a load profile yet"));
        Candidate candidate = candidates.on(day, CandidateTable.unexplained(List.of(customerId))).get(0);
        if (candidate.profile() == null) throw Problem.notFound("load profile of customer", customerId);
        Catalogue catalogue = definitions.catalogue();
        List<Decision> decisions = new Decider(catalogue).decide(candidate, catalogue.running(day));
        VisitTable visits = new VisitTable(work.connection());
        List<Task> open = new TaskTable(work.connection()).page(new TaskTable.Page(customerId, Task.State.OPEN, null, null, TASKS));
        return ServicePlan.of(new ServicePlan.Sources(candidate, decisions,
                new Playbooks(definitions.versions(Kind.PLAYBOOK), catalogue, day), visits.lastByService(customerId), open,
                visits.page(customerId, Instant.parse("9999-01-01T00:00:00Z"), VISITS), zone));
    }
}
