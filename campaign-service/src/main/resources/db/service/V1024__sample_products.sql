-- One example of each kind of product the sample lacked, with the tariffs they lead to: data like any other, approved with the release.
-- None is offered until somebody writes a campaign for it; C-TOU-LIVE is a draft that shows how one decides while the day is open.

insert into definition (kind, id, version, body, author, approver, approved_at) values ('TARIFF', 'T-TIERED', 1, '{
 "tariffId": "T-TIERED",
 "name": "A low price for the first 300 kWh a month, with levies told apart",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2550"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "extras": {
  "steps": [
   {
    "above": 300,
    "added": "0.0450"
   }
  ],
  "levies": [
   {
    "name": "renewable levy",
    "basis": "KWH",
    "price": "0.0050"
   },
   {
    "name": "metering",
    "basis": "MONTH",
    "price": "2.50"
   }
  ]
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('TARIFF', 'T-SPOT', 1, '{
 "tariffId": "T-SPOT",
 "name": "Half of the energy at the market''s price",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2900"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "extras": {
  "spot": {
   "share": 0.5,
   "markup": "0.1400"
  }
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('TARIFF', 'T-GREEN', 1, '{
 "tariffId": "T-GREEN",
 "name": "Renewable energy only",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2950"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "extras": {
  "green": {
   "share": 1,
   "premium": "0.0120"
  }
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('TARIFF', 'T-RETENTION', 1, '{
 "tariffId": "T-RETENTION",
 "name": "For customers with an offer of a rival",
 "currency": "EUR",
 "validFrom": "1990-01-01",
 "prices": {
  "ALL": "0.2800"
 },
 "periods": {
  "weekday": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"],
  "weekend": ["ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL", "ALL"]
 },
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "extras": {}
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-TIERED', 1, '{
 "productId": "P-TIERED",
 "name": "A low price for the first kilowatt-hours",
 "kind": "TIERED_PRICE",
 "from": ["T-FLAT"],
 "to": "T-TIERED",
 "claimsSaving": true,
 "customerKinds": [],
 "leastKwh": 500,
 "acceptance": {
  "intercept": -2,
  "slope": 20
 },
 "contactCost": "0.50",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-SPOT', 1, '{
 "productId": "P-SPOT",
 "name": "Half of the energy at the market''s price",
 "kind": "SPOT_PACKAGE",
 "from": ["T-FLAT"],
 "to": "T-SPOT",
 "claimsSaving": false,
 "customerKinds": [],
 "leastKwh": 20000,
 "acceptance": {
  "intercept": -2.5,
  "slope": 15
 },
 "contactCost": "5.00",
 "incentive": "0.00",
 "validDays": 14,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-GREEN', 1, '{
 "productId": "P-GREEN",
 "name": "Renewable energy",
 "kind": "GREEN_PACKAGE",
 "from": ["T-FLAT"],
 "to": "T-GREEN",
 "claimsSaving": false,
 "customerKinds": [],
 "leastKwh": 1000,
 "acceptance": {
  "intercept": -1.8,
  "slope": 5
 },
 "contactCost": "0.50",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own"
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-DEMAND-RESPONSE', 1, '{
 "productId": "P-DEMAND-RESPONSE",
 "name": "Paid for using less when the system is short",
 "kind": "DEMAND_RESPONSE",
 "from": [],
 "claimsSaving": false,
 "customerKinds": ["COMMERCIAL", "INDUSTRIAL"],
 "leastKwh": 50000,
 "acceptance": {
  "intercept": -1.5,
  "slope": 20
 },
 "contactCost": "20.00",
 "incentive": "100.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "effect": {
  "response": {
   "hours": 40,
   "share": 0.15,
   "reward": "0.40",
   "worth": "0.90"
  }
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-AUDIT', 1, '{
 "productId": "P-AUDIT",
 "name": "An audit of the use of energy",
 "kind": "EFFICIENCY_AUDIT",
 "from": [],
 "claimsSaving": false,
 "customerKinds": ["COMMERCIAL", "INDUSTRIAL", "PUBLIC"],
 "leastKwh": 100000,
 "acceptance": {
  "intercept": -1,
  "slope": 10
 },
 "contactCost": "20.00",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "effect": {
  "energyLess": 0.05,
  "serviceCost": "400.00"
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-REACTIVE', 1, '{
 "productId": "P-REACTIVE",
 "name": "Capacitors against the surcharge on a low power factor",
 "kind": "REACTIVE_COMPENSATION",
 "from": ["T-DEMAND-CAP", "T-DEMAND-MAX"],
 "claimsSaving": true,
 "customerKinds": [],
 "leastKwh": 50000,
 "acceptance": {
  "intercept": -1,
  "slope": 20
 },
 "contactCost": "25.00",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "eligibility": "powerFactor < 0.9",
 "effect": {
  "powerFactor": 0.97,
  "customerCost": "900.00",
  "serviceCost": "50.00"
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-PV-STORAGE', 1, '{
 "productId": "P-PV-STORAGE",
 "name": "Solar cells with storage on the roof",
 "kind": "PV_STORAGE",
 "from": [],
 "claimsSaving": false,
 "customerKinds": [],
 "leastKwh": 20000,
 "acceptance": {
  "intercept": -2.5,
  "slope": 10
 },
 "contactCost": "30.00",
 "incentive": "0.00",
 "validDays": 90,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "effect": {
  "generation": {
   "kwhPerKw": [0, 0, 0, 0, 0, 0.02, 0.06, 0.13, 0.21, 0.28, 0.33, 0.36, 0.36, 0.34, 0.29, 0.23, 0.17, 0.11, 0.08, 0.06, 0.04, 0.02, 0, 0],
   "kwPerPeak": 0.4
  },
  "customerCost": "1800.00",
  "serviceCost": "60.00"
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-PAYMENT-PLAN', 1, '{
 "productId": "P-PAYMENT-PLAN",
 "name": "Paying what is owed in instalments",
 "kind": "PAYMENT_PLAN",
 "from": [],
 "claimsSaving": false,
 "customerKinds": [],
 "leastKwh": 0,
 "acceptance": {
  "intercept": -0.5,
  "slope": 0
 },
 "contactCost": "0.50",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "eligibility": "arrearsDays > 0",
 "effect": {
  "leavingWith": 0.2,
  "serviceCost": "10.00"
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-RETENTION', 1, '{
 "productId": "P-RETENTION",
 "name": "A lower price for staying",
 "kind": "RETENTION_PRICE",
 "from": ["T-FLAT"],
 "to": "T-RETENTION",
 "claimsSaving": true,
 "customerKinds": [],
 "leastKwh": 1000,
 "acceptance": {
  "intercept": -1,
  "slope": 15
 },
 "contactCost": "0.50",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "eligibility": "competitive and rivalPrice < 0.3"
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('PRODUCT', 'P-MANAGER', 1, '{
 "productId": "P-MANAGER",
 "name": "A manager of its own",
 "kind": "DEDICATED_MANAGER",
 "from": [],
 "claimsSaving": false,
 "customerKinds": [],
 "leastKwh": 500000,
 "acceptance": {
  "intercept": 0.5,
  "slope": 0
 },
 "contactCost": "50.00",
 "incentive": "0.00",
 "validDays": 30,
 "validFrom": "1990-01-01",
 "source": "sample catalogue: invented prices of a plausible size; replace by the deployment''s own",
 "eligibility": "tier in (\"STRATEGIC\", \"KEY\")",
 "effect": {
  "leavingWith": 0.03,
  "serviceCost": "1500.00"
 }
}',
 'release', 'release', now()) on conflict do nothing;

insert into definition (kind, id, version, body, author, approver, approved_at) values ('CAMPAIGN', 'C-TOU-LIVE', 1, '{
 "campaignId": "C-TOU-LIVE",
 "name": "Time-of-use prices at once for customers whose segment changes",
 "productId": "P-TOU-SWITCH",
 "channel": "EMAIL",
 "status": "DRAFT",
 "segments": [],
 "salt": "C-TOU-LIVE-1",
 "holdout": 0.1,
 "cooldownDays": 90,
 "validFrom": "1990-01-01",
 "entry": {
  "live": true
 }
}',
 'release', 'release', now()) on conflict do nothing;
