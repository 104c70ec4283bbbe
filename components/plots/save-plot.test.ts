import { expect, test } from "vitest";
import { csvOf } from "./save-plot";

test("rows become CSV that a spreadsheet reads as it is meant", () => {
  expect(
    csvOf([
      ["name", "n", "share"],
      ['a "b", c', 3, 0.5],
      ["=1+1", 0, null],
    ]),
  ).toBe('name,n,share\r\n"a ""b"", c",3,0.5\r\n\'=1+1,0,\r\n');
});
