package com.meterwise.ingestion.intake;

/**
 * Quality codes of ESPI and IEC 61968-9 as letters of a block: upper case where the letter says all the code does, lower case where the code
 * must be kept beside it.
 */
final class QualityCodes {
    private QualityCodes() {}

    /** @param code qualityOfReading */
    static char espi(long code) {
        if (code == 0 || code >= 17 && code <= 19) return 'V';
        if (code == 7) return 'D';
        if (code == 8 || code == 9) return 'E';
        if (code == 10) return 'Q';
        if (code == 12) return 'J';
        if (code == 14) return 'P';
        // derived or weather-normalised: computed, not measured
        if (code == 11 || code == 15) return 'e';
        return 'q';
    }

    /** @param code system.category.index, of which the category decides */
    static char cim(String code) {
        String[] parts = code.split("\\.");
        if (parts.length != 3) return 'q';
        return switch (parts[1]) {
            case "0" -> 'V';
            case "5", "6", "10" -> 'Q';
            case "7" -> 'D';
            case "8" -> 'E';
            case "11" -> 'e';
            case "12" -> 'J';
            // diagnostics, power quality, tampering, clock: the value may be good, and somebody should look
            default -> 'q';
        };
    }
}
