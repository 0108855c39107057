-- Every leaf of the evidence log has the hash of its bytes, and its columns say what its bytes say.
-- A leaf is of no book: while one is broken, nobody's evidence is trusted and every book is stopped.
select id as leaf_id, at, actor_id, use_case, outcome, subject, encode(hash, 'hex') as kept, encode(sha256('\x00'::bytea || canonical), 'hex') as computed
from evidence.leaf
where hash <> sha256('\x00'::bytea || canonical)
   -- leaf/1 as a text of eleven bytes, then two numbers of nine: microseconds and the actor.
   or ('x' || encode(substring(canonical from 13 for 8), 'hex'))::bit(64)::bigint <> (extract(epoch from at) * 1000000)::bigint
   or ('x' || encode(substring(canonical from 22 for 8), 'hex'))::bit(64)::bigint <> actor_id
   or position(int4send(octet_length(convert_to(use_case, 'UTF8'))) || convert_to(use_case, 'UTF8') || 't'::bytea
               || int4send(octet_length(convert_to(outcome, 'UTF8'))) || convert_to(outcome, 'UTF8') || 't'::bytea
               || int4send(octet_length(convert_to(subject, 'UTF8'))) || convert_to(subject, 'UTF8') || 't'::bytea in canonical) = 0
