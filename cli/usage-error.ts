/** A mistake of whoever typed the command: told in one sentence, without a stack. */
export class UsageError extends Error {}

/** Runs a command's own code; a usage error becomes a sentence and exit code 2. */
export async function orSentence(command: string, work: () => Promise<number>): Promise<number> {
  try {
    return await work();
  } catch (error) {
    const usage =
      error instanceof UsageError ||
      (error instanceof TypeError && "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS"));
    if (!usage) throw error;
    process.stderr.write(`pairity ${command}: ${error.message}\nTry: pairity ${command} --help\n`);
    return 2;
  }
}
