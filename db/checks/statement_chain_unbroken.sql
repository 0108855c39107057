-- Each posted statement that follows another begins where that one ended, unless they overlap and the lines agree, or what is missing
-- between them is in the list of gaps.
select s.id as statement_id, s.book_id, p.closing_minor as previous_closing_minor,
       p.closing_minor + coalesce(n.change, 0) + coalesce(g.open_minor, 0) as reached_minor, s.closing_minor
from receipts.statement s
join receipts.statement p on p.id = s.previous_id
left join receipts.gap g on g.statement_id = s.id
left join lateral (select sum(case when is_credit then amount_minor else -amount_minor end) as change from receipts.statement_line l where l.statement_id = s.id) n on true
where s.state = 'posted' and (p.state <> 'posted' or p.book_id <> s.book_id or p.closing_minor + coalesce(n.change, 0) + coalesce(g.open_minor, 0) is distinct from s.closing_minor)
union all
select s.id, s.book_id, o.opening_minor, o.opening_minor + coalesce(g.open_minor, 0), s.opening_minor
from receipts.statement s
left join receipts.gap g on g.statement_id = s.id
cross join lateral (select coalesce(sum(t.amount_minor), 0)::bigint as opening_minor from ledger.entry e join ledger.transfer t on t.book_id = e.book_id and t.entry_id = e.id
                    where e.book_id = s.book_id and e.source_kind = 1) o
where s.state = 'posted' and s.previous_id is null and s.opening_minor is distinct from o.opening_minor + coalesce(g.open_minor, 0)
