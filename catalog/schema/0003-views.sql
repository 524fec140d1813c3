-- One view for each kind of entity: its own fields as columns, for people with the sqlite3 shell.
-- Lists and records are JSON; yes and no are 1 and 0; what is not known is NULL.

CREATE VIEW project AS
SELECT -- The effort as a whole: what changes for whom, where, under which calendar and rules.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.outcome' AS "outcome", -- what is different for whom if it works
  details ->> '$.scopeIn' AS "scope_in", -- teams, countries, products inside
  details ->> '$.scopeOut' AS "scope_out", -- what people will assume inside but is not
  details ->> '$.industry' AS "industry", -- industry, a vocabulary term
  details ->> '$.function' AS "function", -- business function, a vocabulary term
  details ->> '$.jurisdictions' AS "jurisdictions", -- countries whose law on personal data applies, ISO 3166-1 alpha-2 or `EU`
  details ->> '$.currency' AS "currency", -- reporting currency, ISO 4217
  details ->> '$.timezone' AS "timezone", -- the zone in which `today` begins, an IANA name
  details ->> '$.fiscalStart' AS "fiscal_start", -- first day of the financial year, `MM-DD`
  details ->> '$.weekStart' AS "week_start", -- first day of a week, `monday`…`sunday`
  details ->> '$.budgetCeiling' AS "budget_ceiling", -- the most it may cost, amount and currency
  details ->> '$.deadline' AS "deadline", -- the date that cannot move, ISO 8601
  details ->> '$.killCriteria' AS "kill_criteria" -- what would stop it
FROM entity WHERE kind = 'project';

CREATE VIEW stakeholder AS
SELECT -- Someone who must say yes, can say no, or has to live with the result.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.role' AS "role", -- the lens through which they are asked
  details ->> '$.unit' AS "unit", -- where they work
  details ->> '$.influence' AS "influence", -- 1 (little) to 5
  details ->> '$.interest' AS "interest", -- 1 (little) to 5
  details ->> '$.availability' AS "availability" -- when they can be asked
FROM entity WHERE kind = 'stakeholder';

CREATE VIEW goal AS
SELECT -- What must be true a year from now for someone to call it a success.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.statement' AS "statement", -- the goal in the stakeholder's words
  details ->> '$.kind' AS "kind", -- what sort of good it does
  details ->> '$.baseline' AS "baseline", -- where it is today
  details ->> '$.target' AS "target", -- where it should be
  details ->> '$.unit' AS "unit", -- unit of baseline and target: `%`, `EUR`, `days`
  details ->> '$.deadline' AS "deadline", -- by when, ISO 8601 date
  details ->> '$.baselineSource' AS "baseline_source", -- who says that today's figure is right
  details ->> '$.priority' AS "priority", -- 1 is kept first
  details ->> '$.valueAtStake' AS "value_at_stake", -- what a year without it costs
  details ->> '$.benefitType' AS "benefit_type", -- where the benefit is booked
  details ->> '$.requestedSolution' AS "requested_solution" -- A solution named in place of a goal, kept word for word
FROM entity WHERE kind = 'goal';

CREATE VIEW decision AS
SELECT -- A choice that someone makes again and again and wishes for a number.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.statement' AS "statement", -- what is chosen
  details ->> '$.options' AS "options", -- what it is chosen between; at least two
  details ->> '$.cadence' AS "cadence", -- how often: `daily`, `weekly`, `monthly`, `per event`
  details ->> '$.trigger' AS "trigger", -- what starts it
  details ->> '$.occurrencesPerYear' AS "occurrences_per_year", -- how many times a year
  details ->> '$.latencyTolerance' AS "latency_tolerance", -- how old the number may be and still be of use
  details ->> '$.threshold' AS "threshold", -- the value at which the choice flips
  details ->> '$.costWrong' AS "cost_wrong", -- what a wrong choice costs
  details ->> '$.costLate' AS "cost_late", -- what the right choice costs when late
  details ->> '$.reversible' AS "reversible", -- whether it can be undone
  details ->> '$.automation' AS "automation", -- whether the system informs, recommends or acts
  details ->> '$.aboutPeople' AS "about_people", -- whether it affects identifiable persons
  details ->> '$.regulatory' AS "regulatory", -- whether its figure ends in a filing, invoice or bonus
  details ->> '$.currentInput' AS "current_input" -- what is looked at today
FROM entity WHERE kind = 'decision';

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
  details ->> '$.parameters' AS "parameters", -- shape parameters: `percentile` = `0.5`, `windowDays` = `90`, `multiplier` = `1000`, `expression` (composites)
  details ->> '$.answerability' AS "answerability" -- whether it can be computed now; written by the plan
FROM entity WHERE kind = 'kpi';

