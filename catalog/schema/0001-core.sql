-- The catalog: one identity space, typed links, lineage, classifications, answers, and every change.
-- Comments inside the statements stay in the database: `.schema entity` in the sqlite3 shell explains itself,
-- and catalog/README.md is generated from them.

PRAGMA application_id = 0x47574B43;

CREATE TABLE origin (
  -- Who or what said something; one row for each speaker, shared by all its facts.
  key INTEGER PRIMARY KEY, -- internal number
  kind TEXT NOT NULL, -- stakeholder, scan, import, rule, propagation, person or generator
  actor TEXT NOT NULL, -- which one: stakeholder id, rule id, source id or user name
  reference TEXT NOT NULL DEFAULT '', -- where it was said: question id, path, file name
  UNIQUE (kind, actor, reference)
) STRICT;

CREATE TABLE entity (
  -- Everything recorded, whatever its kind. The views named after the kinds show details as columns.
  key INTEGER PRIMARY KEY, -- internal number; other tables refer to it
  id TEXT NOT NULL UNIQUE, -- readable, stable id: kpi/churn-rate
  kind TEXT NOT NULL, -- what it is, the part of the id before the slash
  name TEXT NOT NULL, -- as people or the source write it
  description TEXT, -- what it means, in prose
  owner TEXT, -- who answers for it: a name or a stakeholder id
  status TEXT NOT NULL, -- draft, proposed, confirmed, implemented, validated, deprecated or removed
  parent INTEGER REFERENCES entity (key), -- what it cannot be without: a column's dataset, a step's pipeline
  details TEXT NOT NULL CHECK (json_valid(details)), -- what only this kind has, canonical JSON
  origin INTEGER NOT NULL REFERENCES origin (key), -- who or what recorded it
  created INTEGER NOT NULL REFERENCES change_set (key), -- the transaction that recorded it: who, when, why
  importance INTEGER NOT NULL DEFAULT 0 -- 0 to 7; how early search shows it among equal matches
) STRICT;

CREATE INDEX entity_by_kind ON entity (kind, id);
CREATE INDEX entity_by_parent ON entity (parent) WHERE parent IS NOT NULL;
CREATE INDEX entity_by_owner ON entity (owner) WHERE owner IS NOT NULL;
CREATE INDEX issue_by_subject ON entity (details ->> '$.subject') WHERE kind = 'issue';
CREATE INDEX check_by_subject ON entity (details ->> '$.subject') WHERE kind = 'check';

CREATE TABLE column_reference (
  -- Foreign keys column by column, to be asked who refers to a column; copied from the details of datasets.
  target TEXT NOT NULL, -- the id of the dataset referred to
  target_column TEXT NOT NULL, -- the name of the column referred to
  dataset INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- the dataset that refers
  column_name TEXT NOT NULL, -- the name of its column
  PRIMARY KEY (target, target_column, dataset, column_name)
) STRICT, WITHOUT ROWID;

CREATE INDEX column_reference_by_dataset ON column_reference (dataset);

