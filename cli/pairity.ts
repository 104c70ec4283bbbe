/** The `pairity` command: finds the sub-command and hands the rest of the words to it. Each returns an exit code. */
const commands: Record<string, { words: string; load: () => Promise<(argv: string[]) => Promise<number>> }> =
  {
    construct: {
      words: "construct pairs from a responses file, without a database",
      load: async () => (await import("./construct.ts")).construct,
    },
    sample: {
      words: "sample responses to a prompts file from a model server",
      load: async () => (await import("./score/score.ts")).sample,
    },
    score: {
      words: "fill vectors, log-probabilities, rewards or translations by a model server",
      load: async () => (await import("./score/score.ts")).score,
    },
    import: {
      words: "bring a responses file into a project",
      load: async () => (await import("./import.ts")).importFile,
    },
    export: {
      words: "write a project's approved pairs as JSONL",
      load: async () => (await import("./export.ts")).exportPairs,
    },
    agreement: {
      words: "say how far raters agree with each other and with a machine, without a database",
      load: async () => (await import("./agreement.ts")).agreement,
    },
    work: {
      words: "run imports and constructions in the background (npm start does this)",
      load: async () => (await import("./work.ts")).workUntilStopped,
    },
    welcome: {
      words: "print the set-up link, or with --demo the demo's sign-in links (npm start does this)",
      load: async () => (await import("./welcome.ts")).welcome,
    },
  };

function help(): string {
  const lines = Object.entries(commands).map(([name, { words }]) => `  ${name.padEnd(11)}${words}`);
  return `Usage: pairity <command> [options]\n\n${lines.join("\n")}\n\nEach command explains itself: pairity <command> --help\n`;
}

export {};

const [name = "--help", ...argv] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (command) {
  process.exitCode = await (await command.load())(argv);
} else {
  const asked = name === "--help" || name === "-h" || name === "help";
  (asked ? process.stdout : process.stderr).write(
    asked ? help() : `pairity: there is no command "${name}".\n\n${help()}`,
  );
  process.exitCode = asked ? 0 : 2;
}
