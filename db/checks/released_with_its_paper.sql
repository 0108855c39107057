-- Where there is a scan of the signed form, a release had its last one checked, by another person than who handed it in, and nothing differed.
select p.book_id, m.payout_id, m.round, s.id as scan_id, c.mismatches, s.uploaded_by, c.checked_by
from payouts.move m join payouts.payout p on p.id = m.payout_id
join lateral (select * from (select id, payout_id, round, uploaded_by, uploaded_at from papers.scan) s where s.payout_id = m.payout_id and s.round = m.round and s.uploaded_at <= m.at order by s.id desc limit 1) s on true
left join lateral (select * from (select id, scan_id, content_hash, mismatches, checked_by, checked_at from papers.scan_check) c where c.scan_id = s.id and c.checked_at <= m.at order by c.id desc limit 1) c on true
where m.trigger = 'Release' and (c.id is null or cardinality(c.mismatches) > 0 or c.content_hash <> m.content_hash or c.checked_by = s.uploaded_by)