CREATE TABLE entity_tag (
  -- Free labels.
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- what is labelled
  tag TEXT NOT NULL, -- the label
  PRIMARY KEY (entity, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX entity_tag_by_tag ON entity_tag (tag, entity);

CREATE TABLE field_origin (
  -- Speakers of single fields, where they are not the entity's own origin: a person's description of a scanned column.
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- what the field belongs to
  field TEXT NOT NULL, -- description, owner, tags, or details.NAME
  origin INTEGER NOT NULL REFERENCES origin (key), -- who wrote it; a machine does not overwrite a person
  PRIMARY KEY (entity, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
  -- Typed connections, read left to right: goal measured-by kpi.
  source INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- the left end
  kind TEXT NOT NULL, -- the verb
  target INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- the right end
  status TEXT NOT NULL, -- proposed, confirmed or rejected
  confidence REAL, -- how sure the proposer is, 0 to 1
  evidence TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(evidence)), -- why, a JSON list of reasons
  origin INTEGER NOT NULL REFERENCES origin (key), -- who or what said so
  PRIMARY KEY (source, kind, target)
) STRICT, WITHOUT ROWID;

CREATE INDEX link_by_target ON link (target, kind);
CREATE INDEX link_by_origin ON link (origin);

CREATE TABLE lineage_edge (
  -- Data flows from one dataset or column to another.
  source INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- where data comes from
  target INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- where it goes
  transformation TEXT NOT NULL, -- identity, derived, aggregated, filter, join, masked or hashed
  step INTEGER REFERENCES entity (key), -- the step that moves it, when known
  expression TEXT, -- the expression, when it is more than a name
  origin INTEGER NOT NULL REFERENCES origin (key), -- who or what said so
  created INTEGER REFERENCES change_set (key), -- the transaction that recorded it; NULL when a revision tells it
  PRIMARY KEY (source, target, transformation)
) STRICT, WITHOUT ROWID;

CREATE INDEX lineage_edge_by_target ON lineage_edge (target);
CREATE INDEX lineage_edge_by_origin ON lineage_edge (origin);

CREATE TABLE classification (
  -- Classes of personal or sensitive data, with evidence that holds no value.
  entity INTEGER NOT NULL REFERENCES entity (key) ON DELETE CASCADE, -- the column
  category TEXT NOT NULL, -- a vocabulary term: email, birth-date
  sensitivity TEXT NOT NULL, -- public, internal, confidential or restricted
  confidence REAL NOT NULL, -- how sure, 0 to 1
  evidence TEXT NOT NULL CHECK (json_valid(evidence)), -- why, a JSON list of reasons
  verdict TEXT NOT NULL, -- proposed, confirmed or rejected; a person's verdict is never overwritten by a rule
  origin INTEGER NOT NULL REFERENCES origin (key), -- who or what said so
  PRIMARY KEY (entity, category)
) STRICT, WITHOUT ROWID;

CREATE INDEX classification_by_origin ON classification (origin);

CREATE TABLE answer (
  -- What people said in interviews. Append-only: a correction is another answer.
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival
  question TEXT NOT NULL, -- the question: Q3.4
  subject TEXT, -- the record it is about, for questions that repeat
  respondent TEXT NOT NULL, -- the stakeholder who said it
  value TEXT CHECK (value IS NULL OR json_valid(value)), -- what was said, JSON, typed as the question asks
  status TEXT NOT NULL, -- answered, unknown, deferred, skipped, assumed, stale, unfinished, settled or not-applicable
  reason TEXT, -- why it is skipped, unknown or not applicable; or a note
  bank_version INTEGER NOT NULL, -- the version of the question bank
  time TEXT NOT NULL -- when, ISO 8601 UTC
) STRICT;

CREATE INDEX answer_by_question ON answer (question, subject);

CREATE TABLE change_set (
  -- One transaction of changes.
  key INTEGER PRIMARY KEY AUTOINCREMENT, -- internal number
  time TEXT NOT NULL, -- when, ISO 8601 UTC
  actor TEXT NOT NULL, -- who: user name, stakeholder id, rule or scanner
  reason TEXT NOT NULL -- why: the command, or the person's own words
) STRICT;

CREATE INDEX change_set_by_time ON change_set (time);

CREATE TABLE revision (
  -- One change of one thing. Undoing those of later change sets in reverse order gives the catalog at a time.
  -- That an entity or an edge was recorded at all stands in its own row: entity.created, lineage_edge.created.
  sequence INTEGER PRIMARY KEY AUTOINCREMENT, -- grows by one with every change
  change_set INTEGER NOT NULL REFERENCES change_set (key), -- the transaction: who, when, why
  subject_kind TEXT NOT NULL, -- entity, link, edge or classification
  subject INTEGER NOT NULL REFERENCES entity (key), -- the entity, left end, source or classified column
  relation TEXT, -- the verb, transformation or category
  object INTEGER REFERENCES entity (key), -- the right end or target
  action TEXT NOT NULL, -- created, updated or deleted
  before TEXT, -- JSON merge patch (RFC 7396) that undoes it; NULL when created
  after TEXT -- JSON merge patch that made it; NULL when created or deleted
) STRICT;

CREATE INDEX revision_by_subject ON revision (subject);
CREATE INDEX revision_by_object ON revision (object) WHERE object IS NOT NULL;
CREATE INDEX revision_by_change_set ON revision (change_set);
