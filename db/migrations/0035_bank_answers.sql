-- To the bank and back: files of several instructions, what the bank answers (pain.002), what nobody knows, and what does not fit.

-- How a book's files for its bank look. Proposed by one, approved by another; the last approved one counts.
create table payouts.bank_profile (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  format text not null check (format in ('pain.001.001.03', 'pain.001.001.09', 'cn-csv', 'cn-xlsx')),
  encoding text not null check (encoding in ('UTF-8', 'GB18030', 'GBK')),
  -- The bank books one debit for the whole file.
  batch_booking boolean not null,
  -- Without an answer or a debit for so long, nobody knows what became of an instruction.
  answer_within_workdays integer not null check (answer_within_workdays between 1 and 60),
  reason text not null check (btrim(reason) <> ''),
  proposed_by bigint not null references access.person,
  -- In whose name, by a lent role.
  proposed_for bigint references access.person,
  proposed_at timestamptz not null,
  approved_by bigint references access.person,
  approved_at timestamptz,
  check (encoding = 'UTF-8' or format = 'cn-csv'),
  check (num_nulls(approved_by, approved_at) in (0, 2))
);
create index bank_profile_book on payouts.bank_profile (book_id, approved_at);

create sequence payouts.payment_file_no;
-- A file of instructions: its totals are those that were read back from its bytes.
create table payouts.payment_file (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  message_id text not null unique check (message_id ~ '^PL[0-9]{12}$'),
  format text not null,
  encoding text not null,
  currency text not null,
  debit_account text not null,
  transactions integer not null check (transactions > 0),
  total_minor bigint not null check (total_minor > 0),
  file_name text not null,
  file_bytes bytea not null,
  file_sha256 bytea not null check (octet_length(file_sha256) = 32),
  built_at timestamptz not null,
  built_by bigint not null references access.person,
  recalled_at timestamptz,
  recalled_by bigint references access.person,
  recall_reason text,
  check (num_nulls(recalled_at, recalled_by, recall_reason) in (0, 3)),
  check (btrim(recall_reason) <> '')
);
create index payment_file_book on payouts.payment_file (book_id, id);
create table payouts.payment_file_item (
  file_id bigint not null references payouts.payment_file,
  seq integer not null check (seq > 0),
  instruction_id bigint not null,
  amount_minor bigint not null,
  -- Ends with its file, when that is taken back.
  in_force boolean not null default true,
  primary key (file_id, seq),
  foreign key (instruction_id, amount_minor) references payouts.instruction (id, amount_minor)
);
-- An instruction goes to the bank in one file.
create unique index payment_file_item_once on payouts.payment_file_item (instruction_id) where in_force;

alter table payouts.hand_over add column file_id bigint references payouts.payment_file;
create index hand_over_file on payouts.hand_over (file_id) where file_id is not null;
-- Each time that a file was handed out; the first is the moment at which it left.
create table payouts.file_download (
  id bigint generated always as identity primary key,
  instruction_id bigint references payouts.instruction,
  file_id bigint references payouts.payment_file,
  at timestamptz not null,
  by bigint not null references access.person,
  check (num_nonnulls(instruction_id, file_id) = 1)
);
create index file_download_instruction on payouts.file_download (instruction_id) where instruction_id is not null;
create index file_download_file on payouts.file_download (file_id) where file_id is not null;

-- What the bank said (pain.002), as it said it; nothing of it is ever changed.
create table payouts.answer_file (
  id bigint generated always as identity primary key,
  name text not null,
  bytes bytea not null,
  sha256 bytea not null unique check (octet_length(sha256) = 32),
  message_id text,
  original_message_id text,
  said_at text,
  imported_at timestamptz not null,
  imported_by bigint not null references access.person
);
create table payouts.bank_answer (
  id bigint generated always as identity primary key,
  answer_file_id bigint not null references payouts.answer_file,
  instruction_id bigint not null references payouts.instruction,
  level text not null check (level in ('group', 'payment', 'transaction')),
  -- The bank's code, verbatim.
  status text not null,
  shown text not null check (shown in ('FILE_RECEIVED', 'VERIFICATION', 'PENDING', 'ACCEPTED', 'BANK_REPORTED_PAID', 'REJECTED', 'UNKNOWN_STATUS')),
  -- The bank named only what it rejected of a file: this one is accepted because it was not named.
  inferred boolean not null,
  reasons jsonb not null,
  effect text not null check (effect in ('advanced', 'rejected', 'known', 'late', 'manual')),
  at timestamptz not null,
  by bigint not null references access.person
);
create index bank_answer_instruction on payouts.bank_answer (instruction_id);
create index bank_answer_file on payouts.bank_answer (answer_file_id);
-- What it said of something that we never sent.
create table payouts.unknown_answer (
  id bigint generated always as identity primary key,
  answer_file_id bigint not null references payouts.answer_file,
  level text not null,
  original_id text not null,
  status text not null
);
create index unknown_answer_file on payouts.unknown_answer (answer_file_id);

