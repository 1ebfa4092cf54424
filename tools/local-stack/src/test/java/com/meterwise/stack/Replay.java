package com.meterwise.stack;

import java.nio.file.Path;

import com.meterwise.embedded.Root;
import com.meterwise.stack.Market.ClockMode;

/** A whole system for a test, on free ports: days close when they are told to. */
final class Replay {
    private Replay() {}

    /** @param folder for its data and logs */
    static Stack start(Path folder) {
        Path root = Root.find();
        Market market = new Market(Market.USUAL_ZONE, Market.USUAL_CURRENCY, ClockMode.REPLAY, PortPlan.free(Service.of(root)).from());
        return Stack.start(root, folder, market, new Progress(System.out));
    }
}
