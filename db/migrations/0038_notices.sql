-- Notices to parties and desks (通知): contacts, the texts, the outbox with its tries, the reports of the gateway, and what persons decided.

-- Where a party is told, with the paper that says so; a change adds a row and ends the one before.
create table cases.contact (
  id bigint generated always as identity primary key,
  party_id bigint not null references cases.party,
  channel text not null check (channel in ('sms', 'wechat')),
  address text not null,
  confirmation_document text not null check (btrim(confirmation_document) <> ''),
  recorded_by bigint not null references access.person,
  recorded_at timestamptz not null,
  ended_at timestamptz,
  check (case channel when 'sms' then address ~ '^\+?[0-9]{5,20}$' else address ~ '^[A-Za-z0-9_-]{5,64}$' end)
);
create unique index contact_current on cases.contact (party_id, channel) where ended_at is null;
create index contact_party on cases.contact (party_id);
grant select on cases.contact to ledger_app;
grant select (id, party_id, channel, confirmation_document, recorded_by, recorded_at, ended_at) on cases.contact to ledger_reader;
grant insert (party_id, channel, address, confirmation_document, recorded_by, recorded_at), update (ended_at) on cases.contact to ledger_app;

insert into access.permission values
  ('contact.record', 'record where a party is told'), ('notice.read', 'see the notices to parties and desks'), ('notice.decide', 'send a notice again or cancel it'),
  ('notice.inbox', 'read the own notices'), ('notice.send', 'compose notices and hand them to the gateway');
insert into access.grant_row values
  ('EX', 'contact.record', 'own'),
  ('EX', 'notice.read', 'own'), ('REG', 'notice.read', 'all'), ('DIR', 'notice.read', 'all'), ('VP', 'notice.read', 'all'), ('ACC', 'notice.read', 'all'), ('CSH', 'notice.read', 'all'),
  ('INS', 'notice.read', 'all'), ('SVC', 'notice.read', 'all'),
  ('EX', 'notice.decide', 'own'), ('REG', 'notice.decide', 'all'), ('DIR', 'notice.decide', 'all'),
  ('EX', 'notice.inbox', 'own'), ('ACC', 'notice.inbox', 'own'), ('CSH', 'notice.inbox', 'own'),
  ('SVC', 'notice.send', 'all');

create function cases.contact_stands() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $stands$
begin
  if tg_op = 'INSERT' and (new.ended_at is not null or not access.holds(new.recorded_by, 'contact.record') and not access.holds(new.recorded_by, 'case.import')) then
    raise exception 'a contact is recorded by who may' using errcode = 'LD160';
  end if;
  if tg_op = 'UPDATE' and (old.ended_at is not null or new.ended_at is null) then
    raise exception 'a contact ends once' using errcode = 'LD160';
  end if;
  return new;
end
$stands$;
create trigger contact_stands before insert or update on cases.contact for each row execute function cases.contact_stands();

create schema notices;
grant usage on schema notices to ledger_app, ledger_reader;

-- The texts as data: a later version is a later row, and each message keeps the one that it was written by. Braces name facts.
create table notices.template (
  event text not null,
  audience text not null check (audience in ('officer', 'finance', 'applicant', 'payee')),
  version integer not null check (version > 0),
  chinese text not null check (btrim(chinese) <> ''),
  -- For the house only; a party is told in Chinese.
  english text check ((english is null) = (audience in ('applicant', 'payee'))),
  -- A party reads in each where to call, and that nobody of the court asks for money on another account.
  check (audience in ('officer', 'finance') or position('12368' in chinese) > 0),
  primary key (event, audience, version)
);
insert into notices.template values
  ('arrival', 'officer', 1, '您承办的{case}有一笔进账，记录为{amount}元，缴款人是{payer}，入账日期{on}。请及时办理发放。', 'A receipt of {amount} came to your case {case} on {on}, paid by {payer}.'),
  ('arrival', 'applicant', 1, '您申请执行的{case}案件，{on}收到执行案款{amount}元，承办法官将依法办理发放。法院不会要求向个人账户转账。如有疑问或发现违规收取案款，请拨打12368。', null),
  ('payout-notice', 'finance', 1, '{case}的支付案款通知{paper}已送达财务，金额{amount}元，请及时受理。', 'Payout notice {paper} of case {case} over {amount} has come to finance.'),
  ('payment-booked', 'payee', 1, '您在{case}案件中的案款{amount}元已于{on}支付至{account}账户。如未收到或非本人账户，请立即拨打12368。', null),
  ('payment-booked', 'applicant', 1, '您申请执行的{case}案件，{on}已从执行款专户支付案款{amount}元。如有疑问，请拨打12368。', null),
  ('payment-returned', 'officer', 1, '{case}支付的案款{amount}元于{on}被银行退回，收款账户{account}。请核对账户后重新办理。', 'The payment of {amount} in case {case} to {account} came back from the bank on {on}.'),
  ('payment-returned', 'finance', 1, '{case}支付的案款{amount}元于{on}被银行退回，收款账户{account}。请确认退票。', 'The payment of {amount} in case {case} to {account} came back from the bank on {on}. Confirm the return.'),
  ('account-changed', 'payee', 1, '您在{case}案件中的收款账户已由{old}变更为{account}。如非本人办理，请立即拨打12368。', null),
  ('deferral', 'applicant', 1, '您申请执行的{case}案件，经批准延缓发放案款，至{on}止。如有疑问，请拨打12368。', null),
  ('agent-account', 'payee', 1, '您在{case}案件中的代理人收款账户已登记为{account}。如非本人委托，请立即拨打12368。', null);

