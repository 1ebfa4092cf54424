package com.meterwise.campaign.service;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.UUID;

import com.meterwise.campaign.catalogue.Playbook;

/**
 * Something a person should do for a customer.
 *
 * @param owner  who should, by the playbook
 * @param day    market day on which it was raised
 * @param doneBy null while it is open; @param note what came of it, or null
 */
public record Task(String taskId, String customerId, String playbookId, String alarmId, String title, String reason, String owner,
        LocalDate day, LocalDate due, State state, String assignee, String doneBy, String note) {
    private static final int LONGEST_REASON = 1_000;

    public enum State {
        OPEN, DONE
    }

    public Task {
        requireNonNull(taskId, "taskId");
        requireNonNull(customerId, "customerId");
        reason = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
    }

    public Task assignedTo(String who) {
        return new Task(taskId, customerId, playbookId, alarmId, title, reason, owner, day, due, state, who, doneBy, note);
    }

    public Task done(String by, String what) {
        return new Task(taskId, customerId, playbookId, alarmId, title, reason, owner, day, due, State.DONE, assignee, by, what);
    }

    /** The same alarm of the same day is the same task. */
    static Task raised(String customerId, String playbookId, Playbook.Alarm alarm, String reason, LocalDate day) {
        String name = String.join("|", customerId, playbookId, alarm.alarmId(), day.toString());
        return new Task(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(), customerId, playbookId, alarm.alarmId(),
                alarm.title(), reason, alarm.owner(), day, day.plusDays(alarm.dueDays()), State.OPEN, null, null, null);
    }
}
