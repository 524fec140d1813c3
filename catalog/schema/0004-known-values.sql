-- Trusted values of past periods, and what of a requirement is left to people.

DROP VIEW kpi;

CREATE VIEW kpi AS
SELECT -- A measure with a definition that two people compute alike.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.kind' AS "kind", -- whether somebody steers by it
  details ->> '$.shape' AS "shape", -- how it is computed; decides the SQL skeleton, fact type and checks
  details ->> '$.definition' AS "definition", -- one sentence from which two new colleagues compute the same figure
  details ->> '$.archetype' AS "archetype", -- the archetype it was made from: `ECO-02`
  details ->> '$.numerator' AS "numerator", -- what is counted on top, in words
  details ->> '$.denominator' AS "denominator", -- what is counted on the bottom, in words
  details ->> '$.inclusions' AS "inclusions", -- what is counted
  details ->> '$.exclusions' AS "exclusions", -- what is left out
  details ->> '$.nullRule' AS "null_rule", -- what empty, zero or missing makes of it
  details ->> '$.timeAttribution' AS "time_attribution", -- which date puts a row into a period, in words
  details ->> '$.calculationGrain' AS "calculation_grain", -- the finest level it is computed at: `order`, `customer × month`
  details ->> '$.reportGrain' AS "report_grain", -- the level it is shown at
  details ->> '$.dimensions' AS "dimensions", -- the words to split it by
  details ->> '$.unit' AS "unit", -- unit of the figure: `EUR`, `%`, `customers`
  details ->> '$.precision' AS "precision", -- decimals shown
  details ->> '$.direction' AS "direction", -- which way is better
  details ->> '$.targets' AS "targets", -- what is wanted, oldest first
  details ->> '$.steward' AS "steward", -- who keeps the definition
  details ->> '$.reviewCadence' AS "review_cadence", -- how often it is looked at
  details ->> '$.refreshNeed' AS "refresh_need", -- how old it may be
  details ->> '$.restatementDays' AS "restatement_days", -- days in which a past period may still change
  details ->> '$.minimumGroupSize' AS "minimum_group_size", -- fewer persons than this must not be shown
  details ->> '$.knownValues' AS "known_values", -- values of past periods that somebody trusts; a test compares the figure with each
  details ->> '$.parameters' AS "parameters", -- shape parameters: `percentile` = `0.5`, `windowDays` = `90`, `multiplier` = `1000`, `expression` (composites)
  details ->> '$.answerability' AS "answerability" -- whether it can be computed now; written by the plan
FROM entity WHERE kind = 'kpi';

DROP VIEW requirement;

CREATE VIEW requirement AS
SELECT -- What the product must do or be, with a criterion that can be measured.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.category' AS "category", -- business, stakeholder, functional or non-functional
  details ->> '$.text' AS "text", -- one sentence with one `shall`
  details ->> '$.priority' AS "priority", -- must, should, could, not now
  details ->> '$.rationale' AS "rationale", -- why
  details ->> '$.acceptance' AS "acceptance", -- how it is tested on one example
  details ->> '$.rule' AS "rule", -- the rule that derived it: `R-A2`
  details ->> '$.inputs' AS "inputs", -- what the rule read: `Q2.4 = 4 h`
  details ->> '$.characteristic' AS "characteristic", -- quality characteristic, ISO/IEC 25010:2023 or 25012
  details ->> '$.metric' AS "metric", -- what is measured
  details ->> '$.comparison' AS "comparison", -- `<=`, `>=`, `=`
  details ->> '$.value' AS "value", -- the number and its unit
  details ->> '$.window' AS "window", -- over which time it is judged
  details ->> '$.verification' AS "verification", -- how it is verified
  details ->> '$.byHand' AS "by_hand" -- what people have to do for it themselves
FROM entity WHERE kind = 'req';
