import { betweenPeople } from "./conformance/agreement";
import { auditOfReleased } from "./conformance/audit";
import { calm } from "./conformance/calm";
import { chrfScores } from "./conformance/chrf";
import { lengthControl } from "./conformance/implicit-reward";
import { mapoPairs } from "./conformance/mapo";
import { mgsm } from "./conformance/mgsm";
import { peopleAndMethod } from "./conformance/people-and-method";
import { proportions } from "./conformance/proportions";

/**
 * `npm run conformance`: the methods and statistics against known answers that do not ship with the project.
 * It reads `../shared` beside the checkout, skips what is not there, and exits 1 where a number differs.
 */
const checks: Record<string, () => Promise<boolean>> = {
  mgsm,
  calm,
  icr_length_control: lengthControl,
  mapo_pairs: mapoPairs,
  chrf: chrfScores,
  proportion_ci: proportions,
  agreement: betweenPeople,
  people_and_method: peopleAndMethod,
  audit_of_released_pairs: auditOfReleased,
};

async function where(name: string, check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ENOENT")) throw error;
    console.log(`skip  ${name}: not beside this checkout`);
    return true;
  }
}

const results: boolean[] = [];
for (const [name, check] of Object.entries(checks)) results.push(await where(name, check));
process.exitCode = results.every(Boolean) ? 0 : 1;