create table notices.message (
  id bigint generated always as identity primary key,
  -- What the gateway knows it by, the same at every try; another contact is another delivery.
  delivery_id uuid not null unique default gen_random_uuid(),
  book_id integer not null references ledger.book,
  case_id bigint not null references cases.enforcement_case,
  event text not null,
  audience text not null,
  template_version integer not null,
  -- What happened: the entry of an arrival, the move of a payout, the new account, the deferral.
  subject_id bigint not null,
  -- A person of the house, a party, or 0 for a desk.
  recipient_id bigint not null,
  channel text not null check (channel in ('house', 'sms', 'wechat', 'none')),
  contact_id bigint references cases.contact,
  -- Of a change of account: a contact that had ended by then and is told besides; else 0.
  former_contact_id bigint not null default 0,
  chinese text not null,
  english text,
  state text not null check (state in ('inbox', 'waiting', 'sent', 'delivered', 'dead', 'cancelled', 'no-contact')),
  composed_at timestamptz not null,
  changed_at timestamptz not null,
  tries integer not null default 0 check (tries >= 0),
  -- Those before a person last sent it again: they count against it no more.
  tries_before integer not null default 0 check (tries_before between 0 and tries),
  -- How often it was taken since a try of it was last written down: a sender that dies leaves no try.
  leases integer not null default 0 check (leases >= 0),
  next_try_at timestamptz,
  -- Whoever sends it now, and until when nobody else does.
  lease uuid,
  leased_until timestamptz,
  -- Why it is where it is, by a code.
  reason text,
  foreign key (event, audience, template_version) references notices.template,
  unique (event, subject_id, case_id, audience, recipient_id, channel, former_contact_id),
  check ((channel = 'house') = (audience in ('officer', 'finance')) and (state = 'inbox') = (channel = 'house')),
  check (state not in ('waiting', 'sent', 'delivered') or contact_id is not null),
  check ((state = 'waiting') = (next_try_at is not null)),
  check (state <> 'dead' or reason is not null)
);
create index message_due on notices.message (next_try_at, id) where state = 'waiting';
create index message_state on notices.message (state, id) where state <> 'inbox';
create index message_case on notices.message (case_id, id);
create index message_house on notices.message (audience, recipient_id, id) where channel = 'house';

-- What came of each try. One that was cut short leaves none, and is made again under the same id.
create table notices.attempt (
  message_id bigint not null references notices.message,
  number integer not null check (number > 0),
  at timestamptz not null,
  outcome text not null check (outcome in ('accepted', 'again', 'refused')),
  detail text not null,
  primary key (message_id, number)
);
-- What the gateway says became of it; the same word twice is one row.
create table notices.report (
  message_id bigint not null references notices.message,
  status text not null check (status in ('delivered', 'failed')),
  reported_at timestamptz not null,
  detail text,
  received_at timestamptz not null,
  primary key (message_id, status, reported_at)
);
create table notices.decision (
  id bigint generated always as identity primary key,
  message_id bigint not null references notices.message,
  what text not null check (what in ('retry', 'cancel')),
  reason text not null check (btrim(reason) <> ''),
  person_id bigint not null references access.person,
  at timestamptz not null
);
create index decision_message on notices.decision (message_id);
create table notices.read_mark (
  message_id bigint not null references notices.message,
  person_id bigint not null references access.person,
  at timestamptz not null,
  primary key (message_id, person_id)
);

-- How far the collector came. A statement and its lines are committed together, so whatever is not listed here is not told yet; of claims,
-- conversions and deferrals the same. What stood before there were notices is told to nobody.
create table notices.collected_statement (
  statement_id bigint primary key references receipts.statement,
  through_line bigint not null,
  finished boolean not null
);
create index collected_statement_open on notices.collected_statement (statement_id) where not finished;
insert into notices.collected_statement select id, 0, true from receipts.statement where state = 'posted';
create table notices.collected (
  source text not null check (source in ('claim', 'conversion', 'deferral')),
  id bigint not null,
  primary key (source, id)
);
insert into notices.collected select 'claim', id from receipts.claim where state = 'confirmed' union all select 'conversion', id from receipts.bond_conversion where state = 'confirmed'
  union all select 'deferral', id from payouts.deferral where state = 'Approved';
/* Rows that are inserted for good are looked through from here on. Ids are not committed in their order: the floor rises to an id only when every
   transaction that ran while it was the newest has ended, and a day has passed besides. */
