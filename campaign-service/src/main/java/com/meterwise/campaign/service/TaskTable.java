package com.meterwise.campaign.service;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tasks. Lives as long as its transaction. */
public final class TaskTable {
    private static final String COLUMNS = """
            task_id, customer_id, playbook_id, alarm_id, title, reason, owner, day, due, state, assignee, done_by, note""";

    private final Connection connection;

    public TaskTable(Connection connection) { this.connection = connection; }

    /** @param customerId null for all, as the others; @param after key of the last task seen, or null */
    public record Page(String customerId, Task.State state, String assignee, Task after, int limit) {}

    /** Raises a task unless the same is open, or was raised less than {@code againDays} before. */
    public void raise(Task task, int againDays) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into task (" + COLUMNS + """
                )
                select ?,?,?,?,?,?,?,?,?,?,null,null,null
                 where not exists (select from task
                                    where customer_id = ? and playbook_id = ? and alarm_id = ? and (state = 'OPEN' or day > ?))
                on conflict (task_id) do nothing
                """)) {
            set(insert, task.taskId(), task.customerId(), task.playbookId(), task.alarmId(), task.title(), task.reason(), task.owner(),
                    task.day(), task.due(), task.state().name(), task.customerId(), task.playbookId(), task.alarmId(),
                    task.day().minusDays(againDays));
            insert.executeUpdate();
        }
    }

    /** By due day. */
    public List<Task> page(Page page) throws SQLException {
        LocalDate due = page.after == null ? LocalDate.of(1, 1, 1) : page.after.due();
        return select("select " + COLUMNS + """
                 from task
                 where (?::text is null or customer_id = ?) and (?::text is null or state = ?) and (?::text is null or assignee = ?)
                   and (due, task_id) > (?, ?) order by due, task_id limit ?
                """, page.customerId, page.customerId, name(page.state), name(page.state), page.assignee, page.assignee, due,
                page.after == null ? "" : page.after.taskId(), page.limit);
    }

    /** Finds and locks. */
    public Optional<Task> find(String taskId) throws SQLException {
        return select("select " + COLUMNS + " from task where task_id = ? for update", taskId).stream().findFirst();
    }

    public void replace(Task task) throws SQLException {
        try (PreparedStatement update = connection
                .prepareStatement("update task set state = ?, assignee = ?, done_by = ?, note = ? where task_id = ?")) {
            set(update, task.state().name(), task.assignee(), task.doneBy(), task.note(), task.taskId());
            update.executeUpdate();
        }
    }

    /** Customers with a profile of the day and one of the tiers, of a run of buckets. */
    public List<String> customers(Collection<String> tiers, LocalDate day, int firstBucket, int lastBucket) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                select customer_id from profile
                 where day = ? and bucket between ? and ? and body::jsonb ->> 'tier' = any(?) order by customer_id
                """)) {
            set(select, day, firstBucket, lastBucket, connection.createArrayOf("text", tiers.toArray()));
            List<String> customers = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next())
                    customers.add(rows.getString(1));
            }
            return customers;
        }
    }

    private List<Task> select(String sql, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            set(select, values);
            List<Task> found = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next())
                    found.add(new Task(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                            row.getString(6), row.getString(7), row.getObject(8, LocalDate.class), row.getObject(9, LocalDate.class),
                            Task.State.valueOf(row.getString(10)), row.getString(11), row.getString(12), row.getString(13)));
            }
            return found;
        }
    }

    private static String name(Task.State state) { return state == null ? null : state.name(); }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) statement.setString(i + 1, null);
            else
                statement.setObject(i + 1, values[i]);
        }
    }
}
