package com.meterwise.ingestion.registry;

import java.util.ArrayList;
import java.util.List;

/**
 * A group account: customers that hang on one another, told from the top.
 *
 * @param rootId  the customer on top
 * @param members all below it, by level and then by id
 */
public record Group(String rootId, List<Member> members) {
    /** More than these are not one group but a mistake. */
    static final int MAX_MEMBERS = 10_000;
    private static final int PAGE = 1000;

    public Group {
        members = List.copyOf(members);
    }

    /** @param level 1 directly below the top */
    public record Member(String customerId, String parentId, int level) {}

    /** The group of a customer who exists; alone, he is the top of an empty one. */
    static Group of(Customer customer, Entries<Customer> customers) {
        Customer root = customer;
        for (int depth = 0; depth < Hierarchy.MAX_DEPTH && root.parentId() != null; depth++) {
            String parent = root.parentId();
            Customer above = customers.find(parent).map(Entry::state).orElse(null);
            // a parent nobody has registered yet is the top all the same
            if (above == null) return new Group(parent, below(parent, customers));
            root = above;
        }
        return new Group(root.customerId(), below(root.customerId(), customers));
    }

    private static List<Member> below(String top, Entries<Customer> customers) {
        List<Member> members = new ArrayList<>();
        List<String> level = List.of(top);
        for (int depth = 1; depth <= Hierarchy.MAX_DEPTH && !level.isEmpty(); depth++) {
            List<String> next = new ArrayList<>();
            for (String parent : level)
                for (String child : children(parent, customers, MAX_MEMBERS - members.size())) {
                    members.add(new Member(child, parent, depth));
                    next.add(child);
                }
            level = next;
        }
        return members;
    }

    private static List<String> children(String parent, Entries<Customer> customers, int most) {
        List<String> children = new ArrayList<>();
        List<Entry<Customer>> page;
        do {
            page = customers.listOf(parent, children.isEmpty() ? null : children.get(children.size() - 1), Math.min(PAGE, most));
            page.forEach(child -> children.add(child.state().customerId()));
        } while (page.size() == PAGE && children.size() < most);
        return children;
    }
}
