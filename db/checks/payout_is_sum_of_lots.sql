-- A payout's amount is the sum of its lots, and a paid one was booked in full by one debit.
select p.book_id, p.id as payout_id, p.state, p.amount_minor, l.lots_minor, s.booked_minor
from payouts.payout p
left join (select payout_id, sum(amount_minor)::bigint as lots_minor from payouts.payout_lot group by payout_id) l on l.payout_id = p.id
left join (
  select i.payout_id, i.round, sum(i.amount_minor)::bigint as booked_minor from payouts.instruction i join payouts.settlement t on t.instruction_id = i.id
  join receipts.statement_line sl on sl.id = t.line_id group by i.payout_id, i.round
) s on s.payout_id = p.id and s.round = p.round
where p.amount_minor is distinct from l.lots_minor or (p.state = 'Paid' and s.booked_minor is distinct from p.amount_minor)
