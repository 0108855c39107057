create table public.half (id int primary key);
insert into public.drawer values (2, 'half');
select 1 / 0;
