package com.meterwise.console.pages;

import java.util.List;
import java.util.Optional;

import com.meterwise.console.panel.Area;

/** All pages, in the order of the menu. */
public final class Areas {
    private final List<Area> all;

    private Areas(List<Area> all) { this.all = List.copyOf(all); }

    public static Areas all() {
        return new Areas(List.of(OverviewPage.area(), MarketPage.area(), SegmentsPage.area(), SegmentPage.area(), ModelPage.area(),
                CustomersPage.area(),
                CustomerPage.area(), AccountsPage.area(), AccountPage.area(), ForecastsPage.area(), LossesPage.area(),
                CampaignsPage.area(), CampaignPage.area(), OffersPage.area(), OfferPage.area(), OperationsPage.area()));
    }

    public Optional<Area> find(String id) { return all.stream().filter(area -> area.id().equals(id)).findFirst(); }

    /** Those that show no single thing. */
    public List<Area> listed() { return all.stream().filter(area -> !area.detail()).toList(); }

    public List<Area> everyOne() { return all; }
}
