-- CreateEnum
CREATE TYPE "Provenance" AS ENUM ('imported', 'human_edited');

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "chosen_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "reference_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "rejected_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "pair" ADD COLUMN     "chosen_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "human_edited" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "reference_version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "rejected_version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "response" ADD COLUMN     "provenance" "Provenance" NOT NULL DEFAULT 'imported',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "response_version" (
    "response_id" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "text" TEXT NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "provenance" "Provenance" NOT NULL,
    "edited_by" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "distance" INTEGER,
    "at" TIMESTAMPTZ(3),

    CONSTRAINT "response_version_pkey" PRIMARY KEY ("response_id","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "response_version_id_key" ON "response_version"("id");

-- CreateIndex
CREATE INDEX "response_version_project_id_response_id_idx" ON "response_version"("project_id", "response_id");

-- AddForeignKey
ALTER TABLE "response_version" ADD CONSTRAINT "response_version_project_id_response_id_fkey" FOREIGN KEY ("project_id", "response_id") REFERENCES "response"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "response_version" ADD CONSTRAINT "response_version_edited_by_fkey" FOREIGN KEY ("edited_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What schema.prisma cannot say.

create trigger response_version_append_only before update or delete on response_version for each row execute function refuse_change();
create trigger response_version_no_truncate before truncate on response_version for each statement execute function refuse_change();
alter table response_version add constraint response_version_check check (version >= 1 and distance >= 0);

-- By versions, not by hashes: a text that is changed and changed back is judged anew, and so is not judged twice.
create or replace view standing_decision as
  select p.run_id, p.prompt_id, p.language, d.*
  from decision d join pair p on p.id = d.pair_id
  where d.counted and d.purpose = 'review' and p.retired_at is null
    and d.chosen_version = p.chosen_version and d.rejected_version = p.rejected_version
    and not exists (select 1 from retraction r where r.decision_id = d.id);

-- Brings pairs to the texts that their responses have now, in the transaction that changed those. Decisions on other
-- versions of the two sides are stale: their slots are open to everybody again, and the counts go back with them.
-- Locks pairs, then assignments, then counts, each in its order, as a decision does.
create function refresh_pair_text(pair_ids integer[], out pairs integer, out decisions integer) language plpgsql as $$
declare
  reopened uuid[];
  counting uuid[];
begin
  perform 1 from pair where id = any(pair_ids) order by id for no key update;
  perform 1 from pair p join assignment a on a.project_id = p.project_id and a.pair_id = p.id
  where p.id = any(pair_ids) order by a.id for update of a;

  update pair p set
    content_hash = sha256(coalesce(f.content_hash, ''::bytea) || c.content_hash || r.content_hash),
    chosen_version = c.version, rejected_version = r.version, reference_version = coalesce(f.version, 1),
    human_edited = 'human_edited' in (c.provenance, r.provenance)
  from pair o
  join response c on c.id = o.chosen_id
  join response r on r.id = o.rejected_id
  left join response f on f.id = o.reference_id
  where p.id = any(pair_ids) and o.id = p.id
    and (p.chosen_version, p.rejected_version, p.reference_version) <> (c.version, r.version, coalesce(f.version, 1));
  get diagnostics pairs = row_count;

  with stale as (
    select a.id, a.decision_id
    from pair p
    join assignment a on a.project_id = p.project_id and a.pair_id = p.id and a.purpose = 'review'
    join decision d on d.id = a.decision_id
    where p.id = any(pair_ids)
      and (d.chosen_version, d.rejected_version) <> (p.chosen_version, p.rejected_version)),
  opened as (
    update assignment a
    set state = 'open', annotator_id = null, lapsed_id = null, decision_id = null
    from stale s where a.id = s.id
    returning s.decision_id, a.withdrawn)
  -- what a retired pair was told has left the queue's counts with it
  select coalesce(array_agg(decision_id), '{}'), coalesce(array_agg(decision_id) filter (where not withdrawn), '{}')
  into reopened, counting from opened;
  decisions := cardinality(reopened);
  if decisions = 0 then return; end if;

  perform 1 from tally t where (t.queue_id, t.language) in (
    select d.queue_id, p.language from decision d join pair p on p.id = d.pair_id where d.id = any(counting))
  order by t.queue_id, t.language for update;
  update tally t set accepted = t.accepted - n.accepted, swapped = t.swapped - n.swapped, rejected = t.rejected - n.rejected
  from (
    select d.queue_id, p.language, count(*) filter (where d.verdict = 'accept') as accepted,
           count(*) filter (where d.verdict = 'swap') as swapped, count(*) filter (where d.verdict = 'reject') as rejected
    from decision d join pair p on p.id = d.pair_id where d.id = any(counting) group by 1, 2) n
  where t.queue_id = n.queue_id and t.language = n.language;

  perform count_sibling_verdict(s.pair_id, s.verdict, - s.n) from (
    select d.pair_id, d.verdict, count(*)::int as n
    from decision d join pair p on p.id = d.pair_id where d.id = any(reopened)
    group by p.run_id, p.prompt_id, d.pair_id, d.verdict order by p.run_id, p.prompt_id, d.pair_id, d.verdict) s;
end $$;

-- A decision that was stale already has left the counts: to take it back changes none.
create or replace function tally_sibling_retraction() returns trigger language plpgsql as $$
begin
  perform count_sibling_verdict(d.pair_id, d.verdict, -1)
  from decision d join pair p on p.id = d.pair_id
  where d.id = new.decision_id and d.counted
    and d.chosen_version = p.chosen_version and d.rejected_version = p.rejected_version;
  return null;
end $$;
