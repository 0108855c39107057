-- Held statements: the gaps before them, what differs from what is posted, and the decision of two persons about one that cannot go on by itself.

-- A page of a statement waits for the others; withdrawn is a held statement that two persons have set aside, its bytes kept.
alter table receipts.statement drop constraint statement_state_check;
alter table receipts.statement
  add constraint statement_state_check check (state in ('posted', 'held', 'duplicate', 'superseded', 'withdrawn')),
  add column page integer check (page > 0),
  add column last_page boolean,
  -- The bank's own mark that this is a copy or a duplicate, as it writes it.
  add column copy_mark text;
create index statement_page on receipts.statement (book_id, ident) where page is not null;

create table receipts.hold_decision (
  id bigint generated always as identity primary key,
  statement_id bigint not null references receipts.statement,
  -- release: every line is new; surplus: only those lines that are not posted; withdraw: nothing of it.
  kind text not null check (kind in ('release', 'surplus', 'withdraw')),
  reason text not null check (length(btrim(reason)) between 1 and 1000),
  -- What the second person was shown: lines that will be posted, and what stays open between bank and book.
  lines integer not null check (lines >= 0),
  difference_minor bigint not null check (kind = 'release' or difference_minor = 0),
  state text not null default 'proposed' check (state in ('proposed', 'approved', 'declined')),
  proposed_at timestamptz not null,
  proposed_by bigint not null references access.person,
  decided_at timestamptz,
  decided_by bigint references access.person,
  decided_reason text,
  check ((state = 'proposed') = (decided_at is null) and (decided_at is null) = (decided_by is null)),
  -- Nobody lets a held statement pass alone.
  constraint hold_decision_two_persons check (state <> 'approved' or decided_by <> proposed_by),
  unique (id, decided_by)
);
create unique index hold_decision_one_open on receipts.hold_decision (statement_id) where state = 'proposed';

-- A statement that did not follow the one before it: found when it was held; filled when what was missing is posted. One that was released
-- before that says how much is still missing: the bank's balance is that much beside the book, and the list says so until it is filled.
create table receipts.gap (
  statement_id bigint primary key references receipts.statement,
  book_id integer not null references ledger.book,
  closing_minor bigint not null,
  closing_on date,
  found_at timestamptz not null,
  open_minor bigint not null default 0,
  decision_id bigint,
  decided_by bigint,
  filled_at timestamptz,
  filled_by bigint references receipts.statement,
  foreign key (decision_id, decided_by) references receipts.hold_decision (id, decided_by),
  check ((decision_id is null) = (decided_by is null)),
  check (open_minor = 0 or decision_id is not null and filled_at is null),
  check (filled_by is null or filled_at is not null)
);
create index gap_open on receipts.gap (book_id) where open_minor <> 0;
create index gap_filled on receipts.gap (book_id, filled_at) where filled_at is not null;

-- A held statement beside what is posted, line by line, as it was seen when it was held.
create table receipts.difference (
  statement_id bigint not null references receipts.statement,
  seq integer not null,
  kind text not null check (kind in ('new', 'gone', 'changed')),
  -- The posted line; null where there is none.
  line_id bigint references receipts.statement_line,
  -- What the delivered file says; null where it says nothing.
  told jsonb,
  primary key (statement_id, seq),
  check ((kind = 'new') = (line_id is null) and (kind = 'gone') = (told is null))
);

grant select on receipts.hold_decision, receipts.gap, receipts.difference to ledger_app, ledger_reader;
-- A decision begins as a proposal.
grant insert (statement_id, kind, reason, lines, difference_minor, proposed_at, proposed_by) on receipts.hold_decision to ledger_app;
grant insert on receipts.gap, receipts.difference to ledger_app;
grant update (state, decided_at, decided_by, decided_reason) on receipts.hold_decision to ledger_app;
grant update (open_minor, decision_id, decided_by, filled_at, filled_by) on receipts.gap to ledger_app;
-- Pages tell the balances of the whole; each gets its own when all are there.
grant update (opening_minor, closing_minor) on receipts.statement to ledger_app;

-- What is posted stays as it is. A held statement is posted when its own arithmetic holds and it begins where the one before it ended;
-- otherwise only by a decision of two persons, and the arithmetic of a statement is nobody's to waive.
create function receipts.guard_statement() returns trigger language plpgsql as $guard$
begin
  if old.state <> 'held' and new.state <> old.state then
    raise exception 'statement % is % and stays so', old.id, old.state using errcode = 'LD040';
  end if;
  if (new.opening_minor is distinct from old.opening_minor or new.closing_minor is distinct from old.closing_minor) and (old.state <> 'held' or old.page is null) then
    raise exception 'the balances of statement % are the bank''s', old.id using errcode = 'LD040';
  end if;
  if old.state = 'held' and new.state = 'posted' then
    if new.opening_minor + new.credit_minor - new.debit_minor is distinct from new.closing_minor then
      raise exception 'statement % does not add up', old.id using errcode = 'LD041';
    end if;
    -- Of a closed day nothing can be posted before two persons open it again; that is guarded where entries are written.
    if (old.hold_code not in ('statement.gap', 'statement.pages', 'period.closed')
        or new.opening_minor is distinct from (select p.closing_minor from receipts.statement p where p.id = new.previous_id) and new.previous_id is not null)
       and not exists (select from receipts.hold_decision d where d.statement_id = old.id and d.state = 'approved' and d.kind in ('release', 'surplus')) then
      raise exception 'statement % is held, and no two persons have released it', old.id using errcode = 'LD042';
    end if;
  end if;
  if old.state = 'held' and new.state = 'withdrawn'
     and not exists (select from receipts.hold_decision d where d.statement_id = old.id and d.state = 'approved' and d.kind = 'withdraw') then
    raise exception 'statement % is held, and no two persons have withdrawn it', old.id using errcode = 'LD042';
  end if;
  return new;
end
$guard$;
create function receipts.posted_adds_up() returns trigger language plpgsql as $adds$
begin
  if new.opening_minor + new.credit_minor - new.debit_minor is distinct from new.closing_minor then
    raise exception 'statement % does not add up', new.ident using errcode = 'LD041';
  end if;
  return new;
end
$adds$;
create trigger posted_adds_up before insert on receipts.statement for each row when (new.state = 'posted') execute function receipts.posted_adds_up();
create trigger guard_statement before update of state, opening_minor, closing_minor on receipts.statement
  for each row execute function receipts.guard_statement();

insert into access.permission values
  ('statement.decide', 'propose and approve what becomes of a held statement'),
  ('delivery.read', 'download the bytes of a delivered bank file');
insert into access.grant_row values
  ('ACC', 'statement.decide', 'all'), ('CSH', 'statement.decide', 'all'),
  ('ACC', 'delivery.read', 'all'), ('CSH', 'delivery.read', 'all'), ('REG', 'delivery.read', 'all'), ('INS', 'delivery.read', 'all');

insert into ledger.use_case (name) values ('ApproveHeldStatement') on conflict do nothing;
