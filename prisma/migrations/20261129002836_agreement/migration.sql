-- CreateTable
CREATE TABLE "agreement_change" (
    "id" BIGSERIAL NOT NULL,
    "pair_id" INTEGER NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agreement_pair" (
    "pair_id" INTEGER NOT NULL,
    "project_id" UUID NOT NULL,
    "counted" JSONB NOT NULL,

    CONSTRAINT "agreement_pair_pkey" PRIMARY KEY ("pair_id")
);

-- CreateTable
CREATE TABLE "agreement_cell" (
    "run_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "annotator_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "mode" "Mode" NOT NULL,
    "kind" "QueueKind" NOT NULL,
    "informed" BOOLEAN NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "swapped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,
    "duration_ms" BIGINT NOT NULL DEFAULT 0,
    "left_chosen" INTEGER NOT NULL DEFAULT 0,
    "sided" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_cell_pkey" PRIMARY KEY ("run_id","language","annotator_id","day","mode","kind","informed")
);

-- CreateTable
CREATE TABLE "agreement_margin" (
    "run_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "annotator_id" UUID NOT NULL,
    "half" INTEGER NOT NULL,
    "bin" INTEGER NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "swapped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_margin_pkey" PRIMARY KEY ("run_id","language","annotator_id","half","bin")
);

-- CreateTable
CREATE TABLE "agreement_facet" (
    "run_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "facet" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL DEFAULT 0,
    "swapped" INTEGER NOT NULL DEFAULT 0,
    "rejected" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_facet_pkey" PRIMARY KEY ("run_id","language","facet","value")
);

-- CreateTable
CREATE TABLE "agreement_meeting" (
    "run_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "first_verdict" "Verdict" NOT NULL,
    "second_verdict" "Verdict" NOT NULL,
    "pairs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_meeting_pkey" PRIMARY KEY ("run_id","language","first_id","second_id","first_verdict","second_verdict")
);

-- CreateTable
CREATE TABLE "agreement_unit" (
    "run_id" UUID NOT NULL,
    "project_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "accepted" INTEGER NOT NULL,
    "swapped" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "pairs" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "agreement_unit_pkey" PRIMARY KEY ("run_id","language","accepted","swapped","rejected")
);

-- CreateTable
CREATE TABLE "certificate" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "project_id" UUID NOT NULL,
    "run_id" UUID NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "target" DOUBLE PRECISION NOT NULL,
    "risk" DOUBLE PRECISION NOT NULL,
    "method" TEXT NOT NULL,
    "seed" INTEGER NOT NULL DEFAULT 0,
    "languages" JSONB NOT NULL,
    "sample" JSONB NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "expired_at" TIMESTAMPTZ(3),
    "expired_by" TEXT,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "agreement_change_pair_id_idx" ON "agreement_change"("pair_id");

-- CreateIndex
CREATE INDEX "agreement_pair_project_id_pair_id_idx" ON "agreement_pair"("project_id", "pair_id");

-- CreateIndex
CREATE INDEX "agreement_cell_project_id_run_id_idx" ON "agreement_cell"("project_id", "run_id");

-- CreateIndex
CREATE INDEX "agreement_margin_project_id_run_id_idx" ON "agreement_margin"("project_id", "run_id");

-- CreateIndex
CREATE INDEX "agreement_facet_project_id_run_id_idx" ON "agreement_facet"("project_id", "run_id");

-- CreateIndex
CREATE INDEX "agreement_meeting_project_id_run_id_idx" ON "agreement_meeting"("project_id", "run_id");

-- CreateIndex
CREATE INDEX "agreement_unit_project_id_run_id_idx" ON "agreement_unit"("project_id", "run_id");

-- CreateIndex
CREATE INDEX "certificate_project_id_run_id_created_at_idx" ON "certificate"("project_id", "run_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_project_id_id_key" ON "certificate"("project_id", "id");

-- AddForeignKey
ALTER TABLE "agreement_change" ADD CONSTRAINT "agreement_change_pair_id_fkey" FOREIGN KEY ("pair_id") REFERENCES "pair"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_pair" ADD CONSTRAINT "agreement_pair_project_id_pair_id_fkey" FOREIGN KEY ("project_id", "pair_id") REFERENCES "pair"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_cell" ADD CONSTRAINT "agreement_cell_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_margin" ADD CONSTRAINT "agreement_margin_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_facet" ADD CONSTRAINT "agreement_facet_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_meeting" ADD CONSTRAINT "agreement_meeting_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_unit" ADD CONSTRAINT "agreement_unit_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_project_id_run_id_fkey" FOREIGN KEY ("project_id", "run_id") REFERENCES "run"("project_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_created_by_fkey" FOREIGN KEY ("created_by") REFERENCES "user"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What schema.prisma cannot say.

-- Which pairs are to be counted anew. The transaction of a decision writes one small row; the worker does the counting, so
-- that two people who decide pairs of one language at once do not wait for each other (docs/decisions/017).
create function agreement_pair_changed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'retraction' then
    insert into agreement_change (pair_id) select pair_id from decision where id = new.decision_id and counted and purpose = 'review';
  elsif tg_table_name = 'decision' then
    insert into agreement_change (pair_id) values (new.pair_id);
  else
    insert into agreement_change (pair_id) select new.id where exists (select 1 from decision where pair_id = new.id);
  end if;
  return null;
end $$;
create trigger decision_agreement after insert on decision
  for each row when (new.counted and new.purpose = 'review') execute function agreement_pair_changed();
create trigger retraction_agreement after insert on retraction
  for each row execute function agreement_pair_changed();
create trigger pair_agreement after update of content_hash, retired_at, flags, margin on pair
  for each row when ((old.content_hash, old.retired_at, old.flags, old.margin) is distinct from
                     (new.content_hash, new.retired_at, new.flags, new.margin))
  execute function agreement_pair_changed();

-- What was decided before these tables were there.
insert into agreement_change (pair_id) select distinct pair_id from decision where counted and purpose = 'review';

-- A certificate is written once; it may end once.
create function certificate_change() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - 'expired_at' - 'expired_by') is distinct from (to_jsonb(old) - 'expired_at' - 'expired_by') or old.expired_at is not null then
    raise exception 'a certificate is written once' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger certificate_written_once before update on certificate for each row execute function certificate_change();
alter table certificate add constraint certificate_check check (
  target > 0 and target < 1 and risk > 0 and risk < 1 and (expired_at is null) = (expired_by is null));
