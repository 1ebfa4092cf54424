package com.meterwise.segmentation.intake;

class InMemoryConsumptionTest extends ConsumptionContract {
    @Override
    Consumption consumption() { return new InMemoryConsumption(); }
}
