-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "withdrawn" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "queue" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "filter" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "first_id" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "gold_rate" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "last_id" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "plan" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "policy" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "ranked_decisions" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "ranking" JSONB,
ADD COLUMN     "repeat_after" INTEGER NOT NULL DEFAULT 48,
ADD COLUMN     "repeat_rate" DOUBLE PRECISION NOT NULL DEFAULT 0,
ADD COLUMN     "tie_rate" DOUBLE PRECISION NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "tally" DROP COLUMN "extra",
ADD COLUMN     "wanted" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "gold_pair" (
    "id" SERIAL NOT NULL,
    "project_id" UUID NOT NULL,
    "pair_id" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "expected" "PracticeChoice" NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "gold_pair_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "triage_clue" (
    "queue_id" UUID NOT NULL,
    "pair_id" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "clues" DOUBLE PRECISION[],

    CONSTRAINT "triage_clue_pkey" PRIMARY KEY ("queue_id","pair_id")
);

-- CreateIndex
CREATE INDEX "gold_pair_project_id_pair_id_idx" ON "gold_pair"("project_id", "pair_id");

-- CreateIndex
CREATE INDEX "triage_clue_project_id_pair_id_idx" ON "triage_clue"("project_id", "pair_id");

-- AddForeignKey
ALTER TABLE "gold_pair" ADD CONSTRAINT "gold_pair_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_pair" ADD CONSTRAINT "gold_pair_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "gold_pair" ADD CONSTRAINT "gold_pair_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "triage_clue" ADD CONSTRAINT "triage_clue_project_id_queue_id_fkey" FOREIGN KEY ("project_id", "queue_id") REFERENCES "queue"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "triage_clue" ADD CONSTRAINT "triage_clue_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- Controls are invisible to the order of the queue: work alone is claimed from it.
drop index assignment_open_idx;
create index assignment_open_idx on assignment (queue_id, language, priority, id)
  where state = 'open' and purpose = 'review' and not withdrawn;
-- One annotator judges a pair once for each purpose; what a claim gives out is stricter still.
drop index assignment_annotator_key;
create unique index assignment_annotator_key on assignment (queue_id, pair_id, annotator_id, purpose)
  where annotator_id is not null;
-- The slots of controls are drawn at random, far above those of work: 1, 2, … wanted.
alter table assignment drop constraint assignment_slot_check;
alter table assignment add constraint assignment_slot_check check (
  case purpose when 'review' then slot between 1 and wanted else slot > 1000 and wanted = 1 end);
alter table queue add constraint queue_rates_check check (
  gold_rate >= 0 and repeat_rate >= 0 and tie_rate >= 0 and gold_rate + repeat_rate + tie_rate <= 0.5
  and repeat_after >= 0 and (mode = 'blind' or tie_rate = 0) and (kind <> 'audit' or mode = 'blind'));
create unique index gold_pair_key on gold_pair (project_id, pair_id) where removed_at is null;
create index gold_pair_language_idx on gold_pair (project_id, language) where removed_at is null;
create index decision_control_idx on decision (project_id, annotator_id) where purpose <> 'review';

-- Pairs and judgements wanted, per queue and language: from the first slot of each pair, which all others repeat.
update tally t set wanted = n.wanted
from (select queue_id, language, sum(wanted) as wanted from assignment where slot = 1 group by 1, 2) n
where n.queue_id = t.queue_id and n.language = t.language;

create function count_given() returns trigger language plpgsql as $$
begin
  insert into tally as t (queue_id, project_id, language, pairs, wanted)
  select queue_id, project_id, language, count(*), sum(wanted) from added
  where slot = 1 and purpose = 'review' and not withdrawn
  group by 1, 2, 3 order by 1, 3
  on conflict (queue_id, language) do update set pairs = t.pairs + excluded.pairs, wanted = t.wanted + excluded.wanted;
  return null;
end $$;
create trigger assignment_given after insert on assignment
  referencing new table as added for each statement execute function count_given();

create function count_wanted() returns trigger language plpgsql as $$
begin
  update tally set wanted = wanted + new.wanted - old.wanted
  where queue_id = new.queue_id and language = new.language;
  return null;
end $$;
create trigger assignment_wanted after update of wanted on assignment for each row
  when (new.slot = 1 and new.purpose = 'review' and not new.withdrawn and new.wanted <> old.wanted)
  execute function count_wanted();

-- A retired pair leaves every queue with what was decided on it, and comes back with it.
create function withdraw_pair() returns trigger language plpgsql as $$
declare
  gone boolean := new.retired_at is not null;
begin
  perform 1 from assignment where project_id = new.project_id and pair_id = new.id order by id for update;
  update assignment set withdrawn = gone where project_id = new.project_id and pair_id = new.id;
  update tally t set
    pairs = t.pairs + n.sign * n.pairs, wanted = t.wanted + n.sign * n.wanted,
    accepted = t.accepted + n.sign * n.accepted, swapped = t.swapped + n.sign * n.swapped,
    rejected = t.rejected + n.sign * n.rejected
  from (
    select a.queue_id, case when gone then -1 else 1 end as sign, count(*) filter (where a.slot = 1) as pairs,
           coalesce(sum(a.wanted) filter (where a.slot = 1), 0) as wanted,
           count(*) filter (where d.verdict = 'accept') as accepted,
           count(*) filter (where d.verdict = 'swap') as swapped,
           count(*) filter (where d.verdict = 'reject') as rejected
    from assignment a left join decision d on d.id = a.decision_id
    where a.project_id = new.project_id and a.pair_id = new.id and a.purpose = 'review'
    group by a.queue_id) n
  where t.queue_id = n.queue_id and t.language = new.language;
  return null;
end $$;
create trigger pair_withdrawn after update of retired_at on pair for each row
  when ((new.retired_at is null) <> (old.retired_at is null)) execute function withdraw_pair();

-- Only work counts in what people said of a prompt.
drop trigger decision_sibling_tally on decision;
create trigger decision_sibling_tally after insert on decision
  for each row when (new.counted and new.purpose = 'review') execute function tally_sibling_decision();
create function is_work(decision_id uuid) returns boolean language sql stable as $$
  select purpose = 'review' from decision where id = decision_id
$$;
drop trigger retraction_sibling_tally on retraction;
create trigger retraction_sibling_tally after insert on retraction
  for each row when (is_work(new.decision_id)) execute function tally_sibling_retraction();
