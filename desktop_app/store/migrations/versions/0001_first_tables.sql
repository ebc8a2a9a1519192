CREATE TABLE annex_item (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    list TEXT NOT NULL,
    pos INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_annex_item_version_id_list_pos ON annex_item (version_id, list, pos);;
CREATE TABLE blob (
    id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    state TEXT NOT NULL,
    stored_at TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_blob_sha256 ON blob (sha256);;
CREATE TABLE cascade_link (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    rhk_id BLOB NOT NULL,
    superior_text TEXT NOT NULL,
    superior_line BLOB,
    mode TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_cascade_link_superior_line ON cascade_link (superior_line);;
CREATE INDEX ix_cascade_link_version_id ON cascade_link (version_id);;
CREATE TABLE deadline (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    year INTEGER NOT NULL,
    kind TEXT NOT NULL,
    period TEXT,
    unit_id BLOB,
    due_on TEXT NOT NULL,
    reason TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_deadline_year_kind ON deadline (year, kind);;
CREATE TABLE delivery (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    version_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    "on" TEXT NOT NULL,
    how TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_delivery_version_id ON delivery (version_id);;
CREATE TABLE document (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    form TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    object_kind TEXT NOT NULL,
    object_id BLOB,
    person_id BLOB,
    unit_id BLOB,
    year INTEGER NOT NULL,
    period TEXT,
    title TEXT NOT NULL,
    number TEXT,
    class_code TEXT,
    keep_active INTEGER,
    keep_inactive INTEGER,
    fate TEXT,
    place TEXT,
    dated_on TEXT NOT NULL,
    body TEXT NOT NULL,
    body_sha BLOB NOT NULL,
    base_sha BLOB NOT NULL,
    code TEXT NOT NULL,
    replaces_id BLOB,
    frozen_id BLOB,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_document_code ON document (code);;
CREATE INDEX ix_document_number ON document (number);;
CREATE INDEX ix_document_object_id ON document (object_id);;
CREATE INDEX ix_document_replaces_id ON document (replaces_id);;
CREATE INDEX ix_document_year_form_unit_id ON document (year, form, unit_id);;
CREATE TABLE document_revision (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    document_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    size INTEGER NOT NULL,
    signer_id BLOB,
    signer_role TEXT,
    cert_subject TEXT,
    cert_print BLOB,
    rewritten INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_document_revision_document_id_number ON document_revision (document_id, number);;
CREATE INDEX ix_document_revision_sha256 ON document_revision (sha256);;
CREATE TABLE draft (
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    object_id BLOB,
    body TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_draft_kind_object_id ON draft (kind, object_id);;
CREATE TABLE evaluation (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    year INTEGER NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    skp_id BLOB,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    self_status TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_evaluation_period_kind_person_id ON evaluation (period, kind, person_id);;
CREATE INDEX ix_evaluation_person_id_year ON evaluation (person_id, year);;
CREATE INDEX ix_evaluation_skp_id_period ON evaluation (skp_id, period);;
CREATE TABLE evaluation_now (
    evaluation_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    name_key TEXT NOT NULL,
    unit_id BLOB,
    version_id BLOB,
    status TEXT NOT NULL,
    hasil TEXT,
    perilaku TEXT,
    predikat TEXT,
    rater_id BLOB,
    PRIMARY KEY (evaluation_id)
) WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix_evaluation_now_period_kind_name_key_unit_id ON evaluation_now (period, kind, name_key, unit_id);;
CREATE INDEX ix_evaluation_now_period_kind_status_name_key_unit_id ON evaluation_now (period, kind, status, name_key, unit_id);;
CREATE INDEX ix_evaluation_now_period_kind_unit_id_predikat_hasil_perilaku ON evaluation_now (period, kind, unit_id, predikat, hasil, perilaku);;
CREATE INDEX ix_evaluation_now_person_id_period ON evaluation_now (person_id, period);;
CREATE INDEX ix_evaluation_now_rater_id_period_status ON evaluation_now (rater_id, period, status);;
CREATE TABLE evaluation_version (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    evaluation_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    cause TEXT NOT NULL,
    cause_text TEXT,
    rater_id BLOB,
    rater_as TEXT NOT NULL,
    hasil TEXT,
    hasil_reason TEXT,
    perilaku TEXT,
    perilaku_reason TEXT,
    note TEXT,
    status TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_evaluation_version_evaluation_id_number ON evaluation_version (evaluation_id, number);;
CREATE INDEX ix_evaluation_version_rater_id_status ON evaluation_version (rater_id, status);;
CREATE TABLE evidence (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    owner_kind TEXT NOT NULL,
    owner_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    mime TEXT NOT NULL,
    size INTEGER NOT NULL,
    url TEXT,
    note TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_evidence_owner_id ON evidence (owner_id);;
CREATE INDEX ix_evidence_sha256 ON evidence (sha256);;
CREATE TABLE expectation (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    value_code TEXT NOT NULL,
    text TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_expectation_version_id ON expectation (version_id);;
CREATE TABLE feedback (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    skp_id BLOB NOT NULL,
    giver_id BLOB,
    giver_role TEXT NOT NULL,
    "on" TEXT NOT NULL,
    rhk_line BLOB,
    value_code TEXT,
    text TEXT NOT NULL,
    oral INTEGER NOT NULL,
    request_id BLOB,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_feedback_giver_id_on ON feedback (giver_id, "on");;
CREATE INDEX ix_feedback_person_id_on ON feedback (person_id, "on");;
CREATE INDEX ix_feedback_skp_id_on ON feedback (skp_id, "on");;
CREATE TABLE frozen (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    object_kind TEXT NOT NULL,
    object_id BLOB NOT NULL,
    person_id BLOB,
    year INTEGER NOT NULL,
    period TEXT NOT NULL,
    unit_id BLOB,
    post_kind TEXT,
    golongan TEXT,
    rater_id BLOB,
    level TEXT,
    hasil TEXT,
    perilaku TEXT,
    predikat TEXT,
    rules TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_frozen_object_id ON frozen (object_id);;
CREATE INDEX ix_frozen_person_id_year ON frozen (person_id, year);;
CREATE INDEX ix_frozen_year_period_object_kind_unit_id_predikat ON frozen (year, period, object_kind, unit_id, predikat);;
CREATE TABLE holiday (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    cancelled INTEGER NOT NULL,
    estimated INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_holiday_day ON holiday (day);;
CREATE TABLE identity_number (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    from_on TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_identity_number_number ON identity_number (number);;
CREATE INDEX ix_identity_number_person_id ON identity_number (person_id);;
CREATE TABLE import_row (
    id BLOB NOT NULL,
    run_id BLOB NOT NULL,
    "row" INTEGER NOT NULL,
    code TEXT NOT NULL,
    problem TEXT NOT NULL,
    cells TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_import_row_run_id_row ON import_row (run_id, "row");;
CREATE TABLE import_run (
    id BLOB NOT NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    at TEXT NOT NULL,
    counts TEXT NOT NULL,
    made TEXT NOT NULL,
    state TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_import_run_kind_at ON import_run (kind, at);;
CREATE INDEX ix_import_run_sha256 ON import_run (sha256);;
CREATE TABLE indicator (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    rhk_id BLOB NOT NULL,
    line_id BLOB NOT NULL,
    pos INTEGER NOT NULL,
    aspek TEXT,
    perspektif TEXT,
    text TEXT NOT NULL,
    target_text TEXT,
    target INTEGER,
    target_max INTEGER,
    start INTEGER,
    measure_id BLOB,
    polarity TEXT NOT NULL,
    gather TEXT NOT NULL,
    service_id BLOB,
    evidence_kind TEXT,
    from_line BLOB,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_indicator_line_id ON indicator (line_id);;
CREATE INDEX ix_indicator_version_id_rhk_id_pos ON indicator (version_id, rhk_id, pos);;
CREATE TABLE line_override (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    superior_id BLOB,
    superior_text TEXT,
    role TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    basis TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_line_override_person_id_from_on ON line_override (person_id, from_on);;
CREATE INDEX ix_line_override_superior_id ON line_override (superior_id);;
CREATE TABLE local_note (
    id BLOB NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_local_note_key ON local_note ("key");;
CREATE TABLE measure (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    name TEXT NOT NULL,
    plural_of BLOB,
    kind TEXT NOT NULL,
    days_per INTEGER,
    retired INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_measure_name ON measure (name);;
CREATE TABLE number_counter (
    id BLOB NOT NULL,
    series TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_number_counter_series_year ON number_counter (series, year);;
CREATE TABLE obstacle (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    skp_id BLOB,
    indicator_line BLOB,
    service_id BLOB,
    unit_id BLOB NOT NULL,
    text TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    owner_id BLOB,
    status TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_obstacle_person_id_from_on ON obstacle (person_id, from_on);;
CREATE INDEX ix_obstacle_unit_id_status_from_on ON obstacle (unit_id, status, from_on);;
CREATE TABLE office (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id BLOB,
    from_on TEXT NOT NULL,
    to_on TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_office_code ON office (code);;
CREATE TABLE org_result (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    unit_id BLOB NOT NULL,
    period TEXT NOT NULL,
    level TEXT,
    basis TEXT,
    advice TEXT,
    set_by BLOB,
    status TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_org_result_period_unit_id ON org_result (period, unit_id);;
CREATE TABLE person (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    name TEXT NOT NULL,
    title_front TEXT,
    title_back TEXT,
    sex TEXT,
    born_on TEXT,
    born_at TEXT,
    karpeg TEXT,
    phone TEXT,
    email TEXT,
    note TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_person_person_id ON person (person_id);;
CREATE TABLE person_fact (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    unit_id BLOB,
    post_id BLOB,
    post_text TEXT,
    is_head INTEGER NOT NULL,
    golongan TEXT,
    staff_kind TEXT,
    status TEXT,
    education TEXT,
    pim TEXT,
    decree_no TEXT,
    decree_on TEXT,
    origin_id BLOB,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_person_fact_person_id_kind_from_on ON person_fact (person_id, kind, from_on);;
CREATE INDEX ix_person_fact_unit_id_from_on ON person_fact (unit_id, from_on);;
CREATE TABLE person_now (
    person_id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    name_key TEXT NOT NULL,
    display TEXT NOT NULL,
    number TEXT,
    unit_id BLOB,
    unit_name TEXT,
    post_text TEXT,
    post_kind TEXT,
    level TEXT,
    golongan TEXT,
    golongan_sort INTEGER,
    staff_kind TEXT,
    status TEXT NOT NULL,
    is_head INTEGER NOT NULL,
    superior_id BLOB,
    gaps INTEGER NOT NULL,
    PRIMARY KEY (person_id)
) WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix_person_now_golongan_sort_name_key_unit_id ON person_now (golongan_sort, name_key, unit_id);;
CREATE INDEX ix_person_now_name_key_unit_id ON person_now (name_key, unit_id);;
CREATE INDEX ix_person_now_number ON person_now (number);;
CREATE INDEX ix_person_now_post_text_name_key_unit_id ON person_now (post_text, name_key, unit_id);;
CREATE INDEX ix_person_now_superior_id ON person_now (superior_id);;
CREATE INDEX ix_person_now_unit_id_name_key ON person_now (unit_id, name_key);;
CREATE TABLE person_scope (
    top_person BLOB NOT NULL,
    person_id BLOB NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (top_person, person_id, from_on)
) WITHOUT ROWID,
 STRICT;;
CREATE TABLE person_span (
    person_id BLOB NOT NULL,
    unit_id BLOB NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    is_head INTEGER NOT NULL,
    PRIMARY KEY (person_id, from_on)
) WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix_person_span_unit_id_from_on_to_on ON person_span (unit_id, from_on, to_on);;
CREATE TABLE plan_now (
    skp_id BLOB NOT NULL,
    person_id BLOB NOT NULL,
    year INTEGER NOT NULL,
    name_key TEXT NOT NULL,
    unit_id BLOB,
    version_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    status TEXT NOT NULL,
    since_on TEXT,
    progress INTEGER,
    due_on TEXT,
    findings INTEGER NOT NULL,
    PRIMARY KEY (skp_id)
) WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix_plan_now_person_id_year ON plan_now (person_id, year);;
CREATE INDEX ix_plan_now_year_due_on_unit_id ON plan_now (year, due_on, unit_id);;
CREATE INDEX ix_plan_now_year_name_key_unit_id ON plan_now (year, name_key, unit_id);;
CREATE INDEX ix_plan_now_year_progress_unit_id ON plan_now (year, progress, unit_id);;
CREATE INDEX ix_plan_now_year_status_name_key_unit_id ON plan_now (year, status, name_key, unit_id);;
CREATE INDEX ix_plan_now_year_unit_id_status ON plan_now (year, unit_id, status);;
CREATE TABLE post (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    level TEXT,
    eselon TEXT,
    class INTEGER,
    stand_alone INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_post_kind_level_name ON post (kind, level, name);;
CREATE INDEX ix_post_name ON post (name);;
CREATE TABLE rating (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    rhk_line BLOB,
    value_code TEXT,
    level TEXT,
    fact TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_rating_version_id ON rating (version_id);;
CREATE TABLE realisation (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    skp_id BLOB NOT NULL,
    indicator_line BLOB NOT NULL,
    period TEXT NOT NULL,
    as_of TEXT NOT NULL,
    value INTEGER,
    text TEXT,
    source TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_realisation_corrects_id ON realisation (corrects_id) WHERE corrects_id IS NOT NULL;;
CREATE INDEX ix_realisation_indicator_line_period ON realisation (indicator_line, period);;
CREATE INDEX ix_realisation_skp_id_period ON realisation (skp_id, period);;
CREATE TABLE rhk (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    version_id BLOB NOT NULL,
    line_id BLOB NOT NULL,
    pos INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    assigned_by TEXT,
    assign_kind TEXT,
    team_task_id BLOB,
    from_line BLOB,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_rhk_line_id ON rhk (line_id);;
CREATE INDEX ix_rhk_version_id_pos ON rhk (version_id, pos);;
CREATE TABLE rule_set (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    body TEXT NOT NULL,
    sha256 BLOB NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_rule_set_kind_valid_from ON rule_set (kind, valid_from);;
CREATE TABLE search_doc (
    no INTEGER NOT NULL,
    kind TEXT NOT NULL,
    ref_id BLOB NOT NULL,
    person_id BLOB,
    unit_id BLOB,
    audience_id BLOB NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (no)
) STRICT;;
CREATE INDEX ix_search_doc_kind_person_id ON search_doc (kind, person_id);;
CREATE INDEX ix_search_doc_ref_id ON search_doc (ref_id);;
CREATE TABLE setting (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_setting_key ON setting ("key");;
CREATE TABLE skp (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    person_id BLOB NOT NULL,
    year INTEGER NOT NULL,
    part INTEGER NOT NULL,
    starts_on TEXT NOT NULL,
    ends_on TEXT NOT NULL,
    status TEXT NOT NULL,
    close_reason TEXT,
    exempt_note TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_skp_person_id_year_part ON skp (person_id, year, part);;
CREATE INDEX ix_skp_year_status_person_id ON skp (year, status, person_id);;
CREATE TABLE skp_party (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    skp_id BLOB NOT NULL,
    role TEXT NOT NULL,
    person_id BLOB,
    from_on TEXT NOT NULL,
    to_on TEXT,
    acting TEXT NOT NULL,
    name TEXT NOT NULL,
    number TEXT,
    rank TEXT,
    post TEXT,
    unit TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_skp_party_person_id_role_from_on ON skp_party (person_id, role, from_on);;
CREATE INDEX ix_skp_party_skp_id_role_from_on ON skp_party (skp_id, role, from_on);;
CREATE TABLE skp_version (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    rev INTEGER NOT NULL,
    skp_id BLOB NOT NULL,
    number INTEGER NOT NULL,
    form TEXT NOT NULL,
    approach TEXT NOT NULL,
    status TEXT NOT NULL,
    change_reason TEXT NOT NULL,
    change_text TEXT,
    based_on BLOB,
    form_reason TEXT,
    waived TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_skp_version_skp_id_number ON skp_version (skp_id, number);;
CREATE INDEX ix_skp_version_status_skp_id ON skp_version (status, skp_id);;
CREATE TABLE step (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    "by" BLOB,
    at TEXT NOT NULL,
    corrects_id BLOB,
    void INTEGER NOT NULL,
    object_kind TEXT NOT NULL,
    object_id BLOB NOT NULL,
    from_status TEXT,
    to_status TEXT NOT NULL,
    reason TEXT,
    as_role TEXT NOT NULL,
    by_text TEXT NOT NULL,
    on_paper INTEGER NOT NULL,
    signed_on TEXT,
    recorded_by BLOB,
    recorded_text TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_step_object_id_at ON step (object_id, at);;
CREATE TABLE unit (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    code TEXT NOT NULL,
    office_id BLOB NOT NULL,
    kind TEXT NOT NULL,
    complaint_desk INTEGER NOT NULL,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_unit_code ON unit (code);;
CREATE INDEX ix_unit_office_id ON unit (office_id);;
CREATE TABLE unit_scope (
    top_id BLOB NOT NULL,
    unit_id BLOB NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT NOT NULL,
    depth INTEGER NOT NULL,
    PRIMARY KEY (top_id, unit_id, from_on)
) WITHOUT ROWID,
 STRICT;;
CREATE INDEX ix_unit_scope_unit_id ON unit_scope (unit_id);;
CREATE TABLE unit_span (
    id BLOB NOT NULL,
    audience_id BLOB NOT NULL,
    unit_id BLOB NOT NULL,
    from_on TEXT NOT NULL,
    to_on TEXT,
    name TEXT NOT NULL,
    short TEXT,
    parent_id BLOB,
    command_id BLOB,
    city TEXT,
    PRIMARY KEY (id)
) STRICT;;
CREATE INDEX ix_unit_span_command_id ON unit_span (command_id);;
CREATE INDEX ix_unit_span_parent_id_from_on ON unit_span (parent_id, from_on);;
CREATE INDEX ix_unit_span_unit_id_from_on ON unit_span (unit_id, from_on);;
CREATE VIRTUAL TABLE search_fts USING fts5(title, body, content='search_doc', content_rowid='no', tokenize='unicode61 remove_diacritics 2', prefix='2 3 4');;
CREATE TRIGGER search_doc_ai AFTER INSERT ON search_doc BEGIN INSERT INTO search_fts(rowid, title, body) VALUES (new.no, new.title, new.body); END;;
CREATE TRIGGER search_doc_ad AFTER DELETE ON search_doc BEGIN INSERT INTO search_fts(search_fts, rowid, title, body) VALUES ('delete', old.no, old.title, old.body); END;;
CREATE TRIGGER search_doc_au AFTER UPDATE ON search_doc BEGIN INSERT INTO search_fts(search_fts, rowid, title, body) VALUES ('delete', old.no, old.title, old.body); INSERT INTO search_fts(rowid, title, body) VALUES (new.no, new.title, new.body); END