CREATE VIEW component AS
SELECT -- One input of a metric: a role that a column must fill, and what is needed of that column.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.metric' AS "metric", -- the KPI it belongs to
  details ->> '$.slot' AS "slot", -- what it does in the formula
  details ->> '$.role' AS "role", -- the role in the archetype: `order.net amount`; matched against names of columns and datasets
  details ->> '$.meaning' AS "meaning", -- what it means, in words
  details ->> '$.synonyms' AS "synonyms", -- other words for it, for the matcher
  details ->> '$.aggregation' AS "aggregation", -- how rows are put together
  details ->> '$.type' AS "type", -- the type it must have
  details ->> '$.required' AS "required", -- whether the figure cannot do without
  details ->> '$.condition' AS "condition", -- the condition, for slot filter (or on a numerator or denominator alone)
  details ->> '$.grain' AS "grain", -- the finest level needed
  details ->> '$.freshnessNeed' AS "freshness_need", -- how old it may be
  details ->> '$.historyDepth' AS "history_depth" -- how far back it is needed
FROM entity WHERE kind = 'component';

CREATE VIEW event AS
SELECT -- Who does what: one thing that happens in the business and leaves rows behind (BEAM, 7W).
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.subject' AS "subject", -- who
  details ->> '$.verb' AS "verb", -- does
  details ->> '$.object' AS "object", -- what
  details ->> '$.moments' AS "moments", -- stamps on its way: `ordered`, `paid`, `shipped`; the first is when it happened
  details ->> '$.lateness' AS "lateness", -- how late its record can arrive, p99
  details ->> '$.quantities' AS "quantities", -- how much, with units
  details ->> '$.reversal' AS "reversal", -- how it is corrected: `new row`, `changed row`, `deleted`
  details ->> '$.story' AS "story" -- over at once, in stages, or on a rhythm
FROM entity WHERE kind = 'event';

CREATE VIEW subject AS
SELECT -- A noun that facts are about and that becomes a dimension: customer, product, store.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.naturalKey' AS "natural_key", -- what identifies one for ever
  details ->> '$.history' AS "history", -- which label old facts carry after a change
  details ->> '$.hierarchies' AS "hierarchies", -- roll-ups, `product > category > department`
  details ->> '$.conformed' AS "conformed" -- whether several events share it
FROM entity WHERE kind = 'subject';

CREATE VIEW persona AS
SELECT -- A group of people who will use the result.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.count' AS "count", -- how many people
  details ->> '$.concurrent' AS "concurrent", -- how many at once
  details ->> '$.sqlSkill' AS "sql_skill", -- comfort with SQL, 0…3
  details ->> '$.channels' AS "channels", -- how it reaches them: `dashboard`, `mail`, `alert`, `file`, `api`
  details ->> '$.mustNotSee' AS "must_not_see" -- rows or columns they may never see
FROM entity WHERE kind = 'persona';

CREATE VIEW use_case AS
SELECT -- Someone doing something with the result.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.trigger' AS "trigger", -- what starts it
  details ->> '$.steps' AS "steps", -- what happens, step by step
  details ->> '$.successMeasure' AS "success_measure" -- how use is noticed after eight weeks
FROM entity WHERE kind = 'use-case';

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
  details ->> '$.verification' AS "verification" -- how it is verified
FROM entity WHERE kind = 'req';

CREATE VIEW choice AS
SELECT -- An architecture decision: what was chosen, between what, and why.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.topic' AS "topic", -- what it settles: `processing-style`, `load-strategy`, `history`, `storage`, `modelling`, `orchestrator`, `transformation`
  details ->> '$.selected' AS "selected", -- the chosen option's name
  details ->> '$.number' AS "number", -- the number of its record, from 1
  details ->> '$.subject' AS "subject", -- what it is about, when not the whole project
  details ->> '$.options' AS "options", -- what it was chosen between
  details ->> '$.context' AS "context", -- what made the choice necessary
  details ->> '$.consequences' AS "consequences", -- what follows
  details ->> '$.rule' AS "rule", -- the rule that chose: `R-E6`
  details ->> '$.inputs' AS "inputs", -- what the rule read: `Q2.4 = 4 h`
  details ->> '$.parameters' AS "parameters", -- numbers that the generator reads: `interval` = `12 h`, `cron` = `0 5 * * *`
  details ->> '$.revisitWhen' AS "revisit_when" -- what would reopen it
FROM entity WHERE kind = 'choice';

CREATE VIEW gap AS
SELECT -- What is missing between what is wanted and what exists.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.kind' AS "kind", -- what sort of thing is missing
  details ->> '$.reason' AS "reason", -- what is missing and how it was noticed
  details ->> '$.disposition' AS "disposition", -- what is proposed or decided about it
  details ->> '$.rule' AS "rule", -- the rule that found it
  details ->> '$.inputs' AS "inputs", -- what the rule read
  details ->> '$.accepted' AS "accepted" -- whether a person agreed to the disposition
