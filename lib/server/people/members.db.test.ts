import { describe, expect, test } from "vitest";
import type { Role } from "../prisma/enums";
import { listMembers } from "../projects";
import { claim } from "../review/claims";
import { decide } from "../review/decisions";
import { makeMember, makeProject, makeQueue, problemOf, request } from "../testing/test-project";
import { sql, value, withTestDatabase } from "../testing/test-server";
import { acceptInvitation, invite } from "./invitations";
import { changeMember, MemberChange, removeMember } from "./members";
import { listInvitations, revokeInvitation } from "./open-invitations";

withTestDatabase({ connections: 20 });

const heldBy = (userId: string) =>
  sql("select language from assignment where annotator_id = $1 and state = 'leased' order by language", [
    userId,
  ]);
const lastEvent = async (projectId: string) =>
  (
    await sql(
      "select action, object, detail from audit_event where project_id = $1 order by id desc limit 1",
      [projectId],
    )
  )[0];

describe("who may manage whom", () => {
  const may = async (who: Role, whom: Role) => {
    const { projectId } = await makeProject();
    await makeMember(projectId, "admin");
    const manager = await makeMember(projectId, who);
    const target = await makeMember(projectId, whom, ["de"]);
    const ask = (change: MemberChange) =>
      problemOf(changeMember(manager.actor, manager.membership, target.userId, change));
    return [
      await ask({ languages: ["fr"] }),
      await ask({ role: whom === "annotator" ? "lead" : "annotator" }),
      await problemOf(removeMember(manager.actor, manager.membership, target.userId)),
    ];
  };
  const yes = "no problem";
  const no = "not-allowed";

  test("an admin manages everybody", async () => {
    for (const whom of ["annotator", "lead", "admin"] as const)
      expect(await may("admin", whom), whom).toEqual([yes, yes, yes]);
  });

  test("a lead manages annotators, who stay annotators, and nobody else", async () => {
    expect(await may("lead", "annotator")).toEqual([yes, no, yes]);
    expect(await may("lead", "lead")).toEqual([no, no, no]);
    expect(await may("lead", "admin")).toEqual([no, no, no]);
  });

  test.each([{ role: "owner" }, { languages: "de" }, { admin: true }, { userId: "x" }])(
    "a change is not made of %j",
    (body) => expect(MemberChange.safeParse(body).success).toBe(false),
  );
});

describe("the last admin of a project", () => {
  test("is neither removed nor made anything less, by themselves or others", async () => {
    const { projectId } = await makeProject();
    const { actor, membership, userId } = await makeMember(projectId, "admin");
    expect(await problemOf(changeMember(actor, membership, userId, { role: "lead" }))).toBe("last-admin");
    expect(await problemOf(removeMember(actor, membership, userId))).toBe("last-admin");
    expect(await problemOf(changeMember(actor, membership, userId, { role: "admin" }))).toBe("no problem");
    const gone = await makeMember(projectId, "admin");
    await sql('update "user" set disabled = true where id = $1', [gone.userId]);
    expect(await problemOf(removeMember(actor, membership, userId)), "one who cannot sign in").toBe(
      "last-admin",
    );
  });

  test("is left when all of them remove one another at once", async () => {
    const { projectId } = await makeProject();
    const admins = await Promise.all(Array.from({ length: 4 }, () => makeMember(projectId, "admin")));
    const outcomes = await Promise.all(
      admins.map(({ actor, membership }, n) =>
        problemOf(removeMember(actor, membership, admins[(n + 1) % 4]?.userId ?? "")),
      ),
    );
    expect(outcomes.sort()).toEqual(["last-admin", "no problem", "no problem", "no problem"]);
    expect((await listMembers({ projectId, role: "lead", languages: [] })).map(({ role }) => role)).toEqual([
      "lead",
      "admin",
    ]);
  });
});

