package com.meterwise.ingestion.registry;

import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class CustomerTable extends RegisterTable<Customer, CustomerRow> {
    CustomerTable() { super("CUSTOMER", "parentId", Customer.class); }

    @Override
    CustomerRow newRow() { return new CustomerRow(); }

    @Override
    void fill(CustomerRow row, Customer customer) {
        row.contractedKw = customer.contractedKw();
        row.parentId = customer.parentId();
    }
}
