package com.meterwise.segmentation.screening;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who is large, by energy and by margin. Members of a group account count as one. */
record Sizes(Map<String, Worth.Group> groups, Pareto energy, Pareto margin, double largeKwh, double largeMargin, Thresholds limits) {

    static Sizes of(List<Account> accounts, Thresholds limits) {
        Map<String, Worth.Group> groups = new TreeMap<>();
        for (Account account : accounts) {
            Worth.Group one = new Worth.Group(account.group(), 1, account.kwh(), account.margin());
            groups.merge(account.group(), one, (a, b) -> new Worth.Group(a.groupId(), a.members() + b.members(),
                    a.annualKwh() + b.annualKwh(), a.margin() + b.margin()));
        }
        Map<String, Double> kwh = new TreeMap<>();
        Map<String, Double> margin = new TreeMap<>();
        groups.forEach((id, group) -> {
            kwh.put(id, group.annualKwh());
            margin.put(id, group.margin());
        });
        double meanKwh = accounts.stream().mapToDouble(Account::kwh).average().orElse(0);
        double meanMargin = accounts.stream().mapToDouble(Account::margin).average().orElse(0);
        return new Sizes(groups, Pareto.of(kwh, limits.classA(), limits.classB()), Pareto.of(margin, limits.classA(), limits.classB()),
                meanKwh * limits.classATimesMean(), meanMargin * limits.classATimesMean(), limits);
    }

    /** Why the account is one of the few that carry the rest; empty if it is not. */
    List<String> largeBy(Account account) {
        Worth.Group group = groups.get(account.group());
        List<String> why = new ArrayList<>();
        if (energyClass(account).equals("A") && group.annualKwh() >= largeKwh)
            why.add("class A: among the largest that carry %.0f %% of the energy".formatted(limits.classA() * 100));
        if ("A".equals(marginClass(account)) && group.margin() >= largeMargin)
            why.add("class A: among the largest that carry %.0f %% of the margin".formatted(limits.classA() * 100));
        return why;
    }

    String energyClass(Account account) { return energy.classes().get(account.group()); }

    /** Null if no margin is known of anybody. */
    String marginClass(Account account) {
        return largeMargin > 0 ? margin.classes().get(account.group()) : null;
    }

    /** What the account's group adds up to; null if it is alone. */
    Worth.Group groupOf(Account account) {
        Worth.Group group = groups.get(account.group());
        return account.parentId() == null && group.members() == 1 ? null : group;
    }
}