test("who is removed gives back at once what they hold; what they decided stays, and the log says so", async () => {
  const queue = await makeQueue({ pairs: 4 });
  const { lead, one, other, queueId, projectId } = queue;
  const of = { queueId, language: "de", count: 3 };
  const [pair] = (await claim(one.userId, one.membership, of)).pairs;
  if (!pair) throw new Error("no pair");
  await decide(one.userId, one.membership, queueId, request(pair, "left"));
  expect(await heldBy(one.userId)).toHaveLength(2);
  await removeMember(lead.actor, lead.membership, one.userId);
  expect(await heldBy(one.userId)).toEqual([]);
  expect((await claim(other.userId, other.membership, { ...of, count: 9 })).pairs).toHaveLength(3);
  expect(await value("select count(*)::int from decision where annotator_id = $1", [one.userId])).toBe(1);
  expect(await lastEvent(projectId)).toEqual({
    action: "member.removed",
    object: one.userId,
    detail: { before: { role: "annotator", languages: ["de"] }, returned: 2 },
  });
  expect(await problemOf(removeMember(lead.actor, lead.membership, one.userId))).toBe("not-found");
});

test("whose languages change gives back the leases of the others alone, and claims by the new ones", async () => {
  const { lead, one, queueId, projectId } = await makeQueue({ pairs: 2, languages: ["de", "fr"] });
  for (const language of ["de", "fr"])
    await claim(one.userId, one.membership, { queueId, language, count: 1 });
  expect(await heldBy(one.userId)).toEqual([{ language: "de" }, { language: "fr" }]);
  await changeMember(lead.actor, lead.membership, one.userId, { languages: ["fr", "sw"] });
  expect(await heldBy(one.userId)).toEqual([{ language: "fr" }]);
  expect(await lastEvent(projectId)).toMatchObject({
    action: "member.changed",
    detail: { before: { languages: ["de", "fr"] }, after: { languages: ["fr", "sw"] }, returned: 1 },
  });
});

describe("an open invitation", () => {
  test("is listed without its link until it is used, runs out or is revoked", async () => {
    const { lead, projectId } = await makeProject();
    const make = () => invite(lead.actor, lead.membership, { role: "annotator", languages: ["de"] });
    const ids = async () => (await listInvitations(lead.membership)).map(({ id }) => id);
    const { token } = await make();
    const [invitation] = await listInvitations(lead.membership);
    expect(invitation).toEqual({
      id: expect.any(String),
      role: "annotator",
      languages: ["de"],
      expiresAt: expect.any(String),
      by: lead.actor.name,
    });
    await acceptInvitation({ token, name: "Used it", password: "correct horse battery staple" });
    expect(await ids()).toEqual([]);
    expect(await problemOf(revokeInvitation(lead.actor, lead.membership, invitation?.id ?? ""))).toBe(
      "not-found",
    );
    await make();
    await sql("update invitation set expires_at = now() - interval '1 second' where project_id = $1", [
      projectId,
    ]);
    expect(await ids()).toEqual([]);
    const { token: unwanted } = await make();
    const [id = ""] = await ids();
    await revokeInvitation(lead.actor, lead.membership, id);
    expect(await ids()).toEqual([]);
    expect(
      await problemOf(
        acceptInvitation({ token: unwanted, name: "Late", password: "correct horse battery staple" }),
      ),
    ).toBe("link-invalid");
    expect(await lastEvent(projectId)).toMatchObject({ action: "invitation.revoked", object: id });
  });

  test("of an admin is revoked by admins alone", async () => {
    const { lead, projectId } = await makeProject();
    const admin = await makeMember(projectId, "admin");
    await invite(admin.actor, admin.membership, { role: "admin", languages: [] });
    const [invitation] = await listInvitations(lead.membership);
    const revoke = ({ actor, membership }: typeof lead) =>
      problemOf(revokeInvitation(actor, membership, invitation?.id ?? ""));
    expect(await revoke(lead)).toBe("not-allowed");
    expect(await revoke(admin)).toBe("no problem");
  });
});
