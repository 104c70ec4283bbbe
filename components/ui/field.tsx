import { type ComponentProps, type ReactNode, useId } from "react";

type Frame = { label: string; hint?: ReactNode; error?: string | undefined };

const box =
  "w-full rounded-control border border-outline bg-raised px-3 text-ink placeholder:text-faint aria-invalid:border-reject";

/** A labelled input with its hint and its error; both are read out with it. */
export function Field({ label, hint, error, ...rest }: Frame & ComponentProps<"input">) {
  const id = useId();
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <input
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={error ? true : undefined}
        className={`${box} h-9 pointer-coarse:h-[44px]`}
        {...rest}
      />
    </Framed>
  );
}

export function TextArea({ label, hint, error, ...rest }: Frame & ComponentProps<"textarea">) {
  const id = useId();
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <textarea
        id={id}
        aria-describedby={`${id}-hint`}
        aria-invalid={error ? true : undefined}
        className={`${box} min-h-28 py-2`}
        {...rest}
      />
    </Framed>
  );
}

export function Select({ label, hint, error, children, ...rest }: Frame & ComponentProps<"select">) {
  const id = useId();
  return (
    <Framed id={id} label={label} hint={hint} error={error}>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        className={`${box} h-9 pointer-coarse:h-[44px]`}
        {...rest}
      >
        {children}
      </select>
    </Framed>
  );
}

export function Checkbox({
  label,
  hint,
  ...rest
}: { label: string; hint?: string } & ComponentProps<"input">) {
  return (
    <label className="flex cursor-pointer items-start gap-3 py-1">
      <input type="checkbox" className="mt-0.5 size-4 accent-accent" {...rest} />
      <span>
        {label}
        {hint ? <span className="block text-sm text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}

function Framed({ id, label, hint, error, children }: Frame & { id: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children}
      <p id={`${id}-hint`} className={`text-sm ${error ? "text-reject" : "text-muted"}`}>
        {error ?? hint}
      </p>
    </div>
  );
}
