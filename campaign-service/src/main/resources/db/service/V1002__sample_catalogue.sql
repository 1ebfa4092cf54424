-- A catalogue to begin with: data like any other, changed by REST. Each change is a new version, so these stay as version 1.

insert into definition (kind, id, version, body) values ('TARIFF', 'T-FLAT', 1, '{
 "tariffId": "T-FLAT",
 "name": "One price at all hours",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.3000"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('TARIFF', 'T-TOU', 1, '{
 "tariffId": "T-TOU",
 "name": "Three prices by time of use",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "PEAK": "0.3600",
  "FLAT": "0.2950",
  "VALLEY": "0.2150"
 },
 "periods": {
  "weekday": ["VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "FLAT", "FLAT", "PEAK", "PEAK", "PEAK", "PEAK", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "PEAK", "PEAK", "PEAK", "PEAK", "FLAT", "VALLEY", "VALLEY"],
  "weekend": ["VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "VALLEY", "VALLEY"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('TARIFF', 'T-DEMAND-CAP', 1, '{
 "tariffId": "T-DEMAND-CAP",
 "name": "One price and a charge for contracted capacity",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2400"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "demand": {
  "mode": "CAPACITY",
  "capacityPrice": "4.80",
  "demandPrice": "7.60"
 },
 "powerFactor": {
  "standard": 0.9,
  "bands": [
   {
    "downTo": 0.7,
    "percentPerHundredth": 0.5
   },
   {
    "downTo": 0.65,
    "percentPerHundredth": 1
   },
   {
    "downTo": 0,
    "percentPerHundredth": 2
   }
  ],
  "rewards": [
   {
    "from": 0.95,
    "percent": 0.75
   }
  ]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('TARIFF', 'T-DEMAND-MAX', 1, '{
 "tariffId": "T-DEMAND-MAX",
 "name": "One price and a charge for the highest demand",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2400"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "demand": {
  "mode": "MAX_DEMAND",
  "capacityPrice": "4.80",
  "demandPrice": "7.60"
 },
 "powerFactor": {
  "standard": 0.9,
  "bands": [
   {
    "downTo": 0.7,
    "percentPerHundredth": 0.5
   },
   {
    "downTo": 0.65,
    "percentPerHundredth": 1
   },
   {
    "downTo": 0,
    "percentPerHundredth": 2
   }
  ],
  "rewards": [
   {
    "from": 0.95,
    "percent": 0.75
   }
  ]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('PRODUCT', 'P-TOU-SWITCH', 1, '{
 "productId": "P-TOU-SWITCH",
 "name": "Switch to time-of-use prices",
 "kind": "TIME_OF_USE_SWITCH",
 "from": [
  "T-FLAT"
 ],
 "to": "T-TOU",
 "claimsSaving": true,
 "customerKinds": [],
 "leastKwh": 1000,
 "acceptance": {
  "intercept": -2,
  "slope": 20
 },
 "contactCost": "0.50",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('PRODUCT', 'P-DEMAND-MODE', 1, '{
 "productId": "P-DEMAND-MODE",
 "name": "Pay for the highest demand instead of the capacity",
 "kind": "DEMAND_MODE_SWITCH",
 "from": [
  "T-DEMAND-CAP"
 ],
 "to": "T-DEMAND-MAX",
 "claimsSaving": true,
 "customerKinds": [],
 "leastKwh": 10000,
 "acceptance": {
  "intercept": -1.5,
  "slope": 30
 },
 "contactCost": "25.00",
 "incentive": "0.00",
 "validDays": 60,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('POLICY', 'DEFAULT', 1, '{
 "policyId": "DEFAULT",
 "validFrom": "1990-01-01",
 "defaultTariff": "T-FLAT",
 "defaultDemandTariff": "T-DEMAND-CAP",
 "worstGrade": "C",
 "staleDays": 3,
 "mostArrearsDays": 30,
 "mostShift": 0.15,
 "leaving": {
  "without": 0.3,
  "with": 0.08
 },
 "supply": {
  "costs": {
   "PEAK": "0.2300",
   "FLAT": "0.1950",
   "VALLEY": "0.1500"
  },
  "periods": {
   "weekday": ["VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "FLAT", "FLAT", "PEAK", "PEAK", "PEAK", "PEAK", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "PEAK", "PEAK", "PEAK", "PEAK", "FLAT", "VALLEY", "VALLEY"],
   "weekend": ["VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "VALLEY", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "FLAT", "VALLEY", "VALLEY"]
  },
  "lossShare": 0.04,
  "deviation": {
   "tolerance": 0.03,
   "price": 0.12,
   "factor": 0.05
  },
  "service": "12.00"
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}');

insert into definition (kind, id, version, body) values ('CAMPAIGN', 'C-TOU-SWITCH', 1, '{
 "campaignId": "C-TOU-SWITCH",
 "name": "Time-of-use prices for customers who would save",
 "productId": "P-TOU-SWITCH",
 "channel": "EMAIL",
 "status": "ACTIVE",
 "segments": [],
 "salt": "C-TOU-SWITCH-1",
 "holdout": 0.1,
 "cooldownDays": 90,
 "validFrom": "1990-01-01"
}');

insert into definition (kind, id, version, body) values ('CAMPAIGN', 'C-DEMAND-MODE', 1, '{
 "campaignId": "C-DEMAND-MODE",
 "name": "Cheaper demand charge for large connections",
 "productId": "P-DEMAND-MODE",
 "channel": "EMAIL",
 "status": "ACTIVE",
 "segments": [],
 "salt": "C-DEMAND-MODE-1",
 "holdout": 0.1,
 "cooldownDays": 180,
 "validFrom": "1990-01-01"
}');
