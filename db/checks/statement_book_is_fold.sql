-- The book balance folded for a statement is the one before it and what the statement's lines moved.
select s.id as statement_id, s.book_id, s.book_minor, coalesce(p.book_minor, o.amount_minor, 0) + coalesce(m.change, 0) as folded_minor
from receipts.statement s
left join receipts.statement p on p.id = s.previous_id
left join (
  select e.book_id, sum(t.amount_minor) as amount_minor
  from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id where e.source_kind = 1 group by e.book_id
) o on o.book_id = s.book_id and s.previous_id is null
left join (
  select l.statement_id, sum(case when t.debit_account = 101 then t.amount_minor else 0 end - case when t.credit_account = 101 then t.amount_minor else 0 end) as change
  from receipts.statement_line l
  join ledger.entry e on e.book_id = l.book_id and e.source_kind = 2 and e.source_id = l.id
  join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
  group by l.statement_id
) m on m.statement_id = s.id
where s.book_minor is distinct from coalesce(p.book_minor, o.amount_minor, 0) + coalesce(m.change, 0) and s.book_minor is not null
  -- One that came late into its place before this one is folded when its turn comes.
  and (s.previous_id is null or p.book_minor is not null)
