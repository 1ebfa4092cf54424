package com.meterwise.campaign.offers;

class InMemoryOffersTest extends OffersContract {
    @Override
    Offers offers() { return new InMemoryOffers(); }
}
