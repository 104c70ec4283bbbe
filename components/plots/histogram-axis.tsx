import { ticksOf } from "@/lib/construct/histogram";
import { useNumbers } from "../use-numbers";

/** Round numbers under the plots that share an axis. */
export function HistogramAxis({
  from,
  to,
  className = "",
}: {
  from: number;
  to: number;
  className?: string;
}) {
  const { tick: words } = useNumbers();
  return (
    // Numbers grow to the right in every language, as the bars above do.
    <div aria-hidden="true" dir="ltr" className={`relative h-5 text-xs text-muted ${className}`}>
      {ticksOf({ from, to }).map((tick) => {
        const at = (100 * (tick - from)) / (to - from);
        return (
          // Shifted by as much of its own width, so that the first and the last stay inside.
          <span
            key={tick}
            className="absolute whitespace-nowrap"
            style={{ insetInlineStart: `${at}%`, transform: `translateX(-${at}%)` }}
          >
            {words(tick)}
          </span>
        );
      })}
    </div>
  );
}
