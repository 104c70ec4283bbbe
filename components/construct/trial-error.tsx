import { Problem } from "@/lib/problem";
import { Notice } from "../ui/notice";
import { useProblemText } from "../use-problem-text";

/** Why there is no trial, with the places in the form that it speaks of. */
export function TrialError({ error }: { error: Error }) {
  const problemText = useProblemText();
  const details = error instanceof Problem ? error.details : [];
  return (
    <Notice tone="error" title={problemText(error)} code={error instanceof Problem ? error.code : undefined}>
      {details.length > 0 ? (
        <ul>
          {details.map(({ path, message }) => (
            <li key={path}>
              <code className="font-mono text-sm">{path.replace(/^parameters\./, "")}</code>{" "}
              <bdi lang="en">{message}</bdi>
            </li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}
