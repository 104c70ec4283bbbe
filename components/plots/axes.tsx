import type { ReactNode } from "react";
import { ticksOf } from "@/lib/construct/histogram";

export type Scale = {
  from: number;
  to: number;
  label: string;
  words: (value: number) => string;
  ticks?: readonly number[];
};
type Place = { x: (value: number) => number; y: (value: number) => number; bottom: number };

const size = { width: 460, height: 300 };
const edge = { top: 12, right: 14, bottom: 46, left: 58 };

/** Two labelled axes around a drawing of its own, which is told where its values lie. Numbers grow to the right in every language. */
export function Axes({
  x,
  y,
  words,
  children,
}: {
  x: Scale;
  y: Scale;
  /** What a listener is told instead of the picture. */
  words: string;
  children: (place: Place) => ReactNode;
}) {
  const { width, height } = size;
  const bottom = height - edge.bottom;
  const place: Place = {
    x: (value) => edge.left + ((value - x.from) / (x.to - x.from)) * (width - edge.left - edge.right),
    y: (value) => bottom - ((value - y.from) / (y.to - y.from)) * (bottom - edge.top),
    bottom,
  };
  return (
    <svg
      data-figure=""
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={words}
      direction="ltr"
      className="block w-full max-w-xl min-w-80 text-[12px]"
    >
      {(y.ticks ?? ticksOf(y)).map((tick) => (
        <g key={tick}>
          <line
            x1={edge.left}
            x2={width - edge.right}
            y1={place.y(tick)}
            y2={place.y(tick)}
            stroke="var(--hairline)"
          />
          <text x={edge.left - 8} y={place.y(tick) + 4} textAnchor="end" fill="var(--muted)">
            {y.words(tick)}
          </text>
        </g>
      ))}
      {(x.ticks ?? ticksOf(x)).map((tick) => (
        <g key={tick}>
          <line x1={place.x(tick)} x2={place.x(tick)} y1={bottom} y2={bottom + 4} stroke="var(--outline)" />
          <text x={place.x(tick)} y={bottom + 18} textAnchor="middle" fill="var(--muted)">
            {x.words(tick)}
          </text>
        </g>
      ))}
      {children(place)}
      <line x1={edge.left} x2={width - edge.right} y1={bottom} y2={bottom} stroke="var(--outline)" />
      <text x={(edge.left + width - edge.right) / 2} y={height - 8} textAnchor="middle" fill="var(--ink)">
        {x.label}
      </text>
      <text
        transform={`translate(14 ${(edge.top + bottom) / 2}) rotate(-90)`}
        textAnchor="middle"
        fill="var(--ink)"
      >
        {y.label}
      </text>
    </svg>
  );
}

/** A value with its interval, upright. */
export function Whisker({
  x,
  y,
  low,
  high,
  title,
  hollow = false,
}: {
  x: number;
  y: number;
  low: number;
  high: number;
  title: string;
  hollow?: boolean;
}) {
  return (
    <g>
      <title>{title}</title>
      <line x1={x} x2={x} y1={low} y2={high} stroke="var(--ink)" strokeWidth="1.5" />
      <line x1={x - 3} x2={x + 3} y1={low} y2={low} stroke="var(--ink)" strokeWidth="1.5" />
      <line x1={x - 3} x2={x + 3} y1={high} y2={high} stroke="var(--ink)" strokeWidth="1.5" />
      <circle
        cx={x}
        cy={y}
        r="4"
        fill={hollow ? "var(--paper)" : "var(--ink)"}
        stroke="var(--ink)"
        strokeWidth="1.5"
      />
    </g>
  );
}
