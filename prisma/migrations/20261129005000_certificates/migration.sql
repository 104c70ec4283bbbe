-- What schema.prisma cannot say: when certificates end.

-- A certificate speaks of the pairs of its run as they were. Once for each statement, and nothing to do where nothing is claimed.
create function end_certificates(runs uuid[], why text) returns void language sql as $$
  update certificate set expired_at = now(), expired_by = why where run_id = any(runs) and expired_at is null
$$;
create function pairs_end_certificates() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from certificate where expired_at is null) then return null; end if;
  if tg_op = 'INSERT' then
    perform end_certificates(array(select distinct run_id from new_pairs), 'languages');
  elsif tg_op = 'DELETE' then
    perform end_certificates(array(select distinct run_id from old_pairs), 'pairs');
  else
    perform end_certificates(array(select distinct n.run_id from new_pairs n join old_pairs o on o.id = n.id
                                   where (n.content_hash, n.margin) is distinct from (o.content_hash, o.margin)), 'texts');
    perform end_certificates(array(select distinct n.run_id from new_pairs n join old_pairs o on o.id = n.id
                                   where (n.retired_at is null) <> (o.retired_at is null)), 'pairs');
  end if;
  return null;
end $$;
create trigger pair_added_certificate after insert on pair
  referencing new table as new_pairs for each statement execute function pairs_end_certificates();
create trigger pair_changed_certificate after update on pair
  referencing old table as old_pairs new table as new_pairs for each statement execute function pairs_end_certificates();
create trigger pair_gone_certificate after delete on pair
  referencing old table as old_pairs for each statement execute function pairs_end_certificates();

create function prompts_end_certificates() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from certificate where expired_at is null) then return null; end if;
  perform end_certificates(array(
    select c.run_id from certificate c where c.expired_at is null and exists (
      select 1 from new_texts n join old_texts o on (o.prompt_id, o.language) = (n.prompt_id, n.language)
      join pair p on p.project_id = n.project_id and p.prompt_id = n.prompt_id
      where n.text <> o.text and p.run_id = c.run_id and n.language in (p.language, 'en'))), 'texts');
  return null;
end $$;
create trigger prompt_text_certificate after update on prompt_text
  referencing old table as old_texts new table as new_texts for each statement execute function prompts_end_certificates();
