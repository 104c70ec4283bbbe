import { expect, test } from "./journey.ts";
import { inviteTo, makeReview, reviewPath } from "./project.ts";
import { mathRows } from "./rows.ts";

test("an annotator's languages are changed, an invitation is taken back, and who is removed is out at once", async ({
  house,
  browse,
  watch,
}) => {
  watch.expect(/status of 404/);
  const { project, queue } = await makeReview(house.admin, {
    name: "Crew",
    rows: mathRows(3, ["en", "ar", "ja"]),
  });
  const lead = await inviteTo(project, "lead");
  const ana = await inviteTo(project, "annotator", ["ar"]);
  const page = await browse(lead);
  await page.goto(`/projects/${project.id}/people`);

  await page.getByRole("button", { name: `Change ${ana.name}` }).click();
  const dialog = page.getByRole("dialog", { name: `Change ${ana.name}` });
  await expect(dialog.getByLabel("Role"), "leads give no roles").toHaveCount(0);
  await dialog.getByLabel("Japanese").check();
  await dialog.getByLabel("Arabic").uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: new RegExp(ana.name) })).toContainText("Japanese");
  expect((await ana.api.get(reviewPath(project, queue, "ja"))).status()).toBe(200);
  expect((await ana.api.get(reviewPath(project, queue, "ar"))).status()).toBe(404);

  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByLabel("Send this link to one person").inputValue();
  const invitation = page.getByTestId("invitation");
  await invitation.getByRole("button", { name: "Revoke the invitation: annotator" }).click();
  await invitation.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(invitation).toHaveCount(0);
  const late = await lead.api.post("/api/invitations/acceptance", {
    data: { token: link.split("#")[1], name: "Too late", password: "a sentence nobody has used" },
  });
  expect(late.status()).toBe(410);

  await page.getByRole("button", { name: `Change ${ana.name}` }).click();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await dialog.getByRole("button", { name: `Remove ${ana.name}` }).click();
  await expect(page.getByRole("row", { name: new RegExp(ana.name) })).toHaveCount(0);
  expect((await ana.api.get(reviewPath(project, queue, "ja"))).status()).toBe(404);
});
