create index concurrently if not exists drawer_label on public.drawer (label);
