/**
 * Blocks of Unicode's first plane by the script of their letters; what is not here is Latin, Greek, Cyrillic, a sign
 * that many scripts share, or of a script without a face of ours. `Kana` and `Hang` are told apart from `Hani`: they
 * say whose Han letters stand beside them.
 */
const blocks: Record<string, [from: number, to: number][]> = {
  Armn: [
    [0x0530, 0x058f],
    [0xfb13, 0xfb17],
  ],
  Hebr: [
    [0x0590, 0x05ff],
    [0xfb1d, 0xfb4f],
  ],
  Arab: [
    [0x0600, 0x06ff],
    [0x0750, 0x077f],
    [0x0870, 0x08ff],
    [0xfb50, 0xfdff],
    [0xfe70, 0xfefc],
  ],
  Thaa: [[0x0780, 0x07bf]],
  // Without the two dandas, U+0964 and U+0965, which end sentences in most scripts of India.
  Deva: [
    [0x0900, 0x0963],
    [0x0966, 0x097f],
    [0xa8e0, 0xa8ff],
  ],
  Beng: [[0x0980, 0x09ff]],
  Guru: [[0x0a00, 0x0a7f]],
  Gujr: [[0x0a80, 0x0aff]],
  Orya: [[0x0b00, 0x0b7f]],
  Taml: [[0x0b80, 0x0bff]],
  Telu: [[0x0c00, 0x0c7f]],
  Knda: [[0x0c80, 0x0cff]],
  Mlym: [[0x0d00, 0x0d7f]],
  Sinh: [[0x0d80, 0x0dff]],
  Thai: [[0x0e00, 0x0e7f]],
  Laoo: [[0x0e80, 0x0eff]],
  Tibt: [[0x0f00, 0x0fff]],
  Mymr: [
    [0x1000, 0x109f],
    [0xa9e0, 0xa9ff],
    [0xaa60, 0xaa7f],
  ],
  Geor: [
    [0x10a0, 0x10ff],
    [0x1c90, 0x1cbf],
    [0x2d00, 0x2d2f],
  ],
  Ethi: [
    [0x1200, 0x139f],
    [0x2d80, 0x2ddf],
    [0xab00, 0xab2f],
  ],
  Khmr: [
    [0x1780, 0x17ff],
    [0x19e0, 0x19ff],
  ],
  Olck: [[0x1c50, 0x1c7f]],
  Tfng: [[0x2d30, 0x2d7f]],
  Kana: [
    [0x3041, 0x30ff],
    [0x31f0, 0x31ff],
    [0xff66, 0xff9f],
  ],
  Hang: [
    [0x1100, 0x11ff],
    [0x3130, 0x318f],
    [0xa960, 0xa97f],
    [0xac00, 0xd7ff],
  ],
  Hani: [
    [0x2e80, 0x2fdf],
    [0x3400, 0x4dbf],
    [0x4e00, 0x9fff],
    // The first halves of the pairs that write the second and third plane, which are Han alone.
    [0xd840, 0xd8bf],
    [0xf900, 0xfaff],
  ],
};

const scripts = Object.keys(blocks);
/** For each UTF-16 unit the place of its script in `scripts`, from one on. */
let places: Uint8Array | null = null;

function placesOfUnits(): Uint8Array {
  const made = new Uint8Array(0x10000);
  for (const [at, script] of scripts.entries())
    for (const [from, to] of blocks[script] ?? []) made.fill(at + 1, from, to + 1);
  return made;
}

/**
 * The scripts of a text's letters, in the order of their first letters: one walk over it, since it is done for every
 * text that is shown. `scriptsIn("a 漢字 ไทย")` is Hani, Thai.
 */
export function scriptsIn(text: string): string[] {
  places ??= placesOfUnits();
  const found: string[] = [];
  let seen = 0;
  for (let n = 0; n < text.length; n += 1) {
    const unit = text.charCodeAt(n);
    if (unit < 0x530) continue;
    const place = places[unit] ?? 0;
    if (place === 0 || seen & (1 << (place - 1))) continue;
    seen |= 1 << (place - 1);
    const script = scripts[place - 1];
    if (script) found.push(script);
  }
  return found;
}
