-- CreateEnum
CREATE TYPE "SightKind" AS ENUM ('siblings', 'practice');

-- CreateEnum
CREATE TYPE "PracticeChoice" AS ENUM ('chosen', 'rejected', 'both-good', 'both-bad');

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "informed" BOOLEAN NOT NULL DEFAULT false;


-- AlterTable
ALTER TABLE "tally" ADD COLUMN     "extra" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "guideline" (
    "project_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT,
    "texts" JSONB NOT NULL DEFAULT '{}',
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guideline_pkey" PRIMARY KEY ("project_id","version")
);

-- CreateTable
CREATE TABLE "sibling_tally" (
    "run_id" UUID NOT NULL,
    "prompt_id" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "verdicts" JSONB NOT NULL DEFAULT '{}',
    "judged" INTEGER NOT NULL DEFAULT 0,
    "dissent" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "sibling_tally_pkey" PRIMARY KEY ("run_id","prompt_id")
);

-- CreateTable
CREATE TABLE "sight" (
    "pair_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "kind" "SightKind" NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sight_pkey" PRIMARY KEY ("pair_id","user_id")
);

-- CreateTable
CREATE TABLE "practice_pair" (
    "id" SERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "pair_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "expected" "PracticeChoice" NOT NULL,
    "why" TEXT NOT NULL,
    "side_seed" UUID NOT NULL DEFAULT gen_random_uuid(),
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "practice_answer" (
    "id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "practice_id" INTEGER NOT NULL,
    "user_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "choice" TEXT NOT NULL,
    "chosen_left" BOOLEAN NOT NULL,
    "reasons" TEXT[],
    "comment" TEXT NOT NULL DEFAULT '',
    "agrees" BOOLEAN NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "practice_answer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "sibling_tally_run_id_dissent_judged_prompt_id_idx" ON "sibling_tally"("run_id", "dissent" DESC, "judged" DESC, "prompt_id");

-- CreateIndex
CREATE INDEX "sibling_tally_project_id_prompt_id_idx" ON "sibling_tally"("project_id", "prompt_id");

-- CreateIndex
CREATE INDEX "sight_project_id_pair_id_idx" ON "sight"("project_id", "pair_id");

-- CreateIndex
CREATE INDEX "practice_pair_project_id_pair_id_idx" ON "practice_pair"("project_id", "pair_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_pair_project_id_id_key" ON "practice_pair"("project_id", "id");

-- CreateIndex
CREATE INDEX "practice_answer_project_id_user_id_idx" ON "practice_answer"("project_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "practice_answer_practice_id_user_id_attempt_key" ON "practice_answer"("practice_id", "user_id", "attempt");

-- AddForeignKey
ALTER TABLE "guideline" ADD CONSTRAINT "guideline_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "guideline" ADD CONSTRAINT "guideline_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sibling_tally" ADD CONSTRAINT "sibling_tally_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sibling_tally" ADD CONSTRAINT "sibling_tally_project_id_prompt_id_fkey" FOREIGN KEY ("project_id", "prompt_id") REFERENCES "prompt"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sight" ADD CONSTRAINT "sight_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sight" ADD CONSTRAINT "sight_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_pair" ADD CONSTRAINT "practice_pair_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_pair" ADD CONSTRAINT "practice_pair_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_pair" ADD CONSTRAINT "practice_pair_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_project_id_practice_id_fkey" FOREIGN KEY ("project_id", "practice_id") REFERENCES "practice_pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "practice_answer" ADD CONSTRAINT "practice_answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- The guideline of each project moves to its first kept version. Texts of earlier versions were never kept.
insert into guideline (project_id, version, text, language, created_at)
select id, guideline_version, guideline, null, created_at from project where guideline <> '' or guideline_version > 1;
alter table project drop column guideline;
alter table project alter column guideline_version set default 0;

-- Written once: versions of a guideline, answers in a practice round, what somebody was shown.
create trigger guideline_append_only before update or delete on guideline for each row execute function refuse_change();
create trigger practice_answer_append_only before update or delete on practice_answer for each row execute function refuse_change();
create trigger sight_append_only before update or delete on sight for each row execute function refuse_change();
create trigger guideline_no_truncate before truncate on guideline for each statement execute function refuse_change();
create trigger practice_answer_no_truncate before truncate on practice_answer for each statement execute function refuse_change();
create trigger sight_no_truncate before truncate on sight for each statement execute function refuse_change();

alter table tally add constraint tally_extra_check check (extra >= 0);
alter table practice_answer add constraint practice_answer_check check (attempt >= 1 and duration_ms >= 0);
-- A pair is in the practice round once; the round of a language is what every claim there asks for.
create unique index practice_pair_key on practice_pair (project_id, pair_id) where removed_at is null;
create index practice_pair_round_idx on practice_pair (project_id, language, id) where removed_at is null;

-- The verdicts of a prompt by language, with a change added: sibling_sum('{"de": [1, 0, 0]}', '{"de": [0, 1, 0]}').
create function sibling_sum(verdicts jsonb, change jsonb) returns jsonb
  language sql immutable parallel safe
  return verdicts || (
    select jsonb_object_agg(c.key, jsonb_build_array(
      coalesce((verdicts->c.key->>0)::int, 0) + (c.value->>0)::int,
      coalesce((verdicts->c.key->>1)::int, 0) + (c.value->>1)::int,
      coalesce((verdicts->c.key->>2)::int, 0) + (c.value->>2)::int))
    from jsonb_each(change) c);

-- In how many languages somebody has judged.
create function sibling_judged(verdicts jsonb) returns integer
  language sql immutable parallel safe
  return (select count(*) from jsonb_each(verdicts) v where v.value <> '[0, 0, 0]');

-- How many judged languages do not say what most of them say. A language says its most frequent verdict; one whose most
-- frequent verdicts are equally frequent says none of them. One language alone cannot dissent.
create function sibling_dissent(verdicts jsonb) returns integer
  language sql immutable parallel safe
  return (
    select coalesce(sum(languages) - greatest(1, coalesce(max(languages) filter (where says <> 'none'), 1)), 0)
    from (
      select says, count(*) as languages
      from (
        select case when n[1] > greatest(n[2], n[3]) then 'accept' when n[2] > greatest(n[1], n[3]) then 'swap'
                    when n[3] > greatest(n[1], n[2]) then 'reject' else 'none' end as says
        from (select array[(v.value->>0)::int, (v.value->>1)::int, (v.value->>2)::int] as n
              from jsonb_each(verdicts) v where v.value <> '[0, 0, 0]') counts) languages
      group by says) said);

create function count_sibling_verdict(of_pair integer, verdict "Verdict", by integer) returns void
  language sql as $$
  insert into sibling_tally as t (run_id, prompt_id, project_id, verdicts, judged)
  select run_id, prompt_id, project_id, jsonb_build_object(language, jsonb_build_array(
           case verdict when 'accept' then by else 0 end, case verdict when 'swap' then by else 0 end,
           case verdict when 'reject' then by else 0 end)), 1
  from pair where id = of_pair
  -- the row is locked before it is added to: two languages decided at once are both counted
  on conflict (run_id, prompt_id) do update set
    verdicts = sibling_sum(t.verdicts, excluded.verdicts),
    judged = sibling_judged(sibling_sum(t.verdicts, excluded.verdicts)),
    dissent = sibling_dissent(sibling_sum(t.verdicts, excluded.verdicts))
$$;

create function tally_sibling_decision() returns trigger language plpgsql as $$
begin
  perform count_sibling_verdict(new.pair_id, new.verdict, 1);
  return null;
end $$;
create function tally_sibling_retraction() returns trigger language plpgsql as $$
begin
  perform count_sibling_verdict(d.pair_id, d.verdict, -1) from decision d where d.id = new.decision_id and d.counted;
  return null;
end $$;

-- What was decided before this table was there.
insert into sibling_tally (run_id, prompt_id, project_id, verdicts)
select run_id, prompt_id, project_id, jsonb_object_agg(language, verdicts)
from (
  select p.run_id, p.prompt_id, p.project_id, p.language, jsonb_build_array(
           count(*) filter (where d.verdict = 'accept'), count(*) filter (where d.verdict = 'swap'),
           count(*) filter (where d.verdict = 'reject')) as verdicts
  from decision d join pair p on p.id = d.pair_id left join retraction r on r.decision_id = d.id
  where d.counted and r.id is null
  group by p.run_id, p.prompt_id, p.project_id, p.language) counts
group by run_id, prompt_id, project_id;
update sibling_tally set judged = sibling_judged(verdicts), dissent = sibling_dissent(verdicts);

create trigger decision_sibling_tally after insert on decision
  for each row when (new.counted) execute function tally_sibling_decision();
create trigger retraction_sibling_tally after insert on retraction
  for each row execute function tally_sibling_retraction();
