package com.meterwise.platform.intake;

import java.util.Map;
import java.util.Set;

/** Asks the broker for the identity of topics: a topic deleted and made anew has another one, and stored offsets mean nothing there. */
@FunctionalInterface
public interface TopicIds {
    Map<String, String> of(Set<String> topics);
}
