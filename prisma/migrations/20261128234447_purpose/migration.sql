-- CreateEnum
CREATE TYPE "QueueKind" AS ENUM ('plain', 'audit', 'triage');

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('review', 'gold', 'repeat', 'tie');

-- CreateEnum
CREATE TYPE "VerdictState" AS ENUM ('open', 'settled', 'disputed');

-- CreateEnum
CREATE TYPE "SettledBy" AS ENUM ('decisions', 'adjudication');

-- AlterTable
ALTER TABLE "assignment" ADD COLUMN     "purpose" "Purpose" NOT NULL DEFAULT 'review',
ADD COLUMN     "sampling_probability" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "purpose" "Purpose" NOT NULL DEFAULT 'review';

-- AlterTable
ALTER TABLE "pair" ADD COLUMN     "retired_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "queue" ADD COLUMN     "kind" "QueueKind" NOT NULL DEFAULT 'plain';

-- CreateTable
CREATE TABLE "pair_verdict" (
    "pair_id" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "state" "VerdictState" NOT NULL,
    "verdict" "Verdict",
    "settled_by" "SettledBy",
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "swapped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "pair_verdict_pkey" PRIMARY KEY ("pair_id")
);

-- CreateIndex
CREATE INDEX "pair_verdict_project_id_state_pair_id_idx" ON "pair_verdict"("project_id", "state", "pair_id");

-- CreateIndex
CREATE INDEX "pair_verdict_run_id_language_state_pair_id_idx" ON "pair_verdict"("run_id", "language", "state", "pair_id");

-- AddForeignKey
ALTER TABLE "pair_verdict" ADD CONSTRAINT "pair_verdict_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- The decisions that stand: of work, counted, not taken back, about the text as it is now, of a pair that is in.
-- Tallies, verdicts, agreement and releases are about these alone.
create view standing_decision as
  select p.run_id, p.prompt_id, p.language, d.*
  from decision d join pair p on p.id = d.pair_id
  where d.counted and d.purpose = 'review' and d.content_hash = p.content_hash and p.retired_at is null
    and not exists (select 1 from retraction r where r.decision_id = d.id);

alter table pair_verdict add constraint pair_verdict_check check (
  accepted >= 0 and swapped >= 0 and rejected >= 0
  and (state = 'settled') = (verdict is not null) and (verdict is not null) = (settled_by is not null));
alter table assignment add constraint assignment_sampling_check check (
  sampling_probability > 0 and sampling_probability <= 1);
