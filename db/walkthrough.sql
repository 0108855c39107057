-- One sum from the bank line to the paid claimant, as the tables tell it.
-- Run it as a reader on the ledger's database; the committed output beside it is what the test court shows.

-- 1. The bank's line, as it came, and the case it was matched to.
select l.id as line, l.booked_on, l.amount_minor, l.counterparty_name as payer, l.credited_account, m.rule, c.number as case_number
from receipts.statement_line l join receipts.match m on m.line_id = l.id left join cases.enforcement_case c on c.id = m.case_id
where l.is_credit order by l.id;

-- 2. The lot that the credit minted: the money keeps its identity from here on.
select o.id as lot, o.arrived_on, o.amount_minor, e.source_id as line
from ledger.lot o join ledger.entry e on e.book_id = o.book_id and e.id = o.entry_id order by o.id;

-- 3. Everything that happened to it: one row a movement, each from an account to an account, each with its author.
select e.id as entry, k.report, e.value_on, t.lot_id as lot, d.name as debit, r.name as credit, t.amount_minor, p.user_name as actor, u.name as use_case
from ledger.transfer t
join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
join ledger.account d on d.code = t.debit_account join ledger.account r on r.code = t.credit_account
join access.person p on p.id = e.actor_id join ledger.use_case u on u.code = e.use_case
left join lateral (select exchange_report as report from ledger.legal_posting g where g.kind = e.kind and g.debit_account = t.debit_account and g.credit_account = t.credit_account) k on true
order by e.id, t.seq;

-- 4. Who moved the payout, step by step: whoever submits, approves, accepts and releases is another person each time.
select m.id as move, m.from_state, m.trigger, m.to_state, p.user_name as person, (m.at at time zone 'Asia/Shanghai')::date as on_day
from payouts.move m join access.person p on p.id = m.person_id order by m.id;

-- 5. The notice, its clock, and the debit that settled it.
select o.id as payout, o.payee_name, o.amount_minor, o.notice_no, o.b_due_on, o.paid_on, i.end_to_end_id, s.line_id as settled_by_line, o.state
from payouts.payout o left join payouts.instruction i on i.payout_id = o.id and i.round = o.round left join payouts.settlement s on s.instruction_id = i.id order by o.id;

-- 6. What is still held, where.
select p.lot_id as lot, c.number as case_number, a.name as account, p.amount_minor
from ledger.position p join ledger.account a on a.code = p.account left join cases.enforcement_case c on c.id = p.case_id
where p.amount_minor > 0 order by p.lot_id, a.code;

-- 7. Bank = book = what is owed.
select s.ident, s.closing_minor as bank,
       (select sum(case when debit_account = 101 then amount_minor else 0 end - case when credit_account = 101 then amount_minor else 0 end) from ledger.transfer) as book,
       (select sum(amount_minor) from ledger.position) as owed
from receipts.statement s where s.state = 'posted' order by s.id desc limit 1;