create table notices.floor (
  source text primary key,
  through_id bigint not null,
  next_id bigint,
  next_at timestamptz,
  next_xmax xid8,
  check (num_nulls(next_id, next_at, next_xmax) in (0, 3))
);
insert into notices.floor select 'move', coalesce(max(id), 0) from payouts.move union all select 'account', coalesce(max(id), 0) from cases.payee_account;

grant select on all tables in schema notices to ledger_app;
grant select on notices.template, notices.attempt, notices.report, notices.decision, notices.collected_statement, notices.collected, notices.floor to ledger_reader;
grant select (id, delivery_id, book_id, case_id, event, audience, template_version, subject_id, recipient_id, channel, contact_id, state, composed_at, changed_at, tries, next_try_at, reason)
  on notices.message to ledger_reader;
grant insert (book_id, case_id, event, audience, template_version, subject_id, recipient_id, channel, contact_id, former_contact_id, chinese, english, state, composed_at, changed_at, next_try_at, reason),
  update (delivery_id, channel, contact_id, state, changed_at, tries, tries_before, leases, next_try_at, lease, leased_until, reason) on notices.message to ledger_app;
grant insert on notices.attempt, notices.report, notices.read_mark, notices.collected_statement, notices.collected to ledger_app;
grant insert (message_id, what, reason, person_id, at) on notices.decision to ledger_app;
grant update (through_line, finished) on notices.collected_statement to ledger_app;
grant update (through_id, next_id, next_at, next_xmax) on notices.floor to ledger_app;

-- Of whom a message is: a contact is its party's, and it is one of the message's channel.
create function notices.contact_is_recipients() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $contact$
begin
  if new.contact_id is not null and not exists (select from cases.contact c where c.id = new.contact_id and c.party_id = new.recipient_id and c.channel = new.channel) then
    raise exception 'message to % by a contact of another', new.recipient_id using errcode = 'LD163';
  end if;
  return new;
end
$contact$;
create trigger contact_is_recipients before insert or update of contact_id, channel on notices.message for each row execute function notices.contact_is_recipients();

-- Where a message goes from where it is; what it was accepted and delivered by stands beside it, and what a person does has a decision.
create function notices.message_moves() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $moves$
begin
  if (old.state, new.state) not in (('waiting', 'sent'), ('waiting', 'delivered'), ('waiting', 'dead'), ('waiting', 'cancelled'), ('waiting', 'no-contact'),
      ('sent', 'delivered'), ('sent', 'dead'), ('dead', 'waiting'), ('dead', 'cancelled'), ('dead', 'delivered'),
      ('no-contact', 'waiting'), ('no-contact', 'cancelled'), ('cancelled', 'delivered')) then
    raise exception 'message % is % and does not become %', old.id, old.state, new.state using errcode = 'LD161';
  end if;
  if (new.state = 'cancelled' or new.state = 'waiting') and not exists (
    select from notices.decision d where d.message_id = new.id and d.what = case new.state when 'cancelled' then 'cancel' else 'retry' end and d.at = new.changed_at) then
    raise exception 'nobody has decided about message %', old.id using errcode = 'LD162';
  end if;
  if new.state = 'sent' and not exists (select from notices.attempt a where a.message_id = new.id and a.outcome = 'accepted') then
    raise exception 'no try of message % was accepted', old.id using errcode = 'LD161';
  end if;
  if new.state = 'delivered' and not exists (select from notices.report r where r.message_id = new.id and r.status = 'delivered') then
    raise exception 'nobody reports that message % was delivered', old.id using errcode = 'LD161';
  end if;
  return new;
end
$moves$;
create trigger message_moves before update on notices.message for each row when (old.state <> new.state) execute function notices.message_moves();
create function notices.message_begins() returns trigger language plpgsql as $begins$
begin
  if new.state not in ('inbox', 'waiting', 'no-contact') then
    raise exception 'a message begins unsent' using errcode = 'LD161';
  end if;
  return new;
end
$begins$;
create trigger message_begins before insert on notices.message for each row execute function notices.message_begins();

create function notices.decided_by_who_may() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $decided$
begin
  if not access.holds(new.person_id, 'notice.decide') then
    raise exception 'this person does not decide about notices' using errcode = 'LD162';
  end if;
  return new;
end
$decided$;
create trigger decided_by_who_may before insert on notices.decision for each row execute function notices.decided_by_who_may();

-- Whose notice it is, reads it.
create function notices.read_by_recipient() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $read$
begin
  if not exists (select from notices.message m where m.id = new.message_id
                 and (m.audience = 'officer' and m.recipient_id = new.person_id or m.audience = 'finance' and access.holds(new.person_id, 'payout.accept'))) then
    raise exception 'message % is not to this person', new.message_id using errcode = 'LD164';
  end if;
  return new;
end
$read$;
create trigger read_by_recipient before insert on notices.read_mark for each row execute function notices.read_by_recipient();
