-- What is only proposed is posted to no case by its match, ranks are without gaps, and a line in tier T4 or T5 has its best proposal from there.
select l.book_id, m.line_id, m.rule, m.case_id, p.proposals, p.best
from receipts.match m join receipts.statement_line l on l.id = m.line_id
left join (
  select line_id, count(*) as proposals, max(rank) as last_rank, min(rule) filter (where rank = 1) as best from receipts.proposal group by line_id
) p on p.line_id = m.line_id
where (p.line_id is not null and (m.case_id is not null or p.proposals <> p.last_rank))
   or (m.rule in ('T4', 'T5') and p.best is distinct from m.rule)
