-- Every leaf of the evidence log still has the hash of its bytes.
select id as leaf_id, encode(hash, 'hex') as kept, encode(sha256('\x00'::bytea || canonical), 'hex') as computed
from evidence.leaf where hash <> sha256('\x00'::bytea || canonical)