-- Each time that the bank was asked about an instruction by its id, and did not know.
create table payouts.bank_query (
  id bigint generated always as identity primary key,
  instruction_id bigint not null references payouts.instruction,
  note text not null check (btrim(note) <> ''),
  at timestamptz not null,
  by bigint not null references access.person
);
create index bank_query_instruction on payouts.bank_query (instruction_id);

-- What the bank says in two ways. No money moves by it; persons find out, and two of them end it.
create table payouts.bank_case (
  id bigint generated always as identity primary key,
  book_id integer not null references ledger.book,
  kind text not null check (kind in ('rejected-after-paid', 'rejected-after-debit', 'paid-after-rejection', 'debit-after-rejection', 'debit-after-reissue', 'answered-unsent')),
  payout_id bigint not null references payouts.payout,
  instruction_id bigint not null references payouts.instruction,
  line_id bigint references receipts.statement_line,
  facts text not null,
  raised_at timestamptz not null,
  asked_by bigint references access.person,
  asked_at timestamptz,
  reason text,
  closed_by bigint references access.person,
  closed_at timestamptz,
  unique (kind, instruction_id),
  check (num_nulls(asked_by, asked_at, reason) in (0, 3)),
  check (btrim(reason) <> ''),
  check (num_nulls(closed_by, closed_at) in (0, 2)),
  check (closed_by is null or asked_by is not null)
);
create index bank_case_open on payouts.bank_case (payout_id) where closed_at is null;

grant select on payouts.bank_profile, payouts.payment_file, payouts.payment_file_item, payouts.file_download, payouts.answer_file, payouts.bank_answer, payouts.unknown_answer,
  payouts.bank_query, payouts.bank_case to ledger_app, ledger_reader;
grant insert (book_id, format, encoding, batch_booking, answer_within_workdays, reason, proposed_by, proposed_for, proposed_at) on payouts.bank_profile to ledger_app;
grant update (approved_by, approved_at) on payouts.bank_profile to ledger_app;
grant insert (book_id, message_id, format, encoding, currency, debit_account, transactions, total_minor, file_name, file_bytes, file_sha256, built_at, built_by) on payouts.payment_file to ledger_app;
grant update (recalled_at, recalled_by, recall_reason) on payouts.payment_file to ledger_app;
grant insert (file_id, seq, instruction_id, amount_minor) on payouts.payment_file_item to ledger_app;
grant insert on payouts.file_download, payouts.answer_file, payouts.bank_answer, payouts.unknown_answer, payouts.bank_query to ledger_app;
grant insert (book_id, kind, payout_id, instruction_id, line_id, facts, raised_at) on payouts.bank_case to ledger_app;
grant update (asked_by, asked_at, reason, closed_by, closed_at) on payouts.bank_case to ledger_app;
grant usage on sequence payouts.payment_file_no to ledger_app;

insert into ledger.use_case (name) values ('ImportBankAnswers') on conflict do nothing;

create function payouts.bank_profile_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $profile$
begin
  if tg_op = 'INSERT' then
    if not access.may(new.proposed_by, 'payout.release', new.proposed_at) then
      raise exception 'a profile is proposed by who may release' using errcode = 'LD135';
    end if;
  elsif old.approved_at is not null or not access.may(new.approved_by, 'payout.release', new.approved_at, array[old.proposed_by, old.proposed_for]) then
    raise exception 'a profile is approved once, by another person who may release' using errcode = 'LD135';
  end if;
  return new;
end
$profile$;
create trigger bank_profile_stands before insert or update on payouts.bank_profile for each row execute function payouts.bank_profile_stands();

-- What pays the same creditor of the same case for the same purpose: while the bank's word on one is out, no other goes.
create function payouts.uncertain_twin(in_case bigint, in_party bigint, in_payee_key text, in_purpose text, in_self bigint) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $twin$
  select p.id from payouts.payout p
  where p.case_id = in_case and p.purpose = in_purpose and p.state = 'Uncertain' and p.id is distinct from in_self and (p.payee_name_key = in_payee_key or p.party_id = in_party)
  order by p.id limit 1
