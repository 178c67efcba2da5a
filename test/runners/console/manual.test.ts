// Each row of the manual has a test that is named after it, and is run in both generations.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { MECHANISM, ROWS } from "./manual.ts";

const TITLE = /^test\(\s*"(?<kind>row|mechanism) (?<number>\d+): /gm;

for (const [kind, rows] of [
	["row", ROWS],
	["mechanism", MECHANISM],
] as const)
	test(`the manual: a test for each ${kind}`, () => {
		const ignored = [test.info().project.testIgnore].flat();
		const files = readdirSync(import.meta.dirname).filter(
			(name) => name.endsWith(".test.ts") && !ignored.includes(name),
		);
		const titles = files.flatMap((name) => [...readFileSync(join(import.meta.dirname, name), "utf8").matchAll(TITLE)]);
		const tested = new Set(titles.filter(({ groups }) => groups?.kind === kind).map(({ groups }) => groups?.number));
		expect([...tested].sort()).toEqual(Object.keys(rows).sort());
	});
