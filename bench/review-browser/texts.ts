import { seeded } from "../generate.ts";

/** The languages of the pairs: one Latin script, one from right to left, one without spaces and one of two widths. */
export const languages = ["sw", "ar", "th", "ja"] as const;
export type Language = (typeof languages)[number];

export const shortest = 200;
export const longest = 20_000;

export type PairRow = {
  pair_id: string;
  prompt_id: string;
  language: Language;
  prompt: string;
  prompt_en: string;
  reference: string;
  chosen: string;
  rejected: string;
  method: string;
  scores: { chosen: number; rejected: number; margin: number };
};

const sentences: Record<Language | "en", readonly string[]> = {
  en: [
    "The water boils sooner on a mountain, because the air presses less on it.",
    "That is why rice takes longer there.",
    "Most of the old houses near the harbour were built of stone.",
  ],
  sw: [
    "Maji huchemka mapema zaidi mlimani, kwa sababu hewa huyakandamiza kidogo.",
    "Ndiyo maana wali huchukua muda mrefu huko.",
    "Kwanza jumlisha kiasi cha pesa mara tatu, kisha toa kile ambacho amekwisha kulipa.",
    "Nyumba nyingi za zamani karibu na bandari zilijengwa kwa mawe.",
    "Ukitaka kulala vizuri, kunywa kahawa yako ya mwisho kabla ya saa sita mchana.",
  ],
  ar: [
    "يغلي الماء أسرع على الجبل، لأن الهواء يضغط عليه أقل.",
    "ولهذا يحتاج الأرز هناك إلى وقت أطول.",
    "اجمع أولًا المبالغ الثلاثة، ثم اطرح منها ما دفعته من قبل.",
    "بُنيت معظم البيوت القديمة قرب الميناء من الحجر.",
    "إذا أردت أن تنام نومًا أفضل، فاشرب آخر فنجان قهوة قبل الظهر.",
  ],
  th: [
    "น้ำบนภูเขาเดือดเร็วกว่า เพราะอากาศกดลงมาน้อยกว่า",
    "ข้าวจึงใช้เวลาหุงนานกว่าที่นั่น",
    "เริ่มจากรวมเงินทั้งสามจำนวน แล้วหักส่วนที่เธอจ่ายไปแล้ว",
    "บ้านเก่าส่วนใหญ่ใกล้ท่าเรือสร้างด้วยหิน",
    "ถ้าอยากหลับสบายขึ้น ควรดื่มกาแฟแก้วสุดท้ายก่อนเที่ยง",
  ],
  ja: [
    "山の上では空気の圧力が小さいので、水は早く沸騰します。",
    "そのため、米を炊くのに時間がかかります。",
    "まず三つの金額を足し、それからすでに払った分を引いてください。",
    "港の近くの古い家は、ほとんどが石造りでした。",
    "よく眠りたいなら、最後のコーヒーは昼前に飲むとよいでしょう。",
  ],
};

type Draw = () => number;

/** Rows of ready-made pairs, the same for the same seed: from 200 to 20,000 characters, short ones as often as long. */
export function pairRows(language: Language, count: number, seed = 20261121): PairRow[] {
  const draw = seeded(seed + languages.indexOf(language));
  return Array.from({ length: count }, (_, index) => {
    // Evenly on a scale of ratios: as many between 200 and 2,000 as between 2,000 and 20,000.
    const length = Math.round(shortest * (longest / shortest) ** (draw() / 2 ** 32));
    const shape = drawn(shapes, draw);
    const other = Math.min(
      longest,
      Math.max(shortest, Math.round(length * (0.8 + (draw() / 2 ** 32) * 0.4))),
    );
    return {
      pair_id: `${index}:${language}`,
      prompt_id: `${language}-${index}`,
      language,
      prompt: `${index + 1}. ${paragraph(language, 40 + (draw() % 300), draw)}`,
      prompt_en: `${index + 1}. ${paragraph("en", 100, draw)}`,
      reference: textOf("en", Math.min(length, 4000), shape, `${index + 1}`, draw),
      chosen: textOf(language, length, shape, `${index + 1}a`, draw),
      rejected: textOf(language, other, shape, `${index + 1}b`, draw),
      method: "bench",
      scores: { chosen: 0.9, rejected: 0.2, margin: 0.7 },
    };
  });
}

const shapes = ["plain", "plain", "plain", "list", "list", "headings", "code", "table", "formulas"] as const;
type Shape = (typeof shapes)[number];

/** Begins with `mark`, so that it can be told which text is on screen. */
function textOf(language: Language | "en", length: number, shape: Shape, mark: string, draw: Draw): string {
  let text = `${mark}. ${paragraph(language, Math.min(length, 160), draw)}`;
  while (text.length < length) {
    const room = length - text.length;
    const next =
      room > 120 && draw() % 2 === 0 ? piece(language, shape, draw) : paragraph(language, 320, draw);
    text += `\n\n${next}`;
  }
  return cutAt(text, length);
}

/** Never within a surrogate pair or a fence that it would leave open by half. */
function cutAt(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, "")
    .trimEnd();
}

function piece(language: Language | "en", shape: Shape, draw: Draw): string {
  const one = () => drawn(sentences[language], draw);
  switch (shape) {
    case "plain":
      return paragraph(language, 500, draw);
    case "headings":
      return `## ${one()}\n\n${one()} **${one()}** ${one()}`;
    case "list":
      return Array.from({ length: 3 + (draw() % 4) }, (_, n) => `${n + 1}. **${one()}** ${one()}`).join("\n");
    case "code":
      return "```python\ntotal = 0\nfor price in prices:\n    total += price * 1.08\nprint(round(total, 2))\n```";
    case "table":
      return `| A | B | C |\n|---|---|---|\n${Array.from({ length: 4 }, (_, n) => `| ${n} | ${one()} | ${draw() % 1000} |`).join("\n")}`;
    case "formulas":
      return `${one()} \\(x_${draw() % 10} = \\frac{${draw() % 100}}{${(draw() % 9) + 2}}\\)\n\n\\[\\sum_{i=1}^{n} i^2 = \\frac{n(n+1)(2n+1)}{6}\\]`;
  }
}

function paragraph(language: Language | "en", length: number, draw: Draw): string {
  let text = drawn(sentences[language], draw);
  while (text.length < length) text += ` ${drawn(sentences[language], draw)}`;
  return text;
}

function drawn<T>(list: readonly [T, ...T[]] | readonly T[], draw: Draw): T {
  const found = list[draw() % list.length];
  if (found === undefined) throw new Error("an empty list");
  return found;
}