$twin$;
-- The open case that says that the bank paid this creditor after all.
create function payouts.paid_after_all(in_case bigint, in_party bigint, in_payee_key text, in_purpose text) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $paid$
  select b.id from payouts.bank_case b join payouts.payout p on p.id = b.payout_id
  where p.case_id = in_case and p.purpose = in_purpose and (p.payee_name_key = in_payee_key or p.party_id = in_party)
    and b.closed_at is null and b.kind in ('paid-after-rejection', 'debit-after-rejection', 'debit-after-reissue')
  order by b.id limit 1
$paid$;
revoke all on function payouts.uncertain_twin, payouts.paid_after_all from public;
grant execute on function payouts.uncertain_twin, payouts.paid_after_all to ledger_app;

create function payouts.require_paid_once(p payouts.payout) returns void language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $once$
begin
  if payouts.uncertain_twin(p.case_id, p.party_id, p.payee_name_key, p.purpose, p.id) is not null then
    raise exception 'the bank has not said what became of another payment to this payee' using errcode = 'LD133';
  end if;
  if payouts.paid_after_all(p.case_id, p.party_id, p.payee_name_key, p.purpose) is not null then
    raise exception 'the bank says that it paid this payee after all' using errcode = 'LD134';
  end if;
end
$once$;
revoke all on function payouts.require_paid_once from public;
create function payouts.draft_is_no_twin() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $draft$
begin
  perform payouts.require_paid_once(new);
  return null;
end
$draft$;
create trigger draft_is_no_twin after insert on payouts.payout for each row when (new.state = 'Draft') execute function payouts.draft_is_no_twin();
create function payouts.move_is_no_twin() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $move$
declare
  p payouts.payout;
begin
  select * into p from payouts.payout o where o.id = new.payout_id;
  perform payouts.require_paid_once(p);
  return null;
end
$move$;
create trigger move_is_no_twin after insert on payouts.move for each row when (new.trigger in ('Submit', 'Reissue', 'Release')) execute function payouts.move_is_no_twin();

-- What the bank is said to have done, it has said: a rejection, an acceptance, or, asked by the id, that it does not know.
create function payouts.bank_has_said() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $said$
declare
  i bigint;
begin
  select n.id into i from payouts.instruction n where n.payout_id = new.payout_id and n.round = new.round;
  if new.trigger = 'BankRejected' and not exists (select from payouts.recall r where r.instruction_id = i)
       and (not exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown = 'REJECTED')
            or exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown = 'BANK_REPORTED_PAID'))
     or new.trigger = 'BankAccepted' and not exists (select from payouts.bank_answer a where a.instruction_id = i and a.shown in ('ACCEPTED', 'BANK_REPORTED_PAID'))
     or new.trigger = 'Lost' and not (exists (select from payouts.hand_over o where o.instruction_id = i) and exists (select from payouts.bank_query q where q.instruction_id = i)) then
    raise exception 'the bank has not said so' using errcode = 'LD136';
  end if;
  return null;
end
$said$;
create trigger bank_has_said after insert on payouts.move for each row when (new.trigger in ('BankRejected', 'BankAccepted', 'Lost')) execute function payouts.bank_has_said();

-- One debit may settle all payments of a file; what a line settles adds up to it, in one statement.
alter table payouts.settlement drop constraint settlement_pkey, add primary key (line_id, instruction_id);
create function payouts.line_settles_all_of_itself() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $settles$
begin
  if exists (
    select from (select distinct line_id from added) a
    left join receipts.statement_line l on l.id = a.line_id
    where l.id is null or l.is_credit
       or l.amount_minor <> (select sum(i.amount_minor) from payouts.settlement s join payouts.instruction i on i.id = s.instruction_id where s.line_id = a.line_id)) then
    raise exception 'what a debit settles adds up to it' using errcode = 'LD137';
  end if;
  return null;
end
$settles$;
create trigger line_settles_all_of_itself after insert on payouts.settlement referencing new table as added for each statement execute function payouts.line_settles_all_of_itself();
-- Paid means a booked debit, at the latest when the act ends.
create function payouts.paid_is_booked() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $booked$
begin
  if not exists (select from payouts.instruction i join payouts.settlement s on s.instruction_id = i.id where i.payout_id = new.payout_id and i.round = new.round) then
    raise exception 'no debit of a statement pays this' using errcode = 'LD137';
  end if;
  return null;
