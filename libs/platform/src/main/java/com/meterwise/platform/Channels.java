package com.meterwise.platform;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.eclipse.microprofile.config.Config;

import com.meterwise.contracts.Topic;
import com.meterwise.platform.day.DailyWorker;

/** The topics a service is really configured with, by the exactly-once intake, the outbox and reactive messaging alike. */
public record Channels(Set<String> receives, Set<String> sends) {
    private static final Pattern TOPIC = Pattern
            .compile("mp\\.messaging\\.(incoming|outgoing)\\.[^.]+\\.(topic|dead-letter-queue\\.topic)");

    public static Channels of(ServiceEvents events, Config config) {
        Set<String> receives = new TreeSet<>();
        Set<String> sends = new TreeSet<>();
        events.receives().forEach(subscription -> receives.add(subscription.topic().name()));
        DailyWorker.subscriptions(events).forEach(subscription -> receives.add(subscription.topic().name()));
        events.sends().forEach(topic -> sends.add(topic.name()));
        events.dayDone().ifPresent(topic -> sends.add(topic.name()));
        if (!receives.isEmpty()) sends.add(Topic.deadLetter(events.service()).name());
        for (String name : config.getPropertyNames()) {
            var setting = TOPIC.matcher(name);
            if (!setting.matches()) continue;
            boolean isRead = setting.group(1).equals("incoming") && setting.group(2).equals("topic");
            (isRead ? receives : sends).add(config.getValue(name, String.class));
        }
        return new Channels(receives, sends);
    }
}