FROM entity WHERE kind = 'gap';

CREATE VIEW pain AS
SELECT -- What hurts today: work, waiting or mistrust.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.who' AS "who", -- who is hurt
  details ->> '$.minutesPerOccurrence' AS "minutes_per_occurrence", -- minutes lost each time
  details ->> '$.occurrencesPerYear' AS "occurrences_per_year", -- times a year
  details ->> '$.workaround' AS "workaround" -- what people do instead
FROM entity WHERE kind = 'pain';

CREATE VIEW assumption AS
SELECT -- Something taken as true until someone says otherwise.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.text' AS "text", -- what is assumed
  details ->> '$.question' AS "question", -- the question it stands in for: `Q6.4`
  details ->> '$.closesWhen' AS "closes_when" -- what would settle it
FROM entity WHERE kind = 'assumption';

CREATE VIEW question AS
SELECT -- A question nobody could answer yet, with whom to ask.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.text' AS "text", -- the question
  details ->> '$.question' AS "question", -- the id in the question bank: `Q2.4`
  details ->> '$.askRole' AS "ask_role", -- the role best placed to answer
  details ->> '$.due' AS "due" -- by when, ISO 8601 date
FROM entity WHERE kind = 'question';

CREATE VIEW conflict AS
SELECT -- Two people answered the same question differently; both answers are kept.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.question' AS "question", -- the id in the question bank
  details ->> '$.subject' AS "subject", -- the record it was asked about
  details ->> '$.positions' AS "positions", -- what each said
  details ->> '$.resolution' AS "resolution", -- what was settled on
  details ->> '$.resolvedBy' AS "resolved_by", -- who settled it
  details ->> '$.reason' AS "reason" -- why
FROM entity WHERE kind = 'conflict';

CREATE VIEW term AS
SELECT -- A word and what it means here.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.definition' AS "definition", -- what it means
  details ->> '$.synonyms' AS "synonyms", -- other words for it
  details ->> '$.forbidden' AS "forbidden" -- words not to use for it
FROM entity WHERE kind = 'term';

CREATE VIEW source AS
SELECT -- A system that data comes from.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.technology' AS "technology", -- what it runs on: `postgres`, `sqlite`, `csv`
  details ->> '$.location' AS "location", -- where it is, without user, password or absolute path: host and database, or a path as given
  details ->> '$.connection' AS "connection", -- how to reach it again: may name `${ENV}` variables, never a password
  details ->> '$.vendor' AS "vendor", -- product and version
  details ->> '$.hosting' AS "hosting", -- where it runs
  details ->> '$.recordOf' AS "record_of", -- the facts for which it is the truth
  details ->> '$.access' AS "access", -- how it may be read: `replica`, `sql`, `log`, `api`, `stream`, `file`, `export`
  details ->> '$.changeTracking' AS "change_tracking", -- whether every writer sets a last-changed stamp
  details ->> '$.deletes' AS "deletes", -- whether rows are removed
  details ->> '$.publishLag' AS "publish_lag", -- when an event is visible here, at worst
  details ->> '$.schemaNotice' AS "schema_notice" -- how long before a schema change one hears of it
FROM entity WHERE kind = 'source';

CREATE VIEW dataset AS
SELECT -- A table, view, file or model: rows with the same columns.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.kind' AS "kind", -- what holds the rows
  details ->> '$.source' AS "source", -- the system it stands in
  details ->> '$.schema' AS "schema", -- the schema or folder it stands in, when its system has such
  details ->> '$.grain' AS "grain", -- what one row is: `one row per order line`
  details ->> '$.rowCount' AS "row_count", -- rows, exact or estimated
  details ->> '$.isRowCountEstimated' AS "is_row_count_estimated", -- whether rowCount is the source's own estimate
  details ->> '$.byteCount' AS "byte_count", -- bytes on disk
  details ->> '$.lastChanged' AS "last_changed", -- when it last changed, where the source knows, ISO 8601 UTC
  details ->> '$.file' AS "file", -- how the file is laid out, when it is one
  details ->> '$.definition' AS "definition", -- the SQL of a view or model
  details ->> '$.primaryKey' AS "primary_key", -- the primary key
  details ->> '$.uniqueKeys' AS "unique_keys", -- other keys
  details ->> '$.foreignKeys' AS "foreign_keys", -- references to other datasets
  details ->> '$.indexes' AS "indexes" -- secondary access paths
FROM entity WHERE kind = 'dataset';

