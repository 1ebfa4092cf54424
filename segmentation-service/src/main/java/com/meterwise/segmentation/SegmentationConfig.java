package com.meterwise.segmentation;

import java.util.Map;
import java.util.Set;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of segmentation; every limit of a definition is one. */
@ConfigMapping(prefix = "meterwise.segmentation")
interface SegmentationConfig {
    /** Days a profile looks back on. */
    @WithDefault("90")
    int windowDays();

    /** Of the days a long replay closes at once, how many last ones are worked. */
    @WithDefault("60")
    int workedDaysOfAReplay();

    /** Local hours that count as peak for those whose tariff tells no peak and valley apart. */
    @WithDefault("8,9,10,11,17,18,19,20")
    Set<Integer> peakHours();

    @WithDefault("22,23,0,1,2,3,4,5")
    Set<Integer> valleyHours();

    /** Part of a tariff's mean price by which an hour must be dearer to be peak, or cheaper to be valley. */
    @WithDefault("0.1")
    double tariffSpread();

    ModelSettings model();

    HysteresisSettings hysteresis();

    KeyAccountSettings keyAccount();

    EconomicsSettings economics();

    interface ModelSettings {
        /** Customers with enough data, below which no model is trained. */
        @WithDefault("20")
        int leastCustomers();

        @WithDefault("12")
        int mostClusters();

        /** Customers each level of a model is fitted to; of more, a stratified sample. */
        @WithDefault("20000")
        int mostRows();

        /** Bootstrap Jaccard index below which a segment is not shipped. */
        @WithDefault("0.75")
        double leastJaccard();

        /** Resamples for that index. */
        @WithDefault("20")
        int resamples();

        /** Whether Weka's k-means takes the place of our own, which gives the same groups sooner. */
        @WithDefault("false")
        boolean weka();

        @WithDefault("8")
        int restarts();

        @WithDefault("0.5")
        double scaleWeight();

        @WithDefault("1")
        double shapeWeight();

        @WithDefault("2")
        double profileWeight();

        @WithDefault("1")
        double variationWeight();

        @WithDefault("0.5")
        double weatherWeight();

        /** Of what a customer is: household, business, industry. */
        @WithDefault("1")
        double commercialWeight();
    }

    interface HysteresisSettings {
        /** Part of the distance by which another segment must be nearer. */
        @WithDefault("0.15")
        double margin();

        @WithDefault("2")
        int evaluations();

        /** Part of the distance that moves a customer at once. */
        @WithDefault("0.5")
        double atOnce();
    }

    interface KeyAccountSettings {
        @WithDefault("1000000")
        double annualKwh();

        @WithDefault("315")
        double contractedKva();

        @WithDefault("10")
        double voltageKv();

        @WithDefault("0.8")
        double classA();

        @WithDefault("0.95")
        double classB();

        /** A customer of class A is key only from this multiple of the mean customer's energy. */
        @WithDefault("12")
        double classATimesMean();

        @WithDefault("0.9")
        double promotion();

        @WithDefault("0.85")
        double demotion();

        /** Months for which the numbers must not bear a tier before it is lost. */
        @WithDefault("2")
        int demotionMonths();

        @WithDefault("0.9")
        double growth();

        /** Risk from which a key or growth account is at risk. */
        @WithDefault("0.3")
        double atRisk();

        /** Of the weights, the part the data decide by their entropy. */
        @WithDefault("0.5")
        double dataShare();

        /** Experts' weights by dimension, where other than the built-in ones. */
        Map<String, Double> weights();
    }

    /** What a customer's value is reckoned with. */
    interface EconomicsSettings {
        /** Share of the revenue taken for the margin while no wholesale price is known. */
        @WithDefault("0.1")
        double assumedMargin();

        @WithDefault("0.05")
        double lossShare();

        /** A year and customer, in the market's currency. */
        @WithDefault("30")
        double costToServe();

        @WithDefault("0.08")
        double discount();

        @WithDefault("5")
        int years();

        /** Share of the customers lost a year without any sign of risk. */
        @WithDefault("0.05")
        double churn();
    }
}
