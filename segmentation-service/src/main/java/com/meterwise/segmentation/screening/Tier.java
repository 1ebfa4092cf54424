package com.meterwise.segmentation.screening;

/** How much attention a customer is given, most first. */
public enum Tier {
    STRATEGIC, KEY, GROWTH, STANDARD;

    public boolean isKeyAccount() { return this == STRATEGIC || this == KEY; }
}
