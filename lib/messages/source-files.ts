import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** For tests that read the sources: every file of ours in these folders, without tests and without what is generated. */
export function sourceFiles(folders: readonly string[]): { path: string; text: string }[] {
  const root = join(import.meta.dirname, "../..");
  return folders
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map(
        (name) => `${folder}/${name}`,
      ),
    )
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/u.test(path) && !/\.test\.tsx?$|\.d\.ts$|^lib\/server\/prisma\//u.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}
