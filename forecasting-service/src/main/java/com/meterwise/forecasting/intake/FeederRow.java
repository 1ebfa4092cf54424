package com.meterwise.forecasting.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import com.meterwise.contracts.FeederChanged;

@Entity
@Table(name = "feeder")
public class FeederRow {
    @Id
    @Column(name = "feeder_id")
    String feederId;
    String name;
    @Column(name = "parent_id")
    String parentId;
    @Column(name = "voltage_kv")
    Double voltageKv;
    @Column(name = "resistance_ohm")
    Double resistanceOhm;
    @Column(name = "no_load_kw")
    Double noLoadKw;
    long epoch;
    long sequence;

    void take(FeederChanged event) {
        name = event.name();
        parentId = event.parentId();
        voltageKv = event.voltageKv();
        resistanceOhm = event.resistanceOhm();
        noLoadKw = event.noLoadKw();
        epoch = event.epoch();
        sequence = event.sequence();
    }

    public Feeder toFeeder() { return new Feeder(feederId, parentId, voltageKv, resistanceOhm, noLoadKw); }
}
