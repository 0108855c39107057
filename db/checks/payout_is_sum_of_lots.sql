-- A payout's amount is the sum of its lots, and a paid one was booked in full by one debit.
select p.id as payout_id, p.state, p.amount_minor, l.lots_minor, s.booked_minor
from payouts.payout p
left join lateral (select sum(amount_minor)::bigint as lots_minor from payouts.payout_lot where payout_id = p.id) l on true
left join lateral (
  select sum(sl.amount_minor)::bigint as booked_minor from payouts.instruction i join payouts.settlement t on t.instruction_id = i.id
  join receipts.statement_line sl on sl.id = t.line_id where i.payout_id = p.id and i.round = p.round
) s on true
where p.amount_minor is distinct from l.lots_minor or (p.state = 'Paid' and s.booked_minor is distinct from p.amount_minor)
