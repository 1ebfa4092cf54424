package com.meterwise.segmentation.screening;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

@Entity
@Table(name = "pin")
public class PinRow {
    @Id
    @Column(name = "customer_id")
    String customerId;
    String tier;
    String reason;
    LocalDate until;
    @Column(name = "pinned_by")
    String pinnedBy;
}
