package com.meterwise.campaign.audit;

/**
 * Whether the trail is whole. Somebody who cuts off its end leaves a whole trail: keep a head outside, and ask whether it is still in it.
 *
 * @param whole    every entry is what was written, and the head asked for is among them
 * @param entries  checked
 * @param head     hash of the last one
 * @param brokenAt first sequence number that is not what was written, or null
 * @param expected whether the head asked for is in the trail; null if none was asked for
 */
public record Verdict(boolean whole, long entries, String head, Long brokenAt, Boolean expected) {
    static Verdict of(long entries, String head, Long brokenAt, Boolean expected) {
        return new Verdict(brokenAt == null && !Boolean.FALSE.equals(expected), entries, head, brokenAt, expected);
    }
}