CREATE VIEW dataset_column AS
SELECT -- A column, also a JSON path or a CSV field: in prose always "column".
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.dataset' AS "dataset", -- the dataset it stands in
  details ->> '$.position' AS "position", -- its place, from 1
  details ->> '$.nativeType' AS "native_type", -- the type as the source writes it: `numeric(12,2)`
  details ->> '$.type' AS "type", -- the type, the same for all sources
  details ->> '$.isNullable' AS "is_nullable", -- whether it may be empty
  details ->> '$.defaultValue' AS "default_value", -- the default expression as the source writes it
  details ->> '$.generation' AS "generation", -- how the source makes the values, when nobody writes them
  details ->> '$.profile' AS "profile" -- what the sample showed; holds no values when the column is classified as personal
FROM entity WHERE kind = 'column';

CREATE VIEW issue AS
SELECT -- Something wrong with data that exists, without any value of it.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.kind' AS "kind", -- A vocabulary term: `missing`, `duplicates`, `mixed-formats`, `orphans`, `future-dates`
  details ->> '$.severity' AS "severity", -- how much it matters
  details ->> '$.subject' AS "subject", -- the dataset or column
  details ->> '$.count' AS "count", -- rows concerned
  details ->> '$.share' AS "share", -- rows concerned of rows looked at, 0…1
  details ->> '$.evidence' AS "evidence", -- what was seen, in words
  details ->> '$.check' AS "check", -- the check that would catch it
  details ->> '$.query' AS "query" -- SQL that counts the rows again, without values
FROM entity WHERE kind = 'issue';

CREATE VIEW pipeline AS
SELECT -- A generated flow from sources to figures.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.warehouse' AS "warehouse", -- where it lands: `duckdb`, `postgres`
  details ->> '$.schedule' AS "schedule", -- when it runs, cron
  details ->> '$.folder' AS "folder" -- the folder it was generated into, relative to the project folder
FROM entity WHERE kind = 'pipeline';

CREATE VIEW step AS
SELECT -- One thing a pipeline does, in order.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.pipeline' AS "pipeline", -- the pipeline
  details ->> '$.kind' AS "kind", -- what it does
  details ->> '$.tool' AS "tool", -- the tool that does it: `dlt`, `dbt`
  details ->> '$.inputs' AS "inputs", -- what it reads
  details ->> '$.outputs' AS "outputs", -- what it writes
  details ->> '$.file' AS "file" -- the generated file, relative to the project folder
FROM entity WHERE kind = 'step';

CREATE VIEW artifact AS
SELECT -- A generated file.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.path' AS "path", -- where it stands, relative to the project folder
  details ->> '$.digest' AS "digest", -- SHA-256 of the pristine content, hex
  details ->> '$.target' AS "target", -- the kit that made it
  details ->> '$.proof' AS "proof", -- `proved`, `parsed` or `unverified`
  details ->> '$.validator' AS "validator" -- what proved it
FROM entity WHERE kind = 'artifact';

CREATE VIEW data_check AS
SELECT -- A test of data that runs with the pipeline.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.kind' AS "kind", -- `unique`, `not-null`, `relationship`, `accepted-values`, `range`, `freshness`, `golden-number`, `sql`
  details ->> '$.subject' AS "subject", -- the dataset, column or KPI
  details ->> '$.expression' AS "expression", -- what must hold, as SQL or parameters
  details ->> '$.severity' AS "severity", -- error stops the run; warning is reported
  details ->> '$.rule' AS "rule" -- the rule that asked for it: `R-H1`
FROM entity WHERE kind = 'check';

CREATE VIEW dashboard AS
SELECT -- A page of figures for a persona.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.tool' AS "tool", -- what draws it
  details ->> '$.url' AS "url" -- where it is
FROM entity WHERE kind = 'dashboard';

CREATE VIEW alert AS
SELECT -- A message sent when a figure crosses a line.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.condition' AS "condition", -- when it fires
  details ->> '$.recipient' AS "recipient", -- who gets it
  details ->> '$.minimumInterval' AS "minimum_interval" -- at most one in so long
FROM entity WHERE kind = 'alert';

CREATE VIEW run AS
SELECT -- What a pipeline did once: evidence.
  id, name, description, owner, status,
  (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM entity_tag t WHERE t.entity = entity.key ORDER BY tag)) AS tags,
  details ->> '$.pipeline' AS "pipeline", -- the pipeline
  details ->> '$.startedAt' AS "started_at", -- ISO 8601, UTC
  details ->> '$.finishedAt' AS "finished_at", -- ISO 8601, UTC
  details ->> '$.succeeded' AS "succeeded", -- whether every step did its work
  details ->> '$.rows' AS "rows", -- rows per dataset
  details ->> '$.values' AS "values" -- KPI id → latest value
FROM entity WHERE kind = 'run';
