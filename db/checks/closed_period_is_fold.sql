-- The balances of every close that stands are the fold of the journal up to its last day, account by account: nothing was posted behind it.
select c.book_id, c.id as close_id, c.through_on, coalesce(k.account, f.account) as account, k.debit_minor, k.credit_minor, f.debit_minor as folded_debit_minor, f.credit_minor as folded_credit_minor
from (
  select book_id, account, value_on, lead(value_on) over w as next_on, sum(debit) over w as debit_minor, sum(credit) over w as credit_minor
  from (
    select t.book_id, side.account, e.value_on, sum(side.debit) as debit, sum(side.credit) as credit
    from ledger.transfer t
    join ledger.entry e on e.book_id = t.book_id and e.id = t.entry_id
    cross join lateral (values (t.debit_account, t.amount_minor, 0::bigint), (t.credit_account, 0, t.amount_minor)) as side (account, debit, credit)
    group by t.book_id, side.account, e.value_on
  ) as days
  window w as (partition by book_id, account order by value_on)
) f
join reconciliation.period_close s on s.book_id = f.book_id and f.value_on <= s.through_on and (f.next_on is null or f.next_on > s.through_on)
-- An account that the close has no balance of has none to this day, and one that never moved has no fold.
full join reconciliation.close_balance k on k.close_id = s.id and k.account = f.account
join reconciliation.period_close c on c.id = coalesce(k.close_id, s.id)
where c.confirmed_at is not null and c.reopening_id is null
  and (coalesce(k.debit_minor, 0), coalesce(k.credit_minor, 0)) is distinct from (coalesce(f.debit_minor, 0)::bigint, coalesce(f.credit_minor, 0)::bigint)