end
$booked$;
create constraint trigger paid_is_booked after insert on payouts.move deferrable initially deferred for each row when (new.trigger = 'Booked') execute function payouts.paid_is_booked();

-- Into a file goes what is released, has not left, was not taken back, no hold stops, and its payee may have.
create function payouts.item_may_be_sent() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $item$
declare
  p payouts.payout;
  status text;
begin
  select o.* into p from payouts.payout o join payouts.instruction i on i.payout_id = o.id and i.round = o.round
    join payouts.payment_file f on f.id = new.file_id and f.book_id = o.book_id and f.recalled_at is null
  where i.id = new.instruction_id and o.state = 'Released' for update of o;
  if not found or payouts.stopping_hold(p.case_id, p.party_id, p.payee_name_key) is not null
     or exists (select from payouts.hand_over h where h.instruction_id = new.instruction_id) or exists (select from payouts.recall r where r.instruction_id = new.instruction_id) then
    raise exception 'this instruction goes into no file' using errcode = 'LD130';
  end if;
  perform from cases.enforcement_case where id = p.case_id for key share;
  status := cases.payee_status(p.case_id, p.party_id, p.payee_name_key);
  if status is not null then
    raise exception 'nothing is paid to a payee who is %', status using errcode = 'LD109';
  end if;
  perform payouts.require_payee_at_door(new.instruction_id, (select f.built_at from payouts.payment_file f where f.id = new.file_id));
  return new;
end
$item$;
create trigger item_may_be_sent before insert on payouts.payment_file_item for each row execute function payouts.item_may_be_sent();
create function payouts.file_is_its_items() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $items$
begin
  if (select (f.transactions, f.total_minor) is distinct from (select (count(*)::integer, sum(t.amount_minor)::bigint) from payouts.payment_file_item t where t.file_id = f.id)
      from payouts.payment_file f where f.id = (to_jsonb(new) ->> tg_argv[0])::bigint) then
    raise exception 'a file says what is in it' using errcode = 'LD130';
  end if;
  return null;
end
$items$;
create constraint trigger file_is_its_items after insert on payouts.payment_file deferrable initially deferred for each row execute function payouts.file_is_its_items('id');
create constraint trigger item_is_of_its_file after insert on payouts.payment_file_item deferrable initially deferred for each row execute function payouts.file_is_its_items('file_id');
-- An instruction leaves with the file it is in, or alone when it is in none; and not when the bank says that it paid after all.
create function payouts.leaves_with_its_file() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $file$
declare
  p payouts.payout;
begin
  if new.file_id is distinct from (select t.file_id from payouts.payment_file_item t where t.instruction_id = new.instruction_id and t.in_force) then
    raise exception 'an instruction leaves with its file' using errcode = 'LD131';
  end if;
  select o.* into p from payouts.payout o join payouts.instruction i on i.payout_id = o.id where i.id = new.instruction_id;
  if payouts.paid_after_all(p.case_id, p.party_id, p.payee_name_key, p.purpose) is not null then
    raise exception 'the bank says that it paid this payee after all' using errcode = 'LD134';
  end if;
  return new;
end
$file$;
create trigger leaves_with_its_file before insert on payouts.hand_over for each row execute function payouts.leaves_with_its_file();
create function payouts.file_recall_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $recall$
begin
  if old.recalled_at is not null or exists (select from payouts.hand_over h where h.file_id = old.id) or not access.may(new.recalled_by, 'payout.release', new.recalled_at) then
    raise exception 'a file that has left is not taken back' using errcode = 'LD132';
  end if;
  update payouts.payment_file_item set in_force = false where file_id = old.id;
  return new;
end
$recall$;
create trigger file_recall_stands before update on payouts.payment_file for each row execute function payouts.file_recall_stands();

create function payouts.bank_case_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $case$
begin
  if old.closed_at is not null
     or old.asked_at is not null and (new.asked_by, new.asked_at, new.reason) is distinct from (old.asked_by, old.asked_at, old.reason)
     or new.asked_at is not null and not access.holds(new.asked_by, 'return.confirm')
     or new.closed_at is not null and (old.asked_by is null or new.closed_by = old.asked_by or not access.holds(new.closed_by, 'return.confirm')) then
    raise exception 'two persons end it, once' using errcode = 'LD138';
  end if;
  return new;
end
$case$;
create trigger bank_case_stands before update on payouts.bank_case for each row execute function payouts.bank_case_stands();
