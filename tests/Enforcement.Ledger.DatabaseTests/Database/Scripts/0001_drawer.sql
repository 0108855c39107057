create table public.drawer (id int primary key, label text not null);
-- Semicolons in bodies and strings belong to them.
create function public.label_of(wanted int) returns text language plpgsql as $$
begin
  return (select label || ';' from public.drawer where id = wanted);
end $$;
insert into public.drawer values (1, 'first; and only');
